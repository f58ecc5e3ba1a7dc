/** Debian's packages: whether we may install one, and how. */
import { spawnSync } from 'node:child_process';

/** Exit code of what the machine lacks, as in the command. */
export const ENVIRONMENT_EXIT = 3;

/** Whether a program is on the PATH and runs. */
export function runs(command, args = ['--version']) {
  return spawnSync(command, args, { stdio: 'ignore', timeout: 60_000 }).status === 0;
}

/**
 * Install the first of some Debian packages that there is.
 *
 * @param {string[]} names alternatives, best first
 * @returns {boolean} whether one was installed; `false` too where there is no
 *   apt, or no right to use it
 */
export function installSystemPackage(names) {
  const prefix = aptPrefix();
  if (prefix === undefined) return false;
  const apt = (...args) => {
    const [command = '', ...rest] = [...prefix, 'apt-get', ...args];
    const { status, stdout, stderr } = spawnSync(command, rest, {
      stdio: ['inherit', 'pipe', 'pipe'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      maxBuffer: 64 * 1024 * 1024,
    });
    if (status !== 0) process.stderr.write(Buffer.concat([stdout, stderr]));
    return status === 0;
  };
  // A list that could not be brought up to date may still do.
  apt('update', '-qq');
  for (const name of names) {
    if (!isKnown(name)) continue;
    console.log(`Installing Debian's package ${name}`);
    if (apt('install', '-y', '-qq', '--no-install-recommends', name)) return true;
  }
  return false;
}

/** What goes before `apt-get`: nothing for root, sudo where it asks nothing that nobody can answer. */
function aptPrefix() {
  if (process.platform !== 'linux' || !runs('apt-get')) return undefined;
  if (process.getuid?.() === 0) return [];
  if (!runs('sudo')) return undefined;
  if (process.stdin.isTTY && process.env.CI !== 'true') return ['sudo'];
  return runs('sudo', ['-n', 'true']) ? ['sudo', '-n'] : undefined;
}

function isKnown(name) {
  const { stdout } = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' });
  return /Candidate: (?!\(none\))/.test(stdout ?? '');
}
