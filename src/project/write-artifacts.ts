import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { EnvironmentError } from '../report/environment-error.ts';
import { errorCode } from './files.ts';
import { isLeftOfLock, withLock } from './lock.ts';
import { editionsFolder } from './print-edition.ts';
import { removeLeftovers, replaceFiles } from './replace-files.ts';

/** A document that was made, with what the manifest says of it. */
export interface Artifact {
  /** `peacekeeping.en.pdf`. */
  name: string;
  bytes: Uint8Array;
  report: string;
  language: string;
  format: string;
  mediaType: string;
  title: string;
  /** Where the browser that printed it ran without its own sandbox; absent where it did not. */
  sandbox?: false;
}

/** An artifact in `manifest.json`. */
interface ManifestEntry extends Omit<Artifact, 'name' | 'bytes'> {
  file: string;
  size: number;
  sha256: string;
}

interface Manifest {
  generator: string;
  artifacts: ManifestEntry[];
}

const manifestName = 'manifest.json';
const sumsName = 'SHA256SUMS';

/**
 * Write artifacts into a folder, each whole or not at all: all of them are
 * written under other names first and then renamed (POSIX `rename` replaces a
 * file in one step). `SHA256SUMS` and `manifest.json` list them with those
 * that are there from before. Nothing in them tells when or where.
 *
 * @param folder absolute path; made if it is missing
 * @param artifacts what to write
 * @param generator name and version of this program
 * @throws {EnvironmentError} if the folder can't be written; then nothing in it has changed
 */
export async function writeArtifacts(
  folder: string,
  artifacts: readonly Artifact[],
  generator: string,
): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await withLock(folder, async () => {
      await removeLocks(folder);
      await removeLeftovers(folder);
      await removeLeftovers(path.join(folder, editionsFolder));
      const manifest = await updateManifest(folder, artifacts, generator);
      const sums = manifest.artifacts.map(({ sha256, file }) => `${sha256}  ${file}\n`).join('');
      const files = [
        ...artifacts.map(({ name, bytes }) => ({ name, content: bytes })),
        { name: sumsName, content: sums },
        { name: manifestName, content: `${JSON.stringify(manifest, null, 2)}\n` },
      ];
      await replaceFiles(
        files.map(({ name, content }) => ({ path: path.join(folder, name), content })),
      );
    });
  } catch (error) {
    throw explainWriteError(folder, error);
  }
}

/** Remove what a process that was killed while it took or held the lock has left of it. */
async function removeLocks(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (isLeftOfLock(name)) await rm(path.join(folder, name), { force: true });
  }
}

async function updateManifest(
  folder: string,
  artifacts: readonly Artifact[],
  generator: string,
): Promise<Manifest> {
  const entries = new Map<string, ManifestEntry>();
  const present = new Set(await readdir(folder));
  for (const entry of await readManifest(folder)) {
    if (present.has(entry.file)) entries.set(entry.file, entry);
  }
  for (const { name, bytes, ...about } of artifacts) {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    entries.set(name, { file: name, ...about, size: bytes.length, sha256 });
  }
  const sorted = [...entries.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
  return { generator, artifacts: sorted };
}

/** The artifacts that an earlier build has listed; none where the list can't be read. */
async function readManifest(folder: string): Promise<ManifestEntry[]> {
  try {
    const manifest: unknown = JSON.parse(await readFile(path.join(folder, manifestName), 'utf8'));
    const artifacts: unknown =
      typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, 'artifacts') : [];
    return Array.isArray(artifacts) ? artifacts.filter(isEntry) : [];
  } catch {
    return [];
  }
}

function isEntry(value: unknown): value is ManifestEntry {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof Reflect.get(value, 'file') === 'string' &&
    /^[0-9a-f]{64}$/.test(String(Reflect.get(value, 'sha256')))
  );
}

function explainWriteError(folder: string, error: unknown): unknown {
  const tell = (message: string, hint: string) =>
    new EnvironmentError(message, { hint, cause: error });
  switch (errorCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return tell(
        `There is no space left for ${folder}`,
        'Free some, and build again; the old files are still there.',
      );
    case 'EACCES':
    case 'EPERM':
      return tell(
        `${folder} may not be written to`,
        'Give yourself permission, or choose another folder with --out.',
      );
    case 'EROFS':
      return tell(`${folder} can only be read`, 'Choose another folder with --out.');
    case 'ENOTDIR':
    case 'EEXIST':
      return tell(`${folder} is not a folder`, 'Choose another folder with --out.');
    case 'EFBIG':
      return tell(
        `${folder} is not allowed files of this size`,
        'Raise the limit (ulimit -f), or choose another folder with --out.',
      );
    case 'EIO':
    case 'EMFILE':
    case 'ENFILE':
    case 'ETXTBSY':
    case 'EBUSY':
    case 'ESTALE':
      return tell(
        `${folder} could not be written to: ${error instanceof Error ? error.message : ''}`,
        'The old files are still there.',
      );
    case 'EISDIR':
    case 'ENOTEMPTY':
      return tell(`In ${folder} a folder has the name of a document`, 'Move it away.');
    default:
      return error;
  }
}
