import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

let folder: string | undefined;
let files = 0;

// Not when the process exits: the runner kills its workers.
afterAll(() => {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

/**
 * Write bytes to a scratch file that is gone when the test file ends, for a
 * validator that reads files only.
 *
 * @param bytes the content
 * @param extension with its full stop
 * @returns the file's absolute path
 */
export async function writeScratch(bytes: Uint8Array, extension: string): Promise<string> {
  const path = scratchPath(extension);
  await writeFile(path, bytes);
  return path;
}

/** A path for a scratch file that does not exist yet. */
export function scratchPath(extension: string): string {
  if (folder === undefined) {
    folder = mkdtempSync(join(tmpdir(), 'rapporteur-tests-'));
  }
  files += 1;
  return join(folder, `${files}${extension}`);
}

/** Read a scratch file that a validator wrote. */
export function readScratch(path: string): Promise<string> {
  return readFile(path, 'utf8');
}
