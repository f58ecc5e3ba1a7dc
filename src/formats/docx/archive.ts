import { type Zippable, zipSync } from 'fflate';

/** The time of every entry: the earliest that zip knows, and the same in every time zone. */
const TIME = new Date(1980, 0, 1);

/** What is compressed already. */
const STORED = /\.(?:png|jpe?g|gif)$/u;

/** What a reader looks for first. */
const FIRST = ['[Content_Types].xml', '_rels/.rels', 'word/document.xml'];

/**
 * Zip a package, its entries in an order and of a time that are always the
 * same. docx would date them by the clock.
 *
 * The compression is written in JavaScript: Node's zlib gives other bytes on
 * other processors and in other versions, and a document is to be the same
 * wherever it is built.
 *
 * @param files by path
 */
export function zipPackage(files: ReadonlyMap<string, string | Uint8Array>): Uint8Array {
  const encoder = new TextEncoder();
  const entries: Zippable = {};
  const rest = [...files.keys()].filter((path) => !FIRST.includes(path)).sort();
  for (const path of [...FIRST, ...rest]) {
    const content = files.get(path);
    if (content === undefined) continue;
    const bytes = typeof content === 'string' ? encoder.encode(content) : content;
    entries[path] = [bytes, { mtime: TIME, level: STORED.test(path) ? 0 : 6 }];
  }
  return zipSync(entries);
}
