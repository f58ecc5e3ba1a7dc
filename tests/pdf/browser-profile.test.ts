import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createProfile, removeProfile } from '../../src/formats/pdf/browser-profile.ts';

test('a folder that a killed process left behind is removed by the next', () => {
  // Beyond what a process can be numbered (Linux: 4,194,304).
  const left = join(tmpdir(), 'rapporteur-browser-99999999-abcdef');
  mkdirSync(left, { recursive: true });
  writeFileSync(join(left, 'Cookies'), '');
  const own = createProfile();
  expect(existsSync(left)).toBe(false);
  expect(existsSync(own)).toBe(true);
  removeProfile(own);
  expect(existsSync(own)).toBe(false);
});
