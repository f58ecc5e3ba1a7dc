/** A file that is cut short or spoiled is told to be, whatever a parser makes of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { loadLanguage } from '../../src/languages/index.ts';
import { type VerifiedFormat, verifyArtifact } from '../../src/verify/verify.ts';
import { goodReport, run } from '../cli/support.ts';
import { makeFolder } from '../support/temporary-project.ts';
import { seedRandom } from './support/random.ts';

test('documents that are cut short or spoiled', async () => {
  const markdown = goodReport();
  const folder = makeFolder({ 'source/a/en.md': markdown });
  await run(folder, ['build']);
  const { language } = await loadLanguage('en');
  const random = seedRandom(7);
  const silent: string[] = [];
  for (const format of ['html', 'epub', 'docx', 'pdf'] satisfies VerifiedFormat[]) {
    const name = `a.en.${format}`;
    const whole = new Uint8Array(readFileSync(join(folder, 'dist', name)));
    const verify = (bytes: Uint8Array) => {
      const file = new VFile({ path: 'source/a/en.md', value: markdown });
      return verifyArtifact({ file, language }, { name, format, bytes });
    };
    expect(await verify(whole)).toEqual([]);
    for (let round = 0; round < 12; round += 1) {
      const size = random.below(whole.length - 10);
      if ((await verify(whole.slice(0, size))).length === 0) silent.push(`${name} cut at ${size}`);
      const spoiled = Uint8Array.from(whole);
      // Noise may hit what nobody reads; it must only not be a crash.
      for (let byte = 0; byte < 200; byte += 1) {
        spoiled[random.below(spoiled.length)] = random.below(256);
      }
      await verify(spoiled);
    }
  }
  expect(silent).toEqual([]);
}, 60_000);

test('of a PDF without tags it is said what can’t be compared', async () => {
  const markdown = goodReport().replace('---\n', '---\npdf: { profile: small }\n');
  const folder = makeFolder({ 'source/a/en.md': markdown });
  const { code, stdout, stderr } = await run(folder, ['build', '--format', 'pdf', '--verify']);
  expect(`${stdout}${stderr}`).toMatch(/info a\.en\.pdf has no tags: its words, their order/u);
  expect(code).toBe(0);
}, 60_000);
