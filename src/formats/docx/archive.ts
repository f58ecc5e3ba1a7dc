import { writeZip } from '../zip/write-zip.ts';

/** What is compressed already. */
const STORED = /\.(?:png|jpe?g|gif)$/u;

/** What a reader looks for first. */
const FIRST = ['[Content_Types].xml', '_rels/.rels', 'word/document.xml'];

/**
 * Zip a package, its entries in an order and of a time that are always the
 * same. docx would date them by the clock.
 *
 * @param files by path
 */
export function zipPackage(files: ReadonlyMap<string, string | Uint8Array>): Uint8Array {
  const rest = [...files.keys()].filter((path) => !FIRST.includes(path)).sort();
  return writeZip(
    [...FIRST, ...rest].flatMap((path) => {
      const content = files.get(path);
      if (content === undefined) return [];
      const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
      return [{ path, bytes, deflate: !STORED.test(path) }];
    }),
  );
}
