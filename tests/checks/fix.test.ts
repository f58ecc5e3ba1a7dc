/** `check --fix`: what has one right answer is mended in the source, and nothing else. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { mendText } from '../../src/checks/fixes.ts';
import { runCheck } from '../../src/commands/check.ts';
import { mendSource } from '../../src/commands/mend-source.ts';
import { discoverReports } from '../../src/project/discover-reports.ts';
import { openProject } from '../../src/project/open-project.ts';
import { report } from '../../src/report/diagnostics.ts';
import { addFiles, makeFolder } from '../support/temporary-project.ts';
import { makeContext } from '../support/terminal.ts';

const head = '---\ntitle: A report\n---\n\n';

async function fix(text: string, settings = '') {
  const root = makeFolder({ 'source/a/en.md': head + text, 'rapporteur.yaml': settings });
  const context = makeContext(root);
  const code = await runCheck({ positionals: [], values: {}, switches: new Set(['fix']) }, context);
  const written = readFileSync(join(root, 'source/a/en.md'), 'utf8').slice(head.length);
  return {
    code,
    written,
    output: context.printed.join('\n'),
    files: readdirSync(join(root, 'source/a')),
  };
}

describe('mends', () => {
  test.each([
    ['a doubled article', 'Consent of the the host.', 'Consent of the host.'],
    ['over a line end in a quotation', '> Consent of the\n> the host.', '> Consent of the host.'],
    ['with its capital', 'The the host.', 'The host.'],
    ['three of them', 'Of the the the host.', 'Of the host.'],
    ['a direction control', 'It is \u202e12\u202c.', 'It is 12.'],
    [
      'a comment that silences nothing',
      '<!-- rapporteur-disable-next doubled-word: x -->\n\nText.',
      '\n\nText.',
    ],
    ['a space before a block’s name', '::: note\nText.\n:::', ':::note\nText.\n:::'],
    [
      'a label after the attributes',
      ':::note{#a}[Title]\nText.\n:::',
      ':::note[Title]{#a}\nText.\n:::',
    ],
    ['Windows line ends stay', 'Of the the\r\nhost.\r\n', 'Of the\r\nhost.\r\n'],
  ])('%s', async (_, text, mended) => {
    const { code, written, output, files } = await fix(text);
    expect(written).toBe(mended);
    expect(code).toBe(0);
    expect(output).toMatch(/^\d problems? mended\n1 text checked; no problems found$/);
    expect(files).toEqual(['en.md']);
  });
});

describe('leaves', () => {
  test.each([
    ['a doubled word that may be meant', 'It is very very late.'],
    ['a doubled word over a mark', 'Consent of *the* the host.'],
    ['what has no one answer', '![](a.png) (unclosed'],
    ['a space before what is no block', '::: whatever'],
  ])('%s', async (_, text) => {
    const { written, output } = await fix(text);
    expect(written).toBe(text);
    expect(output).toContain('0 problems mended');
  });
  test('what the project has turned off', async () => {
    const text = 'Consent of the the host.';
    expect((await fix(text, 'rules:\n  doubled-word: off\n')).written).toBe(text);
  });
});

test('of two edits that overlap the second is refused', () => {
  const file = new VFile({ path: 'a.md', value: 'abcdef' });
  const at = (start: number, end: number) => ({
    start: { line: 1, column: start },
    end: { line: 1, column: end },
  });
  report(file, at(3, 5), 'x', 'second', { fix: 'Y' });
  report(file, at(1, 4), 'x', 'first', { fix: 'X' });
  report(file, at(5, 5), 'x', 'third, which inserts', { fix: '+' });
  expect(mendText(file)).toEqual({ text: 'Xd+ef', count: 2 });
});

test('a file that has changed since stays as it is', async () => {
  const root = makeFolder({ 'source/a/en.md': 'It is a a text.' });
  const project = openProject(root);
  const [source] = discoverReports(project).sources;
  if (source === undefined) throw new Error('There is no source');
  const file = new VFile({ path: source.path, cwd: root, value: 'It is a a text.' });
  const place = { start: { line: 1, column: 7 }, end: { line: 1, column: 10 } };
  report(file, place, 'x', 'twice', { fix: 'a' });
  addFiles(root, { 'source/a/en.md': 'It is another text.' });
  expect(await mendSource(file, source, project)).toBe(0);
  expect(readFileSync(join(root, 'source/a/en.md'), 'utf8')).toBe('It is another text.');
});
