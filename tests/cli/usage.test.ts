import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder } from '../support/paths.ts';
import { makeFolder } from '../support/temporary-project.ts';
import { goodReport, run } from './support.ts';

test('--version says the package’s version', async () => {
  const { version } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'));
  expect(await run(makeFolder(), ['--version'])).toEqual({
    code: 0,
    stdout: `${version}\n`,
    stderr: '',
  });
});

test('--help lists the commands; a command’s, its options', async () => {
  const help = await run(makeFolder(), ['--help']);
  expect(help.code).toBe(0);
  expect(help.stdout).toMatch(/build +make the documents\n +check +look for problems/);
  const build = await run(makeFolder(), ['build', '--help']);
  expect(build.code).toBe(0);
  expect(build.stdout).toContain('-f, --format <name,…>');
  expect((await run(makeFolder(), ['help', 'build'])).stdout).toBe(build.stdout);
});

test('nothing to do is a question of usage', async () => {
  const { code, stdout, stderr } = await run(makeFolder(), []);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('Usage: rapporteur <command>');
});

test.each([
  [['biuld'], 'There is no command "biuld"', 'Did you mean "build"?'],
  [['help', 'wtach'], 'There is no command "wtach"', 'Did you mean "watch"?'],
  [['build', '--formt', 'pdf'], 'Unknown option --formt', 'Did you mean "--format"?'],
  [
    ['build', '-x'],
    'Unknown option -x',
    'Known options: --lang, --format, --out, --reporter, --verify, --release, --allow-open, --draft, --help, --version, --debug.',
  ],
  [
    ['check', '--out', 'x'],
    'Unknown option --out',
    'Known options: --lang, --reporter, --fix, --links, --help, --version, --debug.',
  ],
  [['build', '--lang'], '--lang needs a value', 'Write --lang <tag,…>.'],
  [['build', '--out', '--debug'], '--out needs a value', 'Write --out <folder>.'],
  [['build', '--debug=yes'], '--debug takes no value', undefined],
  [['build', '--format', 'pdf,epbu'], 'There is no format "epbu"', 'Did you mean "epub"?'],
  [['build', 'peackeeping'], 'There is no report "peackeeping"', 'Did you mean "peacekeeping"?'],
  [['build', '--lang', 'ar'], 'No report is in the language "ar"', 'Languages: en, fr.'],
  [['build', 'style', '--lang', 'fr'], 'style is not there in fr', undefined],
  [
    ['build', '--out', 'source/x'],
    "Documents can't be written to source/x",
    'Choose a folder of their own.',
  ],
])('%j', async (args, message, hint) => {
  const folder = makeFolder({
    'source/peacekeeping/en.md': goodReport(),
    'source/peacekeeping/fr.md': goodReport(),
    'source/style/en.md': goodReport(),
  });
  const { code, stdout, stderr } = await run(folder, args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toBe(`rapporteur: ${message}\n${hint === undefined ? '' : `    ${hint}\n`}`);
});

test('SOURCE_DATE_EPOCH is a number of seconds', async () => {
  const folder = makeFolder({ 'source/a/en.md': goodReport() });
  const { code, stderr } = await run(folder, ['build'], { SOURCE_DATE_EPOCH: 'yesterday' });
  expect(code).toBe(2);
  expect(stderr).toContain('SOURCE_DATE_EPOCH is "yesterday"');
});

test('an old Node is told so in a line', async () => {
  const old = `Object.defineProperty(process.versions, 'node', { value: '20.18.1' })`;
  const { code, stderr } = await run(makeFolder(), ['--version'], {}, [
    '--import',
    `data:text/javascript,${old}`,
  ]);
  expect(code).toBe(3);
  expect(stderr).toBe(
    'rapporteur needs Node.js 20.19 or newer; this is 20.18.1. See https://nodejs.org/en/download\n',
  );
});

test('the first file is of a syntax that old versions read', () => {
  const text = readFileSync(join(projectFolder, 'bin/rapporteur.js'), 'utf8');
  expect(text).not.toMatch(/^\s*(import [^(]|export )|await|\?\.|\?\?|#[a-z]|\*\*|\{\s*\.\.\./m);
});
