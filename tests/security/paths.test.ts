/** Nothing is read but regular files of the project, by whatever way a source writes a path. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { discoverReports } from '../../src/project/discover-reports.ts';
import { readInside } from '../../src/project/files.ts';
import { loadTemplate } from '../../src/project/load-template.ts';
import { openProject } from '../../src/project/open-project.ts';
import { readSource } from '../../src/project/read-source.ts';
import { loadImages } from '../support/assets.ts';
import { makeFolder } from '../support/temporary-project.ts';

const ruleOf = async (root: string, path: string, limit = 1000) => {
  const read = readInside(root, path, limit);
  return 'rule' in read ? read.rule : 'read';
};

test('a file inside is read', async () => {
  const root = makeFolder({ 'a/b.txt': 'text' });
  const read = readInside(root, 'a/b.txt', 1000);
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
  const file = readSource(makeFolder({ 'en.md': bytes }), 'en.md', 1000);
  expect(file.messages.map(({ line, column, ruleId }) => `${line}:${column} ${ruleId}`)).toEqual([
    expected,
  ]);
});

test('a byte order mark is not text', async () => {
  const file = readSource(makeFolder({ 'en.md': '\ufeff---\n' }), 'en.md', 1000);
  expect(String(file)).toBe('---\n');
});

const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>';

test.each([
  '../../../secret.svg',
  '..%2f..%2f..%2fsecret.svg',
  '%2e%2e/%2e%2e/%2e%2e/secret.svg',
  '..%252f..%252fsecret.svg',
  '..\\..\\secret.svg',
  '..%5c..%5csecret.svg',
  '/etc/passwd',
  '%2fetc/passwd',
  '//host/share/a.png',
  '\\\\host\\share\\a.png',
  'C:/secret.png',
  '~/secret.png',
  'file:///etc/passwd',
  'FILE:///etc/passwd',
  'https://example.org/a.png',
  'data:image/svg+xml,<svg/>',
  'javascript:alert(1)',
  'a.svg%00.png',
  'link.svg',
  'folder/secret.svg',
  'chain.svg',
  'zero.png',
  'images/../../../../etc/passwd',
  'images/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
  '....//....//secret.svg',
  'file:secret.svg',
  'fi&#x6c;e:///etc/passwd',
  'a.svg:stream',
])('%s is not read', async (url) => {
  const root = makeFolder({ 'source/a/en.md': '' });
  const outside = makeFolder({ 'secret.svg': drawing });
  symlinkSync(join(outside, 'secret.svg'), join(root, 'source/a/link.svg'));
  symlinkSync(outside, join(root, 'source/a/folder'));
  symlinkSync('link.svg', join(root, 'source/a/chain.svg'));
  symlinkSync('/dev/zero', join(root, 'source/a/zero.png'));
  const { assets, messages } = await loadImages(root, [url]);
  expect(assets.size).toBe(0);
  expect(messages).toHaveLength(1);
  expect(messages[0]?.at).toMatch(/^1:5 (outside-project|remote-image|missing-image)$/);
});

test('an address is told to be one, not a file that is missing', async () => {
  const root = makeFolder({ 'source/a/en.md': '' });
  for (const url of ['https://example.org/a.png', 'file:///etc/passwd', '//host/a.png', 'data:x']) {
    const { assets, messages } = await loadImages(root, [url]);
    expect(assets.size).toBe(0);
    expect(messages[0]?.at).toBe('1:5 remote-image');
  }
});

test('a path that another program would read otherwise is refused, wherever it leads', async () => {
  const root = makeFolder({ 'source/a/images/a.svg': drawing });
  for (const url of [
    'images%2fa.svg',
    'images/%2e/a.svg',
    '%2e%2e/a/images/a.svg',
    'images%5ca.svg',
  ]) {
    const { assets, messages } = await loadImages(root, [url]);
    expect(assets.size).toBe(0);
    expect(messages[0]?.at).toBe('1:5 outside-project');
  }
});

test('a name is read only as the file writes it, also where the system knows no case', async () => {
  const root = makeFolder({ 'source/a/Images/A.svg': drawing });
  for (const url of ['images/A.svg', 'Images/a.svg', 'IMAGES/A.SVG', 'images/../Images/a.svg']) {
    const { messages } = await loadImages(root, [url]);
    expect(messages.map(({ at }) => at)).toEqual(['1:5 missing-image']);
  }
});

test.skipIf(process.platform === 'win32')(
  'an image that is a pipe, a folder or a device keeps nobody waiting',
  async () => {
    const root = makeFolder({ 'source/a/en.md': '' });
    execFileSync('mkfifo', [join(root, 'source/a/pipe.png')]);
    mkdirSync(join(root, 'source/a/folder.png'));
    const { messages } = await loadImages(root, ['pipe.png', 'folder.png']);
    expect(messages.map(({ at }) => at)).toEqual(['1:5 not-a-file', '2:5 not-a-file']);
  },
);

test('sources and settings are no links to elsewhere', async () => {
  const outside = makeFolder({ 'en.md': 'secret', 'report.yaml': 'title: secret', 'a/en.md': '' });
  const root = makeFolder({ 'source/b/fr.md': '' });
  symlinkSync(join(outside, 'a'), join(root, 'source/a'));
  symlinkSync(join(outside, 'en.md'), join(root, 'source/b/en.md'));
  symlinkSync(join(outside, 'report.yaml'), join(root, 'source/b/report.yaml'));
  const { sources } = discoverReports(openProject(root));
  expect(sources.map(({ path }) => path)).toEqual(['source/b/en.md', 'source/b/fr.md']);
  for (const path of ['source/b/en.md', 'source/b/report.yaml']) {
    const file = readSource(root, path, 1000);
    expect(String(file)).toBe('');
    expect(file.messages[0]?.ruleId).toBe('outside-project');
  }
});

test.each(['../outside', '/etc', '..', '.', 'a/../../outside', 'roundtable/../../..'])(
  'there is no template %s',
  async (name) => {
    const root = makeFolder({ 'outside/theme.yaml': '', 'templates/a/theme.yaml': '' });
    const file = new VFile({ path: 'en.md' });
    const at = { line: 1, column: 1 };
    const place = { start: at, end: at };
    const { template } = loadTemplate(openProject(root), { name, file, place });
    expect(template).toBeUndefined();
    expect(file.messages[0]?.ruleId).toBe('missing-template');
  },
);

test.each([
  'source: ..',
  'source: /etc',
  'templates: ../..',
  'source: a/../..',
  'source: "C:\\\\a"',
  'source: "a\\\\..\\\\.."',
])('a project’s folders lie in it: not %s', async (setting) => {
  const root = makeFolder();
  writeFileSync(join(root, 'rapporteur.yaml'), setting);
  const { file } = openProject(root);
  expect(file.messages.map(({ ruleId }) => ruleId)).toEqual(['invalid-value']);
});
