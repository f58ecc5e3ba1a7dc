import { strToU8, type Zippable, zipSync } from 'fflate';

/**
 * A time near the earliest that a zip entry can hold, as fflate wants it: it
 * reads the local fields of a date, so the date is made of local fields, when
 * they are read. The bytes are then the same in every time zone.
 */
function entryTime(): Date {
  return new Date(1980, 0, 1, 12);
}

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
 * Make an archive that stands in for the library's JSZip.
 *
 * JSZip stamps every entry and every folder with the time of the run, and
 * deflates in twice the time; and compression by zlib itself is no way out, as
 * its output differs with the processor's instructions.
 *
 * `mimetype` is stored, not compressed, and comes first if it is added first
 * (OCF, EPUB 3.3, 4.2.2 and 4.3.2).
 *
 * @param names other names for paths that the library fixes
 */
export function createArchive(names: Record<string, string> = {}): Archive {
  const entries: Zippable = {};
  const at = (prefix: string): ArchiveFolder => ({
    file(path, data) {
      const level = path === 'mimetype' || COMPRESSED.test(path) ? 0 : 6;
      entries[names[prefix + path] ?? prefix + path] = [
        typeof data === 'string' ? strToU8(data) : data,
        { level },
      ];
    },
    folder: (name) => at(`${prefix}${name}/`),
  });
  return { ...at(''), toBytes: () => zipSync(entries, { mtime: entryTime() }) };
}
