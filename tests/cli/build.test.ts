import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addFiles, makeFolder } from '../support/temporary-project.ts';
import { goodReport, run } from './support.ts';

const list = (folder: string) => readdirSync(folder).sort();

test('each report is built in each language, and listed with its sum', async () => {
  const folder = makeFolder({
    'source/a/en.md': goodReport(),
    'source/a/fr.md': goodReport('Un rapport'),
    'source/b/en.md': goodReport(),
  });
  const { code, stdout, stderr } = await run(folder, ['build', '--format', 'html,docx']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(
    /^dist\/a\.en\.html +\d+ kB\ndist\/a\.en\.docx +\d+ kB\ndist\/a\.fr\.html /,
  );
  expect(stdout).toMatch(/\n6 documents written\n$/);
  expect(list(join(folder, 'dist'))).toEqual([
    'SHA256SUMS',
    'a.en.docx',
    'a.en.html',
    'a.fr.docx',
    'a.fr.html',
    'b.en.docx',
    'b.en.html',
    'manifest.json',
  ]);
  execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], {
    cwd: join(folder, 'dist'),
  });
});

test('reports, languages, formats and the folder can be chosen, from any folder of the project', async () => {
  const folder = makeFolder({
    'rapporteur.yaml': 'out: public',
    'source/a/en.md': goodReport(),
    'source/a/fr.md': goodReport(),
    'source/b/en.md': goodReport(),
  });
  await run(folder, ['build', 'source/a/', '-l', 'FR', '-f', 'html']);
  expect(list(join(folder, 'public'))).toEqual(['SHA256SUMS', 'a.fr.html', 'manifest.json']);
  const below = await run(join(folder, 'source/b'), [
    'build',
    'b',
    '-f',
    'html',
    '-o',
    '../../here',
  ]);
  expect(below.stdout).toContain('../../here/b.en.html');
  expect(existsSync(join(folder, 'here/b.en.html'))).toBe(true);
});

test('an error stops its own report only, and leaves what was there', async () => {
  const folder = makeFolder({
    'source/bad/report.yaml': 'dat: 2022\n',
    'source/bad/en.md':
      '---\ntitel: A report\n---\n\nText ![alt](images/non.png)\n\n:::pnel[x]\nText\n:::\n',
    'source/good/en.md': goodReport(),
    'dist/bad.en.html': 'old',
  });
  const { code, stdout, stderr } = await run(folder, ['build', '-f', 'html']);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^dist\/good\.en\.html +\d+ kB\n1 document written; \d errors, 1 note\n$/);
  expect(readFileSync(join(folder, 'dist/bad.en.html'), 'utf8')).toBe('old');
  const lines = stderr.split('\n');
  // Every problem, in the order of files and lines, with its hint below.
  expect(lines).toEqual(
    expect.arrayContaining([
      'source/bad/en.md:2:1 error Unknown key "titel" in the front matter (unknown-key)',
      '    Did you mean "title"?',
      'source/bad/en.md:5:6 error There is no image "images/non.png" (missing-image)',
      'source/bad/report.yaml:1:1 error Unknown key "dat" in report.yaml (unknown-key)',
      '    Did you mean "date"?',
      'bad.en was not written, because of its errors',
    ]),
  );
  const places = lines.filter((line) => /^source\//.test(line)).map((line) => line.split(' ')[0]);
  expect(places).toEqual([...places].sort());
});

test('a problem of report.yaml is told once, however many languages share it', async () => {
  const folder = makeFolder({
    'source/a/report.yaml': 'dat: 2022',
    'source/a/en.md': goodReport(),
    'source/a/fr.md': goodReport(),
  });
  const { code, stdout, stderr } = await run(folder, ['check']);
  expect(code).toBe(1);
  expect(stderr.match(/unknown-key/g)).toHaveLength(1);
  expect(stdout).toBe('2 texts checked; 1 error, 1 note\n');
});

test('check finds nothing wrong, and writes nothing', async () => {
  const folder = makeFolder({ 'source/a/en.md': goodReport() });
  expect(await run(folder, ['check'])).toEqual({
    code: 0,
    stdout: '1 text checked; no problems found\n',
    stderr: '',
  });
  expect(list(folder)).toEqual(['source']);
});

test('a project’s severities hold', async () => {
  const folder = makeFolder({
    'source/a/en.md': goodReport(),
    'source/a/report.yaml': 'dat: 2022',
  });
  addFiles(folder, { 'rapporteur.yaml': 'rules: { unknown-key: warning }' });
  const warned = await run(folder, ['build', '-f', 'html']);
  expect(warned.code).toBe(0);
  expect(warned.stderr).toContain('source/a/report.yaml:1:1 warning Unknown key "dat"');
  addFiles(folder, { 'rapporteur.yaml': 'rules: { unknown-key: off, required-metadata: off }' });
  expect((await run(folder, ['build', '-f', 'html'])).stderr).toBe('');
});

test('settings that are wrong stop everything', async () => {
  const folder = makeFolder({
    'source/a/en.md': goodReport(),
    'rapporteur.yaml': 'fromats: [html]',
  });
  const { code, stderr } = await run(folder, ['build', '-f', 'html']);
  expect(code).toBe(1);
  expect(stderr).toContain('rapporteur.yaml:1:1 error Unknown key "fromats"');
  expect(existsSync(join(folder, 'dist'))).toBe(false);
});

test('a folder without source says what it lacks', async () => {
  const { code, stderr } = await run(makeFolder(), ['build']);
  expect(code).toBe(1);
  expect(stderr).toContain('There is no folder "source"');
});

test('without a browser there is no PDF, and the machine is to blame', async () => {
  const folder = makeFolder({ 'source/a/en.md': goodReport(), 'dist/a.en.pdf': 'old' });
  const env = { PUPPETEER_EXECUTABLE_PATH: '/nonexistent/chrome' };
  const { code, stdout, stderr } = await run(folder, ['build'], env);
  expect(code).toBe(3);
  expect(stdout).toBe('0 documents written\n');
  expect(stderr).toContain('/nonexistent/chrome');
  expect(readFileSync(join(folder, 'dist/a.en.pdf'), 'utf8')).toBe('old');
  expect((await run(folder, ['build', '-f', 'html'], env)).code).toBe(0);
});

test('a file where the documents should go is the machine’s fault', async () => {
  const folder = makeFolder({ 'source/a/en.md': goodReport(), dist: '' });
  const { code, stderr } = await run(folder, ['build', '-f', 'html']);
  expect(code).toBe(3);
  expect(stderr).toContain('dist is not a folder');
});

test('a source can not command the terminal', async () => {
  const folder = makeFolder({ 'source/a/en.md': '---\n"ti\\e[2Jtle\\u202e": x\n---\n' });
  const { stderr } = await run(folder, ['check']);
  expect(stderr).toContain('Unknown key "');
  expect(stderr).not.toMatch(/[\u001b\u202e]/);
});

test('two builds from two folders give the same bytes', async () => {
  const files = { 'source/a/en.md': goodReport(), 'source/a/report.yaml': 'publisher: Institute' };
  const [one, two] = [makeFolder(files), makeFolder(files)];
  for (const [folder, TZ] of [
    [one, 'UTC'],
    [two, 'Pacific/Auckland'],
  ] as const) {
    expect((await run(folder, ['build'], { TZ, HOME: folder })).code).toBe(0);
  }
  const names = readdirSync(join(one, 'dist'), { recursive: true, encoding: 'utf8' });
  for (const name of names.filter((each) => each.includes('.') && each !== '.rapporteur')) {
    const same = readFileSync(join(one, 'dist', name)).equals(
      readFileSync(join(two, 'dist', name)),
    );
    expect(same, name).toBe(true);
  }
});

test('two builds at once into one folder both end well', async () => {
  const folder = makeFolder({ 'source/a/en.md': goodReport(), 'source/b/en.md': goodReport() });
  const runs = await Promise.all(
    ['a', 'b', 'a'].map((report) => run(folder, ['build', report, '-f', 'html,docx'])),
  );
  expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
  const dist = join(folder, 'dist');
  expect(list(dist)).toEqual([
    'SHA256SUMS',
    'a.en.docx',
    'a.en.html',
    'b.en.docx',
    'b.en.html',
    'manifest.json',
  ]);
  execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], { cwd: dist });
});

test('an unreadable source is told, and stops nothing else', async () => {
  const folder = makeFolder({
    'source/a/en.md': goodReport(),
    'source/b/en.md': Buffer.from([0xe9, 0x0a]),
  });
  const { code, stderr } = await run(folder, ['build', '-f', 'html']);
  expect(code).toBe(1);
  expect(stderr).toContain('source/b/en.md:1:1 error This character is not in UTF-8 (encoding)');
  expect(existsSync(join(folder, 'dist/a.en.html'))).toBe(true);
});

test('a limit of the project holds', async () => {
  const folder = makeFolder({ 'source/a/en.md': goodReport() });
  writeFileSync(join(folder, 'rapporteur.yaml'), 'limits: { source-size: 20 }');
  const { code, stderr } = await run(folder, ['check']);
  expect(code).toBe(1);
  expect(stderr).toContain('source/a/en.md error "source/a/en.md" is');
});
