/** `make fuzz` for a long run; `SEED=… RUNS=…` with it to repeat one. */
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { openWorkshop } from './support/build.ts';
import { document, type FuzzDocument, tameDocument } from './support/documents.ts';
import { judge } from './support/judge.ts';
import { proveArtifacts } from './support/prove.ts';
import { isLong, runs, seed, until } from './support/settings.ts';

const workshop = openWorkshop();
afterAll(workshop.close);

const counts = { built: 0, fine: 0, proved: 0 };

/** What is wrong with what comes of a document; an exception is. */
async function findFaults(source: FuzzDocument): Promise<string[]> {
  try {
    const built = await workshop.build(source);
    const { artifacts, isFine, messages } = built;
    counts.built += 1;
    if (isFine) counts.fine += 1;
    if (messages.length === 0) counts.proved += 1;
    if (artifacts.size === 0 && messages.length === 0) return ['nothing came of it'];
    return [
      ...[...artifacts].flatMap(([format, bytes]) => judge(format, bytes, isFine)),
      ...(await proveArtifacts(built)),
    ];
  } catch (error) {
    return [String(error)];
  }
}

// Half of the first kind is of the second, which alone a short run would have too few of.
const kinds = [
  [runs, 'of anything', document],
  [isLong ? Math.ceil(runs / 10) : runs, 'as people write them', tameDocument],
] as const;

test.each(kinds)(
  `%d documents by chance %s build and say what their sources say, or say why not (SEED=${seed})`,
  { timeout: until },
  (runs, _, kind) => (isLong ? collectFaults(kind, runs) : findFirst(kind)),
);

type Kind = (typeof kinds)[number][2];

async function findFirst(document: Kind): Promise<void> {
  const property = fc.asyncProperty(document, async (source) => {
    expect(await findFaults(source)).toEqual([]);
  });
  await fc.assert(property, { seed, numRuns: runs });
}

/** A long run does not stop at the first fault, nor make it smaller. */
async function collectFaults(document: Kind, runs: number): Promise<void> {
  const found = new Map<string, string>();
  for (const source of fc.sample(document, { seed, numRuns: runs })) {
    if (counts.built % 1000 === 999)
      console.log(`${counts.built + 1} documents, ${found.size} faults`);
    for (const fault of await findFaults(source)) {
      const kind = fault.replace(/\d+/g, '0').slice(0, 200);
      const shown = `${fault}\n${source.language} ${JSON.stringify(source.markdown)}`;
      // A run that is broken off has told what it found.
      if (!found.has(kind)) console.log(shown);
      if (shown.length < (found.get(kind)?.length ?? Number.POSITIVE_INFINITY)) {
        found.set(kind, shown);
      }
    }
  }
  console.log(
    `${counts.built} documents built, ${counts.fine} without an error, ${counts.proved} without a word and proved`,
  );
  expect([...found.values()]).toEqual([]);
}
