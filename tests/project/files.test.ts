import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readInside } from '../../src/project/files.ts';
import { readSource } from '../../src/project/read-source.ts';
import { makeFolder } from '../support/temporary-project.ts';

const ruleOf = async (root: string, path: string, limit = 1000) => {
  const read = await readInside(root, path, limit);
  return 'rule' in read ? read.rule : 'read';
};

test('a file inside is read', async () => {
  const root = makeFolder({ 'a/b.txt': 'text' });
  const read = await readInside(root, 'a/b.txt', 1000);
  expect('bytes' in read && new TextDecoder().decode(read.bytes)).toBe('text');
});

test('nothing outside is read, by whatever way', async () => {
  const outside = makeFolder({ 'secret.txt': 'secret' });
  const root = makeFolder({ 'a.txt': 'text' });
  symlinkSync(join(outside, 'secret.txt'), join(root, 'link.txt'));
  symlinkSync(outside, join(root, 'folder'));
  symlinkSync('a.txt', join(root, 'inside.txt'));
  expect(await ruleOf(root, join(outside, 'secret.txt'))).toBe('outside-project');
  expect(await ruleOf(root, '../secret.txt')).toBe('outside-project');
  expect(await ruleOf(root, 'link.txt')).toBe('outside-project');
  expect(await ruleOf(root, 'folder/secret.txt')).toBe('outside-project');
  expect(await ruleOf(root, 'inside.txt')).toBe('read');
});

test('what is no file is not opened', async () => {
  const root = makeFolder({ 'folder/a.txt': '' });
  symlinkSync('loop', join(root, 'loop'));
  expect(await ruleOf(root, 'folder')).toBe('not-a-file');
  expect(await ruleOf('/dev', 'zero')).toBe('not-a-file');
  expect(await ruleOf(root, 'loop')).toBe('outside-project');
  expect(await ruleOf(root, 'none')).toBe('missing-file');
});

test.skipIf(process.platform === 'win32')(
  'a pipe that nobody writes to keeps nobody waiting',
  async () => {
    const root = makeFolder();
    execFileSync('mkfifo', [join(root, 'pipe')]);
    expect(await ruleOf(root, 'pipe')).toBe('not-a-file');
  },
);

test('a file is not longer than the limit', async () => {
  const root = makeFolder({ 'a.txt': 'x'.repeat(1001) });
  expect(await ruleOf(root, 'a.txt')).toBe('limit-size');
  expect(await ruleOf(root, 'a.txt', 1001)).toBe('read');
});

test.each([
  ['no UTF-8', Uint8Array.from([0x61, 0x0a, 0x62, 0xe9, 0x63]), '2:2 encoding'],
  ['UTF-16', Uint8Array.from([0xff, 0xfe, 0x61, 0x00]), 'undefined:undefined encoding'],
])('%s is reported', async (_, bytes, expected) => {
  const file = await readSource(makeFolder({ 'en.md': bytes }), 'en.md', 1000);
  expect(file.messages.map(({ line, column, ruleId }) => `${line}:${column} ${ruleId}`)).toEqual([
    expected,
  ]);
});

test('a byte order mark is not text', async () => {
  const file = await readSource(makeFolder({ 'en.md': '\ufeff---\n' }), 'en.md', 1000);
  expect(String(file)).toBe('---\n');
});
