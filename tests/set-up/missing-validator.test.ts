import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { projectFolder } from '../support/paths.ts';

test('in CI a missing validator is a failure that says what installs it', () => {
  const { status, output } = runWithoutJava({ CI: 'true' });
  expect(output).toContain('0 passed, 1 failed, 0 skipped');
  expect(status).toBe(1);
});

test('elsewhere it is a skip', () => {
  const { status, output } = runWithoutJava({ CI: '' });
  expect(output).toContain('0 passed, 0 failed, 1 skipped');
  expect(status).toBe(0);
});

/** Run one group that needs veraPDF where no program is on the PATH. */
function runWithoutJava(env: Record<string, string>) {
  const { status, stdout } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--root', 'tests/set-up/fixtures/missing'],
    { cwd: projectFolder, encoding: 'utf8', env: { ...process.env, PATH: '/nowhere', ...env } },
  );
  return { status, output: stdout };
}
