/**
 * PDFs without tags: no false alarm in any fixture and language, and each fault
 * that can be seen in what the pages paint is found at its line of the source.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../cli/support.ts';
import { collectFixtures } from '../support/fixtures.ts';
import { projectFolder } from '../support/paths.ts';
import { addFiles } from '../support/temporary-project.ts';
import type { Built } from './support/build.ts';
import { FAULTS, SEED, tryFaults } from './support/try-faults.ts';
import { damageUntagged } from './support/untagged-faults.ts';

/** Nearly every kind once; a long run makes more. */
const COUNT = Math.ceil((FAULTS * 3) / 20);

let built: Built;
let told = '';

beforeAll(async () => {
  const fixtures = collectFixtures();
  const names = Object.keys(fixtures).filter((name) => name.endsWith('.md'));
  const shared = names.map((name, index): [string, string] => {
    const path = name.replace(/[^/]+$/u, 'report.yaml');
    // Half of them with their notes at the end.
    const notes = index % 2 === 0 ? '' : 'notes: end\n';
    return [path, `${String(fixtures[path] ?? '')}pdf: { profile: small }\n${notes}`];
  });
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-untagged-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  addFiles(folder, { ...fixtures, ...Object.fromEntries(shared) });
  for (const name of readdirSync(join(projectFolder, 'source'))) {
    cpSync(join(projectFolder, 'source', name), join(folder, 'source', name), { recursive: true });
    const path = `source/${name}/report.yaml`;
    const text = readFileSync(join(projectFolder, path), 'utf8');
    addFiles(folder, { [path]: `${text}\npdf: { profile: small }\n` });
  }
  const { stdout, stderr } = await run(folder, ['build', '--format', 'pdf', '--verify']);
  told = `${stdout}${stderr}`;
  built = { folder, read: (name) => new Uint8Array(readFileSync(join(folder, 'dist', name))) };
}, 120_000);

test('fixtures and samples say what their sources say', () => {
  const found = told.split('\n').filter((line) => /\(verify-/u.test(line));
  expect(found.filter((line) => !/ info \S+ has no tags/u.test(line))).toEqual([]);
  // What can’t be seen is said of each that was verified.
  expect(found.length).toBeGreaterThan(30);
});

test(`${COUNT} faults are found where they are (seed ${SEED})`, async () => {
  const samples = ['style-guide', 'peacekeeping'].map((report) => ({ report, language: 'en' }));
  const tried = await tryFaults(built, samples, 'pdf', damageUntagged, COUNT);
  expect(tried.missed).toEqual([]);
  expect(tried.made).toBe(COUNT);
  // Of 24; whether one can be made is a matter of chance.
  expect([...tried.kinds.keys()].length).toBeGreaterThan(15);
}, 300_000);
