import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectFolder } from '../support/paths.ts';

/** What came of a run of the command. */
export interface Run {
  code: number | null;
  stdout: string;
  stderr: string;
}

export const command = join(projectFolder, 'bin/rapporteur.js');

/** Run the built command in a folder, as in a pipe. */
export function run(
  cwd: string,
  args: string[],
  env: Record<string, string> = {},
  nodeArguments: string[] = [],
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...nodeArguments, command, ...args], {
      cwd,
      env: { ...process.env, CI: 'true', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** A report that has nothing wrong. */
export const goodReport = (title = 'A report') =>
  `---\ntitle: ${title}\ndate: 2022-05\n---\n\n## One\n\nText of the first chapter.\n`;
