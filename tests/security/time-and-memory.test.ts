/** Work that takes too long or too much is stopped, also where it never pauses, and said. */
import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { goodReport, run } from '../cli/support.ts';
import { projectFolder } from '../support/paths.ts';
import { makeFolder } from '../support/temporary-project.ts';

const module = join(projectFolder, `node_modules/.cache/rapporteur/limits.${process.pid}.mjs`);

beforeAll(async () => {
  await build({
    entryPoints: [join(projectFolder, 'src/commands/limits/within-limits.ts')],
    outfile: module,
    bundle: true,
    platform: 'node',
    format: 'esm',
  });
});
afterAll(() => rmSync(module, { force: true }));

/** Work in a process of its own, watched from the start; what it prints in the end. */
async function work(action: string, limits: { time?: number; memory?: number } = {}) {
  const program = `
    const { runWithinLimits, watchLarge, withinLimits } = await import(${JSON.stringify(pathToFileURL(module).href)});
    const limits = { time: 600, memory: 1e12, ...${JSON.stringify(limits)} };
    const rest = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
    const kept = [];
    const say = ({ rule, message }) => rule + ' ' + message;
    await watchLarge(1e9, limits);
    await rest(300);
    console.log(await (async () => { ${action} })().catch(say));
    // The process is whole: what comes next is done.
    console.log(await withinLimits('The next', { ...limits, memory: 1e12 }, async () => 'next').catch(say));`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', program],
    { timeout: 25_000 },
  );
  return stdout.trim().split('\n');
}

describe('work is given up', () => {
  test('when it waits for too long', async () => {
    expect(
      await work(`return withinLimits('Waiting', limits, () => new Promise(() => undefined));`, {
        time: 1,
      }),
    ).toEqual(['limit-time Waiting took longer than 1 seconds', 'next']);
  });

  test('when it computes for ever', async () => {
    const endless = `return withinLimits('Turning', limits, async () => { await rest(1); for (;;) kept.length = 0; });`;
    expect(await work(endless, { time: 1 })).toEqual([
      'limit-time Turning took longer than 1 seconds',
      'next',
    ]);
  });

  test('when a regular expression backtracks for ever', async () => {
    const regular = `return withinLimits('Matching', limits, async () => { await rest(1); return /^(a+)+$/.test('a'.repeat(60) + 'b'); });`;
    expect(await work(regular, { time: 1 })).toEqual([
      'limit-time Matching took longer than 1 seconds',
      'next',
    ]);
  });

  test('when nobody watches it yet', async () => {
    const early = `return runWithinLimits('Reading', limits, () => { for (;;) kept.length = 0; });`;
    expect(await work(early, { time: 1 })).toEqual([
      'limit-time Reading took longer than 1 seconds',
      'next',
    ]);
  });

  test('when it takes too much memory', async () => {
    const greedy = `return withinLimits('Keeping', limits, async () => {
      await rest(1);
      const held = [];
      // A megabyte in 5 ms: on a busy machine the other thread looks seldom, and V8 has a limit of its own.
      for (;;) {
        held.push(new Array(125_000).fill(held.length));
        for (const until = performance.now() + 5; performance.now() < until; );
      }
    });`;
    expect(await work(greedy, { memory: 300e6 })).toEqual([
      'limit-memory Keeping took more than 300 MB of memory',
      'next',
    ]);
  });

  test('together with the process, when what computes is not JavaScript', async () => {
    const native = `
      const { pbkdf2Sync } = await import('node:crypto');
      return withinLimits('Hashing', limits, async () => { await rest(1); pbkdf2Sync('a', 'b', 2 ** 31 - 1, 64, 'sha512'); });`;
    await expect(work(native, { time: 1 })).rejects.toMatchObject({
      signal: 'SIGKILL',
      stderr: expect.stringContaining(
        'more time or memory than limits.time and limits.memory allow',
      ),
    });
  });

  test('and nothing else is touched', async () => {
    expect(
      await work(
        `return withinLimits('Fine', limits, async () => { await rest(400); return 'fine'; });`,
      ),
    ).toEqual(['fine', 'next']);
    expect(await work(`return runWithinLimits('Fine', limits, () => 'fine');`)).toEqual([
      'fine',
      'next',
    ]);
    expect(
      await work(
        `return withinLimits('Fine', limits, async () => { throw { rule: 'own', message: 'error' }; });`,
      ),
    ).toEqual(['own error', 'next']);
  });
});

test('a report that takes too long is told of, at its file, and stops no other', async () => {
  const folder = makeFolder({
    'source/a/en.md': goodReport() + '*a* [b](https://a.example) `c` **d**\n\n'.repeat(100_000),
    'source/b/en.md': goodReport(),
    'rapporteur.yaml': 'limits: { time: 1 }',
  });
  const { code, stdout, stderr } = await run(folder, ['build', '-f', 'html']);
  expect(stderr).toContain(
    'source/a/en.md error Reading it took longer than 1 seconds (limit-time)',
  );
  expect(stderr).toContain('limits.time');
  expect({ code, stdout }).toEqual({
    code: 1,
    stdout: expect.stringMatching(/^dist\/b\.en\.html +\d+ kB\n1 document written; 1 error/),
  });
  const checked = await run(folder, ['check']);
  expect(checked.stderr).toContain('source/a/en.md error Reading it took longer than 1 seconds');
  expect(checked.code).toBe(1);
  const verified = await run(folder, ['verify', '-f', 'html']);
  expect(verified.stderr).toContain('source/a/en.md error Reading it took longer than 1 seconds');
  expect(verified.code).toBe(1);
});
