import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { run } from '../../cli/support.ts';
import { projectFolder } from '../../support/paths.ts';

/** Documents that were built for a file of tests. */
export interface Built {
  read(name: string): Uint8Array;
  folder: string;
}

/** Build a project once, in every format, verified; the documents go when the tests are over. */
export async function buildOnce(
  project = projectFolder,
  args: readonly string[] = [],
): Promise<Built> {
  const folder = await mkdtemp(join(tmpdir(), 'rapporteur-verify-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const { code, stderr, stdout } = await run(project, ['build', '--out', folder, ...args]);
  expect(code, `${stderr}${stdout}`).toBe(0);
  return { folder, read: (name) => new Uint8Array(readFileSync(join(folder, name))) };
}
