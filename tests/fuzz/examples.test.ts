/** Every example of the specifications builds in every format, or says why not. */
import { VFile } from 'vfile';
import { afterAll, describe, expect, test } from 'vitest';
import { loadLanguage } from '../../src/languages/index.ts';
import { parseSource } from '../../src/markdown/parse.ts';
import { openWorkshop } from './support/build.ts';
import { commonMark, gfm, withTitle } from './support/examples.ts';
import { judge } from './support/judge.ts';
import { proveArtifacts } from './support/prove.ts';
import { isLong, seed, until } from './support/settings.ts';

const workshop = openWorkshop();
afterAll(workshop.close);

const examples = [...commonMark, ...gfm];

test('each is parsed', async () => {
  const { language } = await loadLanguage('en');
  expect(examples.length).toBe(652 + 24 + 27);
  for (const { name, markdown } of examples) {
    expect(() => parseSource(new VFile({ value: markdown }), language), name).not.toThrow();
  }
});

describe('builds in HTML, EPUB and Word, which say what it says', () => {
  // A long run takes all of them, a short one each twentieth, another with each seed.
  const chosen = examples.filter((_, index) => isLong || index % 20 === seed % 20);
  test(`${chosen.length} of ${examples.length} (SEED=${seed})`, { timeout: until }, async () => {
    for (const { name, markdown } of chosen) {
      const built = await workshop.build({ language: 'en', markdown: withTitle(markdown) });
      const { artifacts, isFine } = built;
      expect(artifacts.size, name).toBe(3);
      expect(await proveArtifacts(built), `${name}: ${markdown}`).toEqual([]);
      for (const [format, bytes] of artifacts) {
        expect(judge(format, bytes, isFine), `${name}: ${markdown}`).toEqual([]);
      }
    }
  });
});
