import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The names that files have until they are whole. */
const temporaryName = /^\.rapporteur-(\d+)-\d+\.tmp$/;

/**
 * Write files, each whole, and none before all of them are written under other
 * names beside their own (POSIX `rename` replaces a file in one step).
 *
 * @param files with absolute paths; their folders are there
 * @throws the error of the system; before the first is renamed nothing has changed
 */
export async function replaceFiles(
  files: readonly { path: string; content: string | Uint8Array }[],
): Promise<void> {
  const written: { from: string; to: string }[] = [];
  try {
    for (const { path: to, content } of files) {
      const name = `.rapporteur-${process.pid}-${written.length}.tmp`;
      const from = path.join(path.dirname(to), name);
      written.push({ from, to });
      await writeFile(from, content);
    }
    for (const { from, to } of written) await rename(from, to);
  } catch (error) {
    for (const { from } of written) await rm(from, { force: true });
    throw error;
  }
}

/**
 * Remove what a process that was killed while it replaced files has left.
 *
 * @param folder absolute path
 * @param isInUse whether a process, by its id, may still be at it; none is where the folder is locked
 */
export async function removeLeftovers(
  folder: string,
  isInUse: (id: number) => boolean = () => false,
): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const id = temporaryName.exec(name)?.[1];
    if (id !== undefined && !isInUse(Number(id)))
      await rm(path.join(folder, name), { force: true });
  }
}
