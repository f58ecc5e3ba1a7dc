import { mkdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { EnvironmentError } from '../report/environment-error.ts';
import { errorCode, isInside } from './files.ts';
import { isRunning } from './lock.ts';
import { removeLeftovers, replaceFiles } from './replace-files.ts';

/** A file to be written. */
export interface FileToWrite {
  /** In the project's folder, with `/`. */
  path: string;
  content: string | Uint8Array;
}

/**
 * Write files of a project, each whole, and none before all of them are
 * written under other names.
 *
 * @param root absolute, real path of the project's folder
 * @throws {EnvironmentError} if one can't be written; then none has changed
 */
export async function writeFiles(root: string, files: readonly FileToWrite[]): Promise<void> {
  try {
    const placed = files.map((file) => ({ ...file, path: path.join(root, file.path) }));
    for (const { path: file } of placed) {
      const folder = path.dirname(file);
      await mkdir(folder, { recursive: true });
      if (!isInside(root, await realpath(folder))) {
        throw new EnvironmentError(`${path.relative(root, folder)} is a link out of the project`);
      }
    }
    const folders = new Set(placed.map(({ path: file }) => path.dirname(file)));
    // Nobody locks the folders of sources: another process may be writing there.
    for (const folder of folders) await removeLeftovers(folder, isRunning);
    await replaceFiles(placed);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    throw new EnvironmentError(`The files can’t be written (${errorCode(error)})`, {
      cause: error,
      hint: 'Look whether the folder may be written to, and whether there is space left.',
    });
  }
}
