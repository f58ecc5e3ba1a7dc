import { writeZip, type ZipEntry } from '../zip/write-zip.ts';

/** What is compressed already: to deflate it again costs time and gains nothing. */
const COMPRESSED = /\.(?:png|jpe?g|gif|webp|woff2?)$/i;

/** A folder of an archive, as far as epub-gen-memory asks one of JSZip. */
export interface ArchiveFolder {
  file(path: string, data: string | Uint8Array, options?: unknown): void;
  folder(name: string): ArchiveFolder;
}

/** An archive that files are added to in the order in which they will stand. */
export interface Archive extends ArchiveFolder {
  /** The zip file, whole: the same bytes for the same files. */
  toBytes(): Uint8Array;
}

/**
 * Make an archive that stands in for the library's JSZip, which stamps every
 * entry and every folder with the time of the run.
 *
 * `mimetype` is stored, not compressed, and comes first if it is added first
 * (OCF, EPUB 3.3, 4.2.2 and 4.3.2).
 *
 * @param names other names for paths that the library fixes
 */
export function createArchive(names: Record<string, string> = {}): Archive {
  const entries: ZipEntry[] = [];
  const at = (prefix: string): ArchiveFolder => ({
    file(path, data) {
      entries.push({
        path: names[prefix + path] ?? prefix + path,
        bytes: typeof data === 'string' ? Buffer.from(data, 'utf8') : data,
        deflate: path !== 'mimetype' && !COMPRESSED.test(path),
      });
    },
    folder: (name) => at(`${prefix}${name}/`),
  });
  return { ...at(''), toBytes: () => writeZip(entries) };
}
