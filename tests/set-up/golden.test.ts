import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { expectGolden } from '../support/golden.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rapporteur-tests-'));
  file = join(folder, 'golden.txt');
  vi.stubEnv('CI', '');
  vi.stubEnv('UPDATE_GOLDEN', '');
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

test('the same text passes, another fails', () => {
  writeFileSync(file, 'text\n');
  expectGolden(file, 'text');
  expect(() => expectGolden(file, 'another')).toThrow(/UPDATE_GOLDEN=1/);
});

test('a file that is not there fails, and is not written', () => {
  expect(() => expectGolden(file, 'text')).toThrow(/no golden file/);
  expect(existsSync(file)).toBe(false);
});

test('UPDATE_GOLDEN=1 writes', () => {
  vi.stubEnv('UPDATE_GOLDEN', '1');
  expectGolden(file, 'text');
  expect(readFileSync(file, 'utf8')).toBe('text\n');
});

test('CI never writes', () => {
  vi.stubEnv('UPDATE_GOLDEN', '1');
  vi.stubEnv('CI', 'true');
  expect(() => expectGolden(file, 'text')).toThrow(/not rewritten in CI/);
  expect(existsSync(file)).toBe(false);
});
