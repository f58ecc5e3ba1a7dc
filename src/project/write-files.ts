import { mkdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { EnvironmentError } from '../report/environment-error.ts';
import { errorCode, isInside } from './files.ts';

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
  const written: { from: string; to: string }[] = [];
  try {
    for (const file of files) {
      const to = path.join(root, file.path);
      const folder = path.dirname(to);
      await mkdir(folder, { recursive: true });
      if (!isInside(root, await realpath(folder))) {
        throw new EnvironmentError(`${path.dirname(file.path)} is a link out of the project`);
      }
      const from = path.join(folder, `.rapporteur-${process.pid}-${written.length}.tmp`);
      written.push({ from, to });
      await writeFile(from, file.content);
    }
    for (const { from, to } of written) await rename(from, to);
  } catch (error) {
    for (const { from } of written) await rm(from, { force: true });
    if (errorCode(error) === undefined) throw error;
    throw new EnvironmentError(`The files can’t be written (${errorCode(error)})`, {
      cause: error,
      hint: 'Look whether the folder may be written to, and whether there is space left.',
    });
  }
}
