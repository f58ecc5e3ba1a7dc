/** What goes wrong around a build: each is told clearly, and loses nothing. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder } from '../support/temporary-project.ts';
import { command, goodReport, run } from './support.ts';

const list = (folder: string) => readdirSync(folder).sort();

/**
 * A Node argument that makes a function of the file system fail, as the system
 * would: not every machine can be brought to it, and root may do everything.
 *
 * @param name of `node:fs`, `openSync`, or of `node:fs/promises`, `writeFile`
 * @param code of the error: `ENOSPC`
 * @param path the end of the path that it fails for
 */
function failAt(name: string, code: string, path: string): string[] {
  const program = `
    import fs from 'node:${name.endsWith('Sync') ? 'fs' : 'fs/promises'}';
    import { syncBuiltinESMExports } from 'node:module';
    const original = fs.${name};
    fs.${name} = ${name.endsWith('Sync') ? '' : 'async '}(...args) => {
      if (!String(args[0]).endsWith('${path}')) return original(...args);
      throw ${code === 'TypeError' ? "new TypeError('x is not a function')" : `Object.assign(new Error('${code}'), { code: '${code}' })`};
    };
    syncBuiltinESMExports();`;
  return ['--import', `data:text/javascript,${encodeURIComponent(program)}`];
}

describe('a source that can not be read is told, and the others are built', () => {
  test.each([
    ['EACCES', 'may not be read (unreadable-file)'],
    ['EIO', 'could not be read: EIO (unreadable-file)'],
    ['ENOENT', 'There is no file "source/b/en.md" (missing-file)'],
  ])('%s', async (code, message) => {
    const folder = makeFolder({ 'source/a/en.md': goodReport(), 'source/b/en.md': goodReport() });
    const { stdout, stderr, ...result } = await run(
      folder,
      ['build', '-f', 'html'],
      {},
      failAt('openSync', code, 'b/en.md'),
    );
    expect(result.code).toBe(1);
    expect(stderr).toMatch(
      new RegExp(`^source/b/en\\.md error .*${message.replace(/[()]/g, '\\$&')}`, 'm'),
    );
    expect(stdout).toContain('dist/a.en.html');
    expect(list(join(folder, 'dist'))).toEqual(['SHA256SUMS', 'a.en.html', 'manifest.json']);
  });

  test('an image that vanishes between the look and the reading', async () => {
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>';
    const folder = makeFolder({
      'source/a/en.md': `${goodReport()}\n![A map](images/map.svg)\n`,
      'source/a/images/map.svg': drawing,
      'dist/a.en.html': 'old',
    });
    const { code, stderr } = await run(
      folder,
      ['build', '-f', 'html'],
      {},
      failAt('openSync', 'ENOENT', 'map.svg'),
    );
    expect(code).toBe(1);
    expect(stderr).toContain('source/a/en.md:10:1 error There is no image "images/map.svg"');
    expect(readFileSync(join(folder, 'dist/a.en.html'), 'utf8')).toBe('old');
  });
});

describe('a folder that can not be written to is told, and keeps what it has', () => {
  test.each([
    ['ENOSPC', 'There is no space left for'],
    ['EDQUOT', 'There is no space left for'],
    ['EROFS', 'can only be read'],
    ['EACCES', 'may not be written to'],
    ['EFBIG', 'is not allowed files of this size'],
    ['EIO', 'could not be written to: EIO'],
  ])('%s', async (code, message) => {
    const folder = makeFolder({ 'source/a/en.md': goodReport() });
    await run(folder, ['build', '-f', 'html,docx']);
    const before = readFileSync(join(folder, 'dist/SHA256SUMS'), 'utf8');
    makeOlder(folder);
    const { stderr, ...result } = await run(
      folder,
      ['build', '-f', 'html,docx'],
      {},
      // The second document's.
      failAt('writeFile', code, '-1.tmp'),
    );
    expect(result.code).toBe(3);
    expect(stderr).toContain(message);
    expect(readFileSync(join(folder, 'dist/SHA256SUMS'), 'utf8')).toBe(before);
    checkSums(join(folder, 'dist'));
    expect(list(join(folder, 'dist'))).toEqual([
      'SHA256SUMS',
      'a.en.docx',
      'a.en.html',
      'manifest.json',
    ]);
  });
});

/** Change the source, so that another build gives other documents. */
function makeOlder(folder: string): void {
  execFileSync('sh', ['-c', 'echo More text. >> source/a/en.md'], { cwd: folder });
}

function checkSums(folder: string): void {
  execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], { cwd: folder });
}

/** Whether a file system of its own can be made for a process. */
const canMount =
  spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;

/** Do something with `dist` in a file system of its own, which goes with the process. */
function runMounted(folder: string, options: string, script: string): string {
  const program = `mount -t tmpfs -o ${options} tmpfs dist && ${script}`;
  const { stdout, stderr } = spawnSync('unshare', ['-rm', 'sh', '-c', program], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, CI: 'true', build: `${process.execPath} ${command} build -f html,docx` },
  });
  return `${stdout}${stderr}`;
}

describe.skipIf(!canMount)('on a real file system (skipped where none can be mounted)', () => {
  test('a disk that is full', () => {
    const folder = makeFolder({ 'source/a/en.md': goodReport(), 'dist/.keep': '' });
    const said = runMounted(
      folder,
      'size=260k',
      `$build; echo first=$?; cp dist/SHA256SUMS .; echo More. >> source/a/en.md; $build; echo second=$?; cmp SHA256SUMS dist/SHA256SUMS && (cd dist && sha256sum --check --quiet SHA256SUMS && ls -A)`,
    );
    expect(said).toContain('first=0');
    expect(said).toContain('second=3');
    expect(said).toMatch(/There is no space left for .*dist/);
    expect(said).toContain('SHA256SUMS\na.en.docx\na.en.html\nmanifest.json\n');
  });

  test('a disk that can only be read', () => {
    const folder = makeFolder({ 'source/a/en.md': goodReport(), 'dist/.keep': '' });
    const said = runMounted(
      folder,
      'size=9m',
      `$build; mount -o remount,ro dist; $build; echo second=$?; (cd dist && sha256sum --check --quiet SHA256SUMS && ls -A)`,
    );
    expect(said).toContain('second=3');
    expect(said).toContain('can only be read');
    expect(said).toContain('SHA256SUMS\na.en.docx\na.en.html\nmanifest.json\n');
  });
});

describe('an error that nobody expected', () => {
  test.each([
    [
      'reading source/a/en.md',
      failAt('readdirSync', 'TypeError', 'templates/roundtable'),
      ['build', '-f', 'html'],
    ],
    [
      'reading source/a/en.md',
      failAt('readdirSync', 'TypeError', 'templates/roundtable'),
      ['check'],
    ],
    ['writing into ', failAt('rename', 'TypeError', '.tmp'), ['build', '-f', 'html']],
  ])(
    'says that it came while %s, exits with 70, and keeps its stack',
    async (doing, broken, args) => {
      const folder = makeFolder({ 'source/a/en.md': goodReport() });
      const quiet = await run(folder, args, {}, broken);
      expect(quiet.code).toBe(70);
      expect(quiet.stderr).toContain(`rapporteur: Unexpected error while ${doing}`);
      expect(quiet.stderr).toContain('x is not a function');
      expect(quiet.stderr).toContain('Run it again with --debug');
      expect(quiet.stderr).not.toMatch(/^ {4}at /m);
      const loud = await run(folder, [...args, '--debug'], {}, broken);
      expect(loud.code).toBe(70);
      expect(loud.stderr).toMatch(/^TypeError: x is not a function\n {4}at /m);
    },
  );
});
