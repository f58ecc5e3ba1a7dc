/** The browser's own sandbox is on for an ordinary user wherever the system permits. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder } from '../support/paths.ts';
import { makeFolder } from '../support/temporary-project.ts';
import { goodReport } from './support.ts';

const program = join(projectFolder, 'bin/rapporteur.js');
const nobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];

/** Run something as a user who is not root. */
function runAsUser(command: string[], cwd = '/', env: Record<string, string> = {}) {
  const [file = '', ...args] = process.getuid?.() === 0 ? [...nobody, ...command] : command;
  return spawnSync(file, args, { cwd, encoding: 'utf8', env: { ...process.env, ...env } });
}

// Not where a project lies in root's own folder, or there is no setpriv (macOS).
const canTry = runAsUser([process.execPath, program, '--version']).status === 0;
/** Whether the system lets an ordinary user have namespaces, which the sandbox is made of. */
const isPermitted = runAsUser(['unshare', '--user', '--map-root-user', 'true']).status === 0;

test.skipIf(!canTry)(
  `the browser of an ordinary user has its own sandbox, or the build says that it has none${canTry ? '' : ' (needs setpriv, and a project that others may read)'}`,
  () => {
    const folder = makeFolder({ 'source/a/en.md': goodReport(), 'home/.keep': '' });
    mkdirSync(join(folder, 'dist'));
    for (const name of ['dist', 'home']) chmodSync(join(folder, name), 0o777);
    chmodSync(folder, 0o755);
    const { status, stderr, stdout } = runAsUser(
      [process.execPath, program, 'build', '--format', 'pdf'],
      folder,
      { HOME: join(folder, 'home') },
    );
    expect(status, `${stdout}${stderr}`).toBe(0);
    const manifest = JSON.parse(readFileSync(join(folder, 'dist/manifest.json'), 'utf8'));
    const isSandboxed = manifest.artifacts[0].sandbox !== false;
    expect(/without its own sandbox, because this system allows none/u.test(stderr)).toBe(
      !isSandboxed,
    );
    if (isPermitted) expect(isSandboxed).toBe(true);
  },
  60_000,
);
