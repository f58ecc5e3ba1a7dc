import { decodeStream } from './flate.ts';
import { expectKeyword, parseIndirectObject, readNumber } from './indirect-object.ts';
import { type Cursor, parseValue, readKeyword, skipWhite } from './parser.ts';
import { PdfSyntaxError } from './syntax-error.ts';
import {
  isDictionary,
  isReference,
  isStream,
  type PdfDictionary,
  type PdfReference,
} from './values.ts';

/** Where an object is: at an offset, or the nth in an object stream. */
export type Location = { offset: number } | { stream: number; index: number };

/**
 * Read where the objects of a file are: tables and streams, the newest update
 * first (ISO 32000-1, 7.5.4, 7.5.6 and 7.5.8).
 *
 * @param bytes the file
 * @param reference the one reference object of an object number of this file
 * @param locations where the places are noted, by object number
 * @returns `Root`, `Info`, `ID` and `Encrypt` of the trailer
 * @throws PdfSyntaxError
 */
export function readCrossReferences(
  bytes: Uint8Array,
  reference: (number: number) => PdfReference,
  locations: (Location | undefined)[],
): PdfDictionary {
  const trailer: PdfDictionary = new Map();
  const seen = new Set<number>();
  const pending = [findStartOfCrossReferences(bytes)];
  for (let offset = pending.shift(); offset !== undefined; offset = pending.shift()) {
    if (seen.has(offset)) continue;
    seen.add(offset);
    const cursor: Cursor = { bytes, position: offset, reference };
    skipWhite(cursor);
    const isTable = bytes[cursor.position] === 0x78;
    const dictionary = isTable
      ? readTable(cursor, locations)
      : readCrossReferenceStream(cursor, locations);
    // The newest update comes first, so what is there already wins.
    for (const key of ['Root', 'Info', 'ID', 'Encrypt']) {
      const value = dictionary.get(key);
      if (value !== undefined && !trailer.has(key)) trailer.set(key, value);
    }
    for (const key of ['XRefStm', 'Prev']) {
      const next = dictionary.get(key);
      if (typeof next === 'number') pending.push(next);
    }
  }
  if (!isReference(trailer.get('Root'))) throw new PdfSyntaxError('no document catalog', 0);
  return trailer;
}

function findStartOfCrossReferences(bytes: Uint8Array): number {
  const from = Math.max(0, bytes.length - 1024);
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset + from, bytes.length - from);
  const at = tail.lastIndexOf('startxref');
  if (at < 0) throw new PdfSyntaxError('no startxref', bytes.length);
  return readNumber({ bytes, position: from + at + 'startxref'.length });
}

function readTable(cursor: Cursor, locations: (Location | undefined)[]): PdfDictionary {
  expectKeyword(cursor, 'xref');
  for (;;) {
    skipWhite(cursor);
    if (cursor.bytes[cursor.position] === 0x74) break;
    const first = readNumber(cursor);
    const count = readNumber(cursor);
    for (let i = 0; i < count; i++) {
      const offset = readNumber(cursor);
      readNumber(cursor);
      skipWhite(cursor);
      const inUse = readKeyword(cursor) === 'n';
      if (inUse) locations[first + i] ??= { offset };
    }
  }
  expectKeyword(cursor, 'trailer');
  const trailer = parseValue(cursor);
  if (!isDictionary(trailer)) throw new PdfSyntaxError('no trailer dictionary', cursor.position);
  return trailer;
}

/** ISO 32000-1, 7.5.8. */
function readCrossReferenceStream(
  cursor: Cursor,
  locations: (Location | undefined)[],
): PdfDictionary {
  const start = cursor.position;
  const stream = parseIndirectObject(cursor, undefined, (value) => value ?? null);
  const content = isStream(stream) ? decodeStream(stream) : undefined;
  const widths = isStream(stream) ? stream.dictionary.get('W') : undefined;
  if (!isStream(stream) || content === undefined || !Array.isArray(widths)) {
    throw new PdfSyntaxError('no cross-reference table or stream', start);
  }
  const [typeWidth = 0, secondWidth = 0, thirdWidth = 0] = widths.map(Number);
  const size = Number(stream.dictionary.get('Size'));
  const index = stream.dictionary.get('Index');
  const sections = Array.isArray(index) ? index.map(Number) : [0, size];
  let at = 0;
  const read = (width: number): number => {
    let value = 0;
    for (let i = 0; i < width; i++) value = value * 256 + (content[at++] ?? 0);
    return value;
  };
  for (let section = 0; section + 1 < sections.length; section += 2) {
    const first = sections[section] ?? 0;
    const count = sections[section + 1] ?? 0;
    for (let i = 0; i < count; i++) {
      const type = typeWidth === 0 ? 1 : read(typeWidth);
      const second = read(secondWidth);
      const third = read(thirdWidth);
      if (type === 1) locations[first + i] ??= { offset: second };
      else if (type === 2) locations[first + i] ??= { stream: second, index: third };
    }
  }
  return stream.dictionary;
}
