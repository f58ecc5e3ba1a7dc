import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  realpathSync,
} from 'node:fs';
import path from 'node:path';

/** Why a file was not read: in an editor's words, with the rule that refused it. */
export interface Refusal {
  rule: string;
  problem: string;
  hint?: string;
}

export type FileRead = { bytes: Uint8Array } | Refusal;

/**
 * Read a file that must be a regular file inside a folder.
 *
 * The path is resolved with its links first and then opened without following
 * another (`O_NOFOLLOW`) nor waiting for a writer (`O_NONBLOCK`), and what was
 * opened is asked again what it is: no link out of the folder, no device, no
 * FIFO, and no exchange between the look and the reading.
 *
 * Each step waits for the system: a report is made of some twenty small files,
 * and to ask a thread seven times for each takes longer than to read them.
 *
 * @param root absolute, real path of the folder
 * @param relative path inside it, with `/`
 * @param limit bytes that it may have
 */
export function readInside(root: string, relative: string, limit: number): FileRead {
  const wanted = path.resolve(root, relative);
  if (!isInside(root, wanted)) {
    return { rule: 'outside-project', problem: `"${relative}" is outside the folder` };
  }
  try {
    const real = realpathSync.native(wanted);
    if (!isInside(root, real)) {
      return {
        rule: 'outside-project',
        problem: `"${relative}" is a link to a place outside the folder`,
        hint: 'Copy the file into the folder.',
      };
    }
    const before = lstatSync(real);
    if (!before.isFile()) return { rule: 'not-a-file', problem: `"${relative}" is not a file` };
    const file = openSync(real, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const stat = fstatSync(file);
      if (!stat.isFile()) return { rule: 'not-a-file', problem: `"${relative}" is not a file` };
      if (stat.size > limit) {
        return {
          rule: 'limit-size',
          problem: `"${relative}" is ${describeSize(stat.size)}; the limit is ${describeSize(limit)}`,
        };
      }
      return { bytes: readAtMost(file, stat.size, limit) };
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return explainReadError(relative, error);
  }
}

/** Read what a file holds, up to a limit: it may grow, and files of /proc say that they are empty. */
function readAtMost(file: number, size: number, limit: number): Uint8Array {
  const buffer = Buffer.alloc(Math.min(size + 1, limit));
  let length = 0;
  while (length < buffer.length) {
    const bytesRead = readSync(file, buffer, length, buffer.length - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return buffer.subarray(0, Math.min(length, size));
}

/** Whether a path is a folder's, or inside it; both absolute. */
export function isInside(root: string, absolute: string): boolean {
  const relative = path.relative(root, absolute);
  return (
    relative === '' ||
    !(relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative))
  );
}

export function explainReadError(name: string, error: unknown): Refusal {
  switch (errorCode(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return { rule: 'missing-file', problem: `There is no file "${name}"` };
    case 'EACCES':
    case 'EPERM':
      return {
        rule: 'unreadable-file',
        problem: `"${name}" may not be read`,
        hint: 'Give yourself permission to read it (chmod u+r).',
      };
    case 'ELOOP':
      return { rule: 'outside-project', problem: `"${name}" is a link that goes round in circles` };
    case 'EISDIR':
      return { rule: 'not-a-file', problem: `"${name}" is a folder` };
    default:
      return {
        rule: 'unreadable-file',
        problem: `"${name}" could not be read: ${error instanceof Error ? error.message : String(error)}`,
      };
  }
}

/** The `code` of an error of the file system: `ENOENT`. */
export function errorCode(error: unknown): string | undefined {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string')
    return error.code;
  return undefined;
}

/** `3.2 MB`, in units of 1,000. */
export function describeSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${value < 10 ? value.toFixed(1).replace(/\.0$/, '') : Math.round(value)} ${unit}`;
}
