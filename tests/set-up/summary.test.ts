import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder } from '../support/paths.ts';

test('a run closes with its counts; a file that cannot be loaded counts as failed', () => {
  const { status, stdout } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--root', 'tests/set-up/fixtures/summary'],
    { cwd: join(projectFolder), encoding: 'utf8' },
  );
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('2 passed, 2 failed, 2 skipped');
  expect(status).toBe(1);
});
