import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '../support/temporary-project.ts';
import { command, goodReport } from './support.ts';

test('watch builds again what changed, and ends when it is told to', async () => {
  const folder = makeFolder({ 'source/a/en.md': goodReport(), 'source/b/en.md': goodReport() });
  const child = spawn(process.execPath, [command, 'watch', '-f', 'html'], {
    cwd: folder,
    env: { ...process.env, CI: 'true' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  let wake = () => {};
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    lines.push(...text.split('\n').filter((line) => line !== ''));
    wake();
  });
  const waitForIdle = async () => {
    while (!lines.at(-1)?.startsWith('Waiting for changes')) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    return lines.splice(0).map((line) => line.replace(/ +\d+ kB$/, ''));
  };
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  try {
    expect(await waitForIdle()).toEqual([
      'dist/a.en.html',
      'dist/b.en.html',
      'Waiting for changes; Ctrl+C ends.',
    ]);
    writeFileSync(join(folder, 'source/b/en.md'), goodReport('Another title'));
    expect(await waitForIdle()).toEqual(['dist/b.en.html', 'Waiting for changes; Ctrl+C ends.']);
    expect(readFileSync(join(folder, 'dist/b.en.html'), 'utf8')).toContain('Another title');
  } finally {
    child.kill('SIGTERM');
  }
  expect(await ended).toBe(143);
});
