/** PDFs of documents by chance and of examples say what their sources say; a browser prints them. */
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { format as pdf } from '../../src/formats/pdf/index.ts';
import { openWorkshop } from './support/build.ts';
import { type FuzzDocument, tameDocument } from './support/documents.ts';
import { commonMark, gfm, withTitle } from './support/examples.ts';
import { proveArtifacts } from './support/prove.ts';
import { isLong, seed } from './support/settings.ts';

const samples = isLong ? 150 : 6;

const workshop = openWorkshop();
afterAll(async () => {
  workshop.close();
  await pdf.dispose?.();
});

/** The first documents of which nothing is told. */
async function choose(documents: readonly FuzzDocument[]): Promise<FuzzDocument[]> {
  const chosen: FuzzDocument[] = [];
  for (const document of documents) {
    if (chosen.length === samples) break;
    const { messages } = await workshop.build(document, []);
    if (messages.length === 0) chosen.push(document);
  }
  return chosen;
}

const examples = [...commonMark, ...gfm].map(({ markdown }) => ({
  language: 'en',
  markdown: withTitle(markdown),
}));
// One of the specifications' after the other, beginning elsewhere with each seed.
const start = (seed * 37) % examples.length;

test.each([
  ['documents by chance', fc.sample(tameDocument, { seed, numRuns: samples * 60 })],
  ['examples', [...examples.slice(start), ...examples.slice(0, start)]],
])(
  `${samples} PDFs of %s (SEED=${seed})`,
  { timeout: 60_000 + samples * 5_000 },
  async (_, from) => {
    const chosen = await choose(from);
    expect(chosen).toHaveLength(samples);
    for (const document of chosen) {
      const built = await workshop.build(document, [pdf]);
      expect(await proveArtifacts(built), JSON.stringify(document)).toEqual([]);
    }
  },
);
