import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { expect, onTestFinished, test } from 'vitest';
import { projectFolder } from '../support/paths.ts';
import { makeFolder } from '../support/temporary-project.ts';

/** `KILLS=200` for a long run; `SEED` repeats one that failed. */
const kills = Number(process.env['KILLS'] ?? 25);
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

const names = ['a.en.html', 'a.en.pdf', 'a.en.epub', 'a.en.docx'];
const edition = '.rapporteur/a.en.json';
const size = 400_000;

const list = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

/** A program that writes four artifacts, each of one letter, again and again. */
const writer = `
const artifact = (name, letter) => ({
  name, bytes: new Uint8Array(${size}).fill(letter.charCodeAt(0)),
  report: 'a', language: 'en', format: name.slice(5), mediaType: 'x/y', title: 'A',
});
const { writeArtifacts, keepPrintEdition } = await import(process.argv[1]);
for (let round = 0; ; round += 1) {
  const letter = 'abcdefgh'[round % 8];
  await writeArtifacts(process.argv[2], ${JSON.stringify(names)}.map((name) => artifact(name, letter)), 'test');
  await keepPrintEdition(process.argv[2], 'a.en', letter.repeat(${size}));
  if (round === 0) process.stdout.write('ready');
}`;

/** A small generator, so that a seed repeats a run (mulberry32). */
function makeRandom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

test(`a build that is killed ${kills} times leaves every document whole (SEED=${seed})`, {
  timeout: 60_000 + kills * 5_000,
}, async () => {
  const module = join(
    projectFolder,
    `node_modules/.cache/rapporteur/write-artifacts.${process.pid}.mjs`,
  );
  await build({
    stdin: {
      contents:
        "export * from './write-artifacts.ts'; export { keepPrintEdition } from './print-edition.ts';",
      resolveDir: join(projectFolder, 'src/project'),
    },
    outfile: module,
    bundle: true,
    platform: 'node',
    format: 'esm',
  });
  onTestFinished(() => rmSync(module, { force: true }));
  const folder = makeFolder();
  const random = makeRandom(seed);
  const { writeArtifacts } = await import(pathToFileURL(module).href);
  let interrupted = 0;
  for (let round = 0; round < kills; round += 1) {
    const child = spawn(
      process.execPath,
      ['--input-type=module', '--eval', writer, module, folder],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    await killAfterStart(child, random() * 60);
    if (list(folder).some((name) => name.endsWith('.tmp'))) interrupted += 1;
    for (const name of [...names, edition]) {
      const bytes = readFileSync(join(folder, name));
      expect(bytes.length, name).toBe(size);
      expect(
        bytes.every((byte) => byte === bytes[0]),
        name,
      ).toBe(true);
    }
  }
  // Some of the kills fell into the writing of a file: otherwise nothing was tried.
  expect(interrupted).toBeGreaterThan(0);
  const bytes = new TextEncoder().encode('whole');
  await writeArtifacts(
    folder,
    names.map((name) => ({
      name,
      bytes,
      report: 'a',
      language: 'en',
      format: 'f',
      mediaType: 'x/y',
      title: 'A',
    })),
    'test',
  );
  expect(list(folder)).toEqual(
    ['.rapporteur', edition, 'SHA256SUMS', ...names, 'manifest.json'].sort(),
  );
  execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], { cwd: folder });
});

/** Kill a process some milliseconds after it has written everything once. */
async function killAfterStart(child: ChildProcess, delay: number): Promise<void> {
  const ended = new Promise((resolve) => child.once('close', resolve));
  const started = new Promise((resolve) => child.stdout?.once('data', () => resolve('started')));
  expect(await Promise.race([started, ended])).toBe('started');
  await new Promise((resolve) => setTimeout(resolve, delay));
  child.kill('SIGKILL');
  await ended;
}
