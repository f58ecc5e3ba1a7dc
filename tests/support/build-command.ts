import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './paths.ts';

/**
 * Before any test: bundle the command if its sources are newer, so that tests
 * which run it run what is written now, whoever starts them.
 */
export function setup(): void {
  const stamp = join(projectFolder, 'lib/.built');
  const built = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  if (newest(join(projectFolder, 'src')) <= built) return;
  execFileSync('make', ['--silent', '--old-file=node_modules/.package-lock.json', 'lib/.built'], {
    cwd: projectFolder,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

function newest(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return Math.max(...entries.map((name) => statSync(join(folder, name)).mtimeMs));
}
