import { decodeStream } from './flate.ts';
import { type Cursor, parseHexString, skipWhite } from './parser.ts';
import type { PdfFile } from './reader.ts';
import {
  decodeUtf16,
  isDictionary,
  isReference,
  isStream,
  type PdfDictionary,
  type PdfReference,
} from './values.ts';

/** A font, as far as text extraction needs it. */
export interface Font {
  readonly dictionary: PdfDictionary;
  readonly subtype: string;
  /** `BaseFont` without the subset's tag. */
  readonly name: string;
  /** 2 for composite fonts, whose encoding is Identity-H in every file that browsers make. */
  readonly bytesPerCode: 1 | 2;
  /** What `ToUnicode` says, by character code. */
  readonly toUnicode: Map<number, string>;
  readonly toUnicodeReference: PdfReference | undefined;
}

/**
 * Read a font's dictionary and its `ToUnicode` map (ISO 32000-1, 9.10.3).
 *
 * @param file the file
 * @param dictionary the font's dictionary
 */
export function readFont(file: PdfFile, dictionary: PdfDictionary): Font {
  const subtype = String(file.resolve(dictionary.get('Subtype')));
  const toUnicode = dictionary.get('ToUnicode');
  const stream = file.resolve(toUnicode);
  const content = isStream(stream) ? decodeStream(stream) : undefined;
  const baseFont = file.resolve(dictionary.get('BaseFont'));
  return {
    dictionary,
    subtype,
    name: typeof baseFont === 'string' ? baseFont.replace(/^[A-Z]{6}\+/, '') : subtype,
    bytesPerCode: subtype === 'Type0' ? 2 : 1,
    toUnicode: content === undefined ? new Map() : parseToUnicode(content),
    toUnicodeReference: isReference(toUnicode) ? toUnicode : undefined,
  };
}

/** The advance widths of a composite font in thousandths of its size, by CID (9.7.4.3). */
export function readWidths(file: PdfFile, font: Font): (code: number) => number {
  const descendants = file.resolve(font.dictionary.get('DescendantFonts'));
  const descendant = Array.isArray(descendants) ? file.resolve(descendants[0]) : null;
  if (!isDictionary(descendant)) return () => 0;
  const { widths, fallback } = readWidthsOf(file, descendant);
  return (code) => widths.get(code) ?? fallback;
}

/**
 * The advance widths of a CIDFont.
 *
 * @param descendant the CIDFont
 * @returns those that `W` lists, and `DW`, which all others have
 */
export function readWidthsOf(
  file: PdfFile,
  descendant: PdfDictionary,
): { widths: Map<number, number>; fallback: number } {
  const fallback = file.resolve(descendant.get('DW'));
  const widths = new Map<number, number>();
  const list = file.resolve(descendant.get('W'));
  const items = Array.isArray(list) ? list.map((item) => file.resolve(item)) : [];
  for (let i = 0; i < items.length; ) {
    const first = Number(items[i]);
    const second = items[i + 1];
    if (Array.isArray(second)) {
      second.forEach((width, offset) => {
        widths.set(first + offset, Number(width));
      });
      i += 2;
    } else {
      for (let code = first; code <= Number(second); code++) widths.set(code, Number(items[i + 2]));
      i += 3;
    }
  }
  return { widths, fallback: typeof fallback === 'number' ? fallback : 1000 };
}

/** Read the `bfchar` and `bfrange` sections of a CMap. */
export function parseToUnicode(bytes: Uint8Array): Map<number, string> {
  const map = new Map<number, string>();
  const cursor: Cursor = { bytes, position: 0 };
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (;;) {
    const character = content.indexOf('beginbfchar', cursor.position);
    const range = content.indexOf('beginbfrange', cursor.position);
    if (character < 0 && range < 0) return map;
    const isRange = character < 0 || (range >= 0 && range < character);
    cursor.position = isRange ? range + 'beginbfrange'.length : character + 'beginbfchar'.length;
    for (;;) {
      skipWhite(cursor);
      if (bytes[cursor.position] !== 0x3c) break;
      const first = toCode(parseHexString(cursor).bytes);
      skipWhite(cursor);
      if (!isRange) {
        map.set(first, decodeUtf16(parseHexString(cursor).bytes));
        continue;
      }
      const last = toCode(parseHexString(cursor).bytes);
      skipWhite(cursor);
      if (bytes[cursor.position] === 0x5b) {
        cursor.position++;
        for (let code = first; ; code++) {
          skipWhite(cursor);
          if (bytes[cursor.position] === 0x5d) break;
          map.set(code, decodeUtf16(parseHexString(cursor).bytes));
        }
        cursor.position++;
        continue;
      }
      const start = decodeUtf16(parseHexString(cursor).bytes);
      const head = start.slice(0, -1);
      const tail = start.charCodeAt(start.length - 1);
      for (let code = first; code <= last; code++) {
        map.set(code, head + String.fromCharCode(tail + code - first));
      }
    }
  }
}

function toCode(bytes: string): number {
  let code = 0;
  for (let i = 0; i < bytes.length; i++) code = code * 256 + bytes.charCodeAt(i);
  return code;
}

/**
 * Write a `ToUnicode` CMap.
 *
 * @param map text by character code
 * @param bytesPerCode how long codes are
 */
export function formatToUnicode(map: ReadonlyMap<number, string>, bytesPerCode: 1 | 2): string {
  const hex = (value: number, digits: number): string =>
    value.toString(16).toUpperCase().padStart(digits, '0');
  const code = (value: number): string => `<${hex(value, bytesPerCode * 2)}>`;
  const entries = [...map].sort(([a], [b]) => a - b);
  const blocks: string[] = [];
  // A section holds a hundred lines at most (Adobe Technical Note 5014).
  for (let i = 0; i < entries.length; i += 100) {
    const lines = entries.slice(i, i + 100).map(([key, text]) => {
      let units = '';
      for (let j = 0; j < text.length; j++) units += hex(text.charCodeAt(j), 4);
      return `${code(key)}<${units}>`;
    });
    blocks.push(`${lines.length} beginbfchar\n${lines.join('\n')}\nendbfchar`);
  }
  const last = bytesPerCode === 2 ? 0xffff : 0xff;
  return [
    '/CIDInit/ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def',
    '/CMapName/Adobe-Identity-UCS def',
    '/CMapType 2 def',
    `1 begincodespacerange\n${code(0)}${code(last)}\nendcodespacerange`,
    ...blocks,
    'endcmap',
    'CMapName currentdict/CMap defineresource pop',
    'end',
    'end',
  ].join('\n');
}
