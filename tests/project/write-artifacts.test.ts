import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { withLock } from '../../src/project/lock.ts';
import { type Artifact, writeArtifacts } from '../../src/project/write-artifacts.ts';
import { makeFolder } from '../support/temporary-project.ts';

vi.mock('node:fs/promises', async (original) => ({ ...(await original<typeof fs>()) }));

function artifact(name: string, text: string): Artifact {
  const bytes = new TextEncoder().encode(text);
  return {
    name,
    bytes,
    report: 'a',
    language: 'en',
    format: 'html',
    mediaType: 'text/html',
    title: 'A',
  };
}

const list = (folder: string) => readdirSync(folder).sort();

test('artifacts are listed with their sums, those of earlier builds too', async () => {
  const folder = join(makeFolder(), 'dist/deep');
  await writeArtifacts(
    folder,
    [artifact('a.en.html', 'one'), artifact('a.fr.html', 'two')],
    'rapporteur 1',
  );
  await writeArtifacts(folder, [artifact('a.en.html', 'three')], 'rapporteur 1');
  expect(list(folder)).toEqual(['SHA256SUMS', 'a.en.html', 'a.fr.html', 'manifest.json']);
  expect(
    execFileSync('sha256sum', ['--check', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' }),
  ).toBe('a.en.html: OK\na.fr.html: OK\n');
  expect(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))).toMatchObject({
    generator: 'rapporteur 1',
    artifacts: [
      {
        file: 'a.en.html',
        report: 'a',
        language: 'en',
        format: 'html',
        mediaType: 'text/html',
        size: 5,
      },
      { file: 'a.fr.html', size: 3 },
    ],
  });
});

test('what is gone, or was never ours, is not listed', async () => {
  const folder = makeFolder({
    'other.txt': '',
    'manifest.json': '{"artifacts": [{"file": "gone.pdf"}, 3]}',
  });
  await writeArtifacts(folder, [artifact('a.en.html', 'one')], 'rapporteur 1');
  expect(readFileSync(join(folder, 'SHA256SUMS'), 'utf8')).toMatch(
    /^[0-9a-f]{64} {2}a\.en\.html\n$/,
  );
});

test('two builds of the same documents give the same lists', async () => {
  const [one, two] = [makeFolder(), makeFolder()];
  const artifacts = [artifact('b.html', 'b'), artifact('a.html', 'a')];
  await writeArtifacts(one, artifacts, 'rapporteur 1');
  await writeArtifacts(two, [...artifacts].reverse(), 'rapporteur 1');
  for (const name of list(one))
    expect(readFileSync(join(one, name))).toEqual(readFileSync(join(two, name)));
});

test('what a killed build has left is removed by the next', async () => {
  const folder = makeFolder({
    '.rapporteur-999-0.tmp': 'half',
    '.rapporteur/.rapporteur-999-0.tmp': 'half',
    '.rapporteur/a.en.json': '{}',
    '.rapporteur.lock': 'process 999999999, started at 1',
    '.rapporteur.lock.new-999999999-1': '',
    '.rapporteur.lock.old-999999999-2': '',
    'a.tmp': 'not ours',
  });
  await writeArtifacts(folder, [artifact('a.html', 'a')], 'rapporteur 1');
  expect(list(folder)).toEqual(['.rapporteur', 'SHA256SUMS', 'a.html', 'a.tmp', 'manifest.json']);
  expect(list(join(folder, '.rapporteur'))).toEqual(['a.en.json']);
});

test.each([
  ['ENOSPC', 'There is no space left for'],
  ['EDQUOT', 'There is no space left for'],
  ['EACCES', 'may not be written to'],
  ['EROFS', 'can only be read'],
])('%s in the midst of writing leaves everything as it was', async (code, message) => {
  const folder = makeFolder();
  await writeArtifacts(folder, [artifact('a.html', 'old')], 'rapporteur 1');
  const before = list(folder);
  const original = fs.writeFile;
  let calls = 0;
  const write = vi.spyOn(fs, 'writeFile').mockImplementation(async (...args) => {
    calls += 1;
    // The first is the lock's, the second the first document's, the third the second's.
    if (calls === 3) throw Object.assign(new Error(code), { code });
    return original(...args);
  });
  const writing = writeArtifacts(
    folder,
    [artifact('a.html', 'new'), artifact('b.html', 'new')],
    'rapporteur 1',
  );
  await expect(writing).rejects.toMatchObject({
    name: 'EnvironmentError',
    message: expect.stringContaining(message),
  });
  write.mockRestore();
  expect(list(folder)).toEqual(before);
  expect(readFileSync(join(folder, 'a.html'), 'utf8')).toBe('old');
});

test('a file where the folder should be is told', async () => {
  const folder = join(makeFolder({ dist: '' }), 'dist');
  await expect(
    writeArtifacts(folder, [artifact('a.html', 'a')], 'rapporteur 1'),
  ).rejects.toMatchObject({
    name: 'EnvironmentError',
    message: `${folder} is not a folder`,
  });
});

test('a folder of a document’s name is told, and nothing is left behind', async () => {
  const folder = makeFolder();
  mkdirSync(join(folder, 'a.html'));
  await expect(
    writeArtifacts(folder, [artifact('a.html', 'a')], 'rapporteur 1'),
  ).rejects.toMatchObject({
    name: 'EnvironmentError',
  });
  expect(list(folder)).toEqual(['a.html']);
});

test('builds into one folder write one after the other', async () => {
  const folder = makeFolder();
  const order: string[] = [];
  const work = (name: string) =>
    withLock(folder, async () => {
      order.push(`${name} begins`);
      await Promise.resolve();
      order.push(`${name} ends`);
    });
  await Promise.all(Array.from({ length: 12 }, (_, index) => work(`build ${index}`)));
  expect(order).toHaveLength(24);
  for (let index = 0; index < order.length; index += 2) {
    expect(order[index + 1]).toBe(order[index]?.replace('begins', 'ends'));
  }
  expect(existsSync(join(folder, '.rapporteur.lock'))).toBe(false);
});

test('a lock of a process that lives is waited for, and then told', async () => {
  const folder = makeFolder();
  await withLock(folder, async () => {
    await expect(withLock(folder, async () => undefined, 0.1)).rejects.toMatchObject({
      name: 'EnvironmentError',
      message: expect.stringContaining(`process ${process.pid}`),
    });
  });
});

test.skipIf(process.platform !== 'linux')(
  'a number that another process has by now holds no lock',
  async () => {
    const folder = makeFolder();
    writeFileSync(join(folder, '.rapporteur.lock'), `process ${process.pid}, started at 1`);
    await expect(withLock(folder, async () => 'done', 1)).resolves.toBe('done');
  },
);

test('a lock that was never finished is taken over', async () => {
  const folder = makeFolder({ '.rapporteur.lock': '' });
  await expect(withLock(folder, async () => 'done', 5)).resolves.toBe('done');
});
