import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addFiles, makeFolder } from '../support/temporary-project.ts';
import { goodReport, run } from './support.ts';

const formats = ['--format', 'html,epub,docx'];

async function makeBuilt(markdown = goodReport()) {
  const folder = makeFolder({ 'source/a/en.md': markdown });
  await run(folder, ['build', ...formats]);
  return folder;
}

/** Change a text in a file. */
function replaceIn(path: string, from: string, to: string): void {
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
}

test('a document that says what its source says is fine', async () => {
  const folder = await makeBuilt();
  const { code, stdout, stderr } = await run(folder, ['verify', ...formats]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toBe('3 documents verified; nothing is lost\n');
});

test('what a document lost is an error at its place in the source', async () => {
  const folder = await makeBuilt();
  replaceIn(join(folder, 'dist/a.en.html'), 'Text of the first chapter', 'Text of the chapter');
  const { code, stdout, stderr } = await run(folder, ['verify', '-f', 'html']);
  expect(code).toBe(1);
  expect(stderr).toContain('source/a/en.md:8:13 error a.en.html: “first” is missing (verify-lost)');
  expect(stdout).toBe('1 document verified; 1 error\n');
});

test('a document that was not built is an error that says how to build it', async () => {
  const folder = makeFolder({ 'source/a/en.md': goodReport() });
  const { code, stdout, stderr } = await run(folder, ['verify', '-f', 'docx']);
  expect(code).toBe(1);
  expect(stderr).toContain('source/a/en.md error There is no dist/a.en.docx (verify-artifact)');
  expect(stderr).toContain('Make it: rapporteur build a --lang en --format docx');
  expect(stdout).toBe('0 documents verified; 1 error\n');
});

test.each(['html', 'epub', 'docx', 'pdf'])(
  'a damaged %s file is an error, not a crash',
  async (format) => {
    const folder = await makeBuilt();
    const path = join(folder, `dist/a.en.${format}`);
    const bytes = format === 'pdf' ? Buffer.from('%PDF-1.7\n1 0 obj <<') : readFileSync(path);
    writeFileSync(path, bytes.subarray(0, Math.ceil(bytes.length / 2)));
    const { code, stderr } = await run(folder, ['verify', '-f', format]);
    expect(code).toBe(1);
    expect(stderr).toContain(`a.en.${format} can’t be read: `);
    expect(stderr).toContain('(verify-artifact)');
  },
);

test('a document that is older than its source is said to be', async () => {
  const folder = await makeBuilt();
  addFiles(folder, { 'source/a/en.md': `${goodReport()}\nA new paragraph.\n` });
  const { code, stderr } = await run(folder, ['verify', '-f', 'html']);
  expect(code).toBe(1);
  expect(stderr).toContain('warning a.en.html is older than its source (verify-artifact)');
  expect(stderr).toContain('“A new paragraph.” is missing');
});

test('a source with errors is not compared', async () => {
  const folder = await makeBuilt();
  addFiles(folder, { 'source/a/en.md': `${goodReport()}\n[nowhere](#nowhere)\n` });
  const { code, stderr } = await run(folder, ['verify', '-f', 'html']);
  expect(code).toBe(1);
  expect(stderr).toContain('(broken-link)');
  expect(stderr).not.toContain('verify-');
});

test('severities hold for findings too', async () => {
  const folder = await makeBuilt();
  addFiles(folder, { 'rapporteur.yaml': 'rules:\n  verify-lost: warning\n' });
  replaceIn(join(folder, 'dist/a.en.html'), 'Text of the first chapter', 'Text of the chapter');
  const { code, stdout } = await run(folder, ['verify', '-f', 'html']);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '1 document verified; 1 warning\n' });
});

test('build --verify writes what is whole', async () => {
  const folder = makeFolder({ 'source/a/en.md': goodReport() });
  const { code, stdout } = await run(folder, ['build', '--verify', ...formats]);
  expect(code).toBe(0);
  expect(stdout).toContain('3 documents written');
});

test('a format that there is not is a wrong call', async () => {
  const folder = makeFolder({ 'source/a/en.md': goodReport() });
  expect((await run(folder, ['verify', '-f', 'odt'])).code).toBe(2);
});
