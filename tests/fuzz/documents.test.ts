/** `RUNS=10000 SEED=… npx vitest run tests/fuzz` for a long run, and to repeat one. */
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { openWorkshop } from './support/build.ts';
import { document } from './support/documents.ts';
import { judge } from './support/judge.ts';
import { runs, seed, until } from './support/settings.ts';

const workshop = openWorkshop();
afterAll(workshop.close);

let built = 0;
let fine = 0;

test(`${runs} documents by chance build or say why not (SEED=${seed})`, {
  timeout: until,
}, async () => {
  await fc.assert(
    fc.asyncProperty(document, async (source) => {
      const { artifacts, isFine, messages } = await workshop.build(source);
      built += 1;
      if (isFine) fine += 1;
      expect(artifacts.size > 0 || messages.length > 0).toBe(true);
      for (const [format, bytes] of artifacts) {
        expect(judge(format, bytes, isFine), messages.join('\n')).toEqual([]);
      }
    }),
    { seed, numRuns: runs, interruptAfterTimeLimit: until - 10_000, endOnFailure: runs <= 1000 },
  );
  console.log(`${built} documents, of which ${fine} without an error`);
});
