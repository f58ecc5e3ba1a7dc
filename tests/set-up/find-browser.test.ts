import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findBrowser } from '../../src/formats/pdf/find-browser.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rapporteur-tests-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('there may be none', () => {
  expect(find()).toBeUndefined();
});

test('PUPPETEER_EXECUTABLE_PATH goes before all others', () => {
  installProgram('bin/chromium-headless-shell');
  const wished = installProgram('elsewhere/browser');
  expect(find({ PUPPETEER_EXECUTABLE_PATH: wished })).toBe(wished);
});

test('a PUPPETEER_EXECUTABLE_PATH that leads nowhere is an error, not a hint', () => {
  installProgram('bin/chromium');
  expect(() => find({ PUPPETEER_EXECUTABLE_PATH: join(folder, 'nothing') })).toThrow(
    /PUPPETEER_EXECUTABLE_PATH is .*nothing/,
  );
});

test('an empty PUPPETEER_EXECUTABLE_PATH says nothing', () => {
  const program = installProgram('bin/chromium');
  expect(find({ PUPPETEER_EXECUTABLE_PATH: '' })).toBe(program);
});

test('a headless shell goes before a full browser, wherever they are on the PATH', () => {
  installProgram('bin/google-chrome');
  const shell = installProgram('other/chromium-headless-shell');
  expect(find()).toBe(shell);
});

test('what cannot be executed is no browser', () => {
  const path = installProgram('bin/chromium');
  chmodSync(path, 0o644);
  mkdirSync(join(folder, 'bin/google-chrome'));
  expect(find()).toBeUndefined();
});

test('Puppeteer’s downloads are found, the newest first', () => {
  installProgram(
    '.cache/puppeteer/chrome-headless-shell/linux-130.0.0.0/chrome-headless-shell-linux64/chrome-headless-shell',
  );
  const newest = installProgram(
    '.cache/puppeteer/chrome-headless-shell/linux-131.0.0.0/chrome-headless-shell-linux64/chrome-headless-shell',
  );
  expect(find()).toBe(newest);
});

test('version 99 is older than version 131', () => {
  const base = '.cache/puppeteer/chrome/linux';
  installProgram(`${base}-99.0.0.0/chrome-linux64/chrome`);
  const newest = installProgram(`${base}-131.0.0.0/chrome-linux64/chrome`);
  expect(find()).toBe(newest);
});

test('PUPPETEER_CACHE_DIR moves the downloads', () => {
  const path = installProgram('cache/chrome/linux-131.0.0.0/chrome-linux64/chrome');
  expect(find({ PUPPETEER_CACHE_DIR: join(folder, 'cache') })).toBe(path);
});

test('on Windows programs end in .exe and lie in program folders', () => {
  const path = installProgram('Programs/Google\\Chrome\\Application\\chrome.exe');
  expect(
    findBrowser({
      env: { PROGRAMFILES: join(folder, 'Programs') },
      platform: 'win32',
      home: folder,
    }),
  ).toBe(path);
});

/** Look in the test's folder only: `aix`, so that no browser of this machine is found. */
function find(env: Record<string, string> = {}): string | undefined {
  const path = [join(folder, 'bin'), join(folder, 'other')].join(':');
  return findBrowser({ env: { PATH: path, ...env }, platform: 'aix', home: folder });
}

function installProgram(name: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '');
  chmodSync(path, 0o755);
  return path;
}
