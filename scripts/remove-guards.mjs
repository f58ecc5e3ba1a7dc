/**
 * Remove each guard in turn, in a copy of the project, and see a test fail:
 * a test that passes without what it tests proves nothing. Part of `make fuzz`.
 *
 *     node scripts/remove-guards.mjs [word of a guard's name]
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { guards } from '../tests/security/guards.mjs';

/** Milliseconds that the tests of a guard may take without it. */
const LONGEST = 300_000;

const root = fileURLToPath(new URL('..', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'rapporteur-guards-'));
process.once('exit', () => rmSync(copy, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));

const files = execFileSync('git', ['ls-files', '-z'], { cwd: root });
execFileSync('tar', ['--create', '--file', join(copy, 'files.tar'), '--null', '--files-from=-'], {
  cwd: root,
  input: files,
});
execFileSync('tar', ['--extract', '--file', 'files.tar'], { cwd: copy });
for (const folder of ['node_modules', 'tests/validators/node_modules', 'tests/validators/lib']) {
  symlinkSync(join(root, folder), join(copy, folder));
}

const wanted = process.argv[2] ?? '';
const survived = [];
for (const guard of guards.filter(({ name }) => name.includes(wanted))) {
  if (guard.needs !== undefined) {
    console.log(`not tried    ${guard.name}: needs ${guard.needs}`);
    continue;
  }
  const edits = guard.also === undefined ? [guard] : [guard, guard.also];
  const restore = edits.map(({ file, code, without }) => {
    const path = join(copy, file);
    const whole = readFileSync(path, 'utf8');
    if (whole.split(code).length !== 2) throw new Error(`${guard.name}: not once in ${file}`);
    writeFileSync(
      path,
      whole.replace(code, () => without),
    );
    return () => writeFileSync(path, whole);
  });
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--bail=1', ...guard.tests],
    { cwd: copy, timeout: LONGEST, killSignal: 'SIGKILL', encoding: 'utf8' },
  );
  for (const action of restore) action();
  // Work that the guard would have stopped may go on for ever: that is noticed, too.
  const how = status === null || /timed out in/u.test(stdout) ? ' (it took too long)' : '';
  console.log(`${status === 0 ? 'NOT NOTICED ' : 'noticed     '} ${guard.name}${how}`);
  if (status === 0) survived.push(guard.name);
}
if (survived.length > 0) {
  console.error(`Without these no test fails: ${survived.join('; ')}`);
  process.exitCode = 1;
}
