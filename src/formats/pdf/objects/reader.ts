import { isWhite } from './characters.ts';
import { decodeStream } from './flate.ts';
import { type Cursor, parseNumber, parseValue, readKeyword, skipWhite } from './parser.ts';
import { PdfSyntaxError } from './syntax-error.ts';
import {
  isDictionary,
  isReference,
  isStream,
  type PdfDictionary,
  type PdfReference,
  type PdfStream,
  type PdfValue,
} from './values.ts';

/** A file's objects, read when they are asked for, and changed in place. */
export interface PdfFile {
  /** `Root`, `Info`, `ID`; what belongs to the cross-reference table is left out. */
  readonly trailer: PdfDictionary;
  /** The one reference object of an object number. */
  reference(number: number): PdfReference;
  /** The object behind a reference, or the value itself; an object that isn't there is null. */
  resolve(value: PdfValue | undefined): PdfValue;
  /** Put an object in the place of another. */
  replace(reference: PdfReference, value: PdfValue): void;
  /** Add an object. */
  add(value: PdfValue): PdfReference;
  /** One more than the highest object number. */
  readonly size: number;
}

/** Where an object is: at an offset, or the nth in an object stream. */
type Location = { offset: number } | { stream: number; index: number };

/**
 * Open a PDF file for reading and changing.
 *
 * It reads cross-reference tables and streams, object streams and chains of
 * updates (ISO 32000-1, 7.5); it doesn't repair and doesn't decrypt.
 *
 * @param bytes the file; kept, and not changed
 * @throws PdfSyntaxError where the file isn't as the standard says, or is encrypted
 */
export function openPdf(bytes: Uint8Array): PdfFile {
  const references: PdfReference[] = [];
  const objects: (PdfValue | undefined)[] = [];
  const locations: (Location | undefined)[] = [];
  const objectStreams = new Map<number, { bytes: Uint8Array; offsets: number[] }>();

  function reference(number: number): PdfReference {
    references[number] ??= { kind: 'reference', number };
    return references[number];
  }

  const trailer = readCrossReferences(bytes, reference, locations);
  if (trailer.has('Encrypt')) throw new PdfSyntaxError('the file is encrypted', 0);

  function load(number: number): PdfValue {
    const location = locations[number];
    if (location === undefined) return null;
    if ('offset' in location) {
      return parseIndirectObject({ bytes, position: location.offset, reference }, number, resolve);
    }
    const stream = loadObjectStream(location.stream);
    const offset = stream.offsets[location.index];
    if (offset === undefined) throw new PdfSyntaxError(`object ${number} is not in its stream`, 0);
    return parseValue({ bytes: stream.bytes, position: offset, reference });
  }

  function loadObjectStream(number: number): { bytes: Uint8Array; offsets: number[] } {
    const known = objectStreams.get(number);
    if (known !== undefined) return known;
    const stream = resolve(reference(number));
    const content = isStream(stream) ? decodeStream(stream) : undefined;
    if (!isStream(stream) || content === undefined) {
      throw new PdfSyntaxError(`object ${number} is not an object stream`, 0);
    }
    const first = stream.dictionary.get('First');
    const count = stream.dictionary.get('N');
    if (typeof first !== 'number' || typeof count !== 'number') {
      throw new PdfSyntaxError(`object stream ${number} lacks First or N`, 0);
    }
    const cursor: Cursor = { bytes: content, position: 0 };
    const offsets: number[] = [];
    for (let i = 0; i < count; i++) {
      readNumber(cursor);
      offsets.push(first + readNumber(cursor));
    }
    const loaded = { bytes: content, offsets };
    objectStreams.set(number, loaded);
    return loaded;
  }

  function resolve(value: PdfValue | undefined): PdfValue {
    let current = value ?? null;
    for (let hops = 0; isReference(current); hops++) {
      if (hops > 16) throw new PdfSyntaxError('references in a circle', 0);
      const { number } = current;
      let object: PdfValue | undefined = objects[number];
      if (object === undefined) {
        object = load(number);
        objects[number] = object;
      }
      current = object;
    }
    return current;
  }

  let size = Math.max(locations.length, 1);
  return {
    trailer,
    reference,
    resolve,
    replace(target, value) {
      objects[target.number] = value;
    },
    add(value) {
      const added = reference(size++);
      objects[added.number] = value;
      return added;
    },
    get size() {
      return size;
    },
  };
}

type ReferenceOf = (number: number) => PdfReference;

function readCrossReferences(
  bytes: Uint8Array,
  reference: ReferenceOf,
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

function readNumber(cursor: Cursor): number {
  skipWhite(cursor);
  return parseNumber(cursor);
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

function parseIndirectObject(
  cursor: Cursor,
  number: number | undefined,
  resolve: (value: PdfValue | undefined) => PdfValue,
): PdfValue {
  const start = cursor.position;
  const found = readNumber(cursor);
  readNumber(cursor);
  expectKeyword(cursor, 'obj');
  if (number !== undefined && found !== number) {
    throw new PdfSyntaxError(`object ${number} is not where it should be`, start);
  }
  const value = parseValue(cursor);
  if (!isDictionary(value)) return value;
  skipWhite(cursor);
  if (cursor.bytes[cursor.position] !== 0x73) return value;
  return readStreamData(cursor, value, resolve);
}

function readStreamData(
  cursor: Cursor,
  dictionary: PdfDictionary,
  resolve: (value: PdfValue | undefined) => PdfValue,
): PdfStream {
  const { bytes } = cursor;
  expectKeyword(cursor, 'stream');
  if (bytes[cursor.position] === 0x0d) cursor.position++;
  if (bytes[cursor.position] === 0x0a) cursor.position++;
  const start = cursor.position;
  const length = resolve(dictionary.get('Length'));
  if (typeof length !== 'number') throw new PdfSyntaxError('a stream without length', start);
  cursor.position = start + length;
  while (isWhite(bytes[cursor.position])) cursor.position++;
  expectKeyword(cursor, 'endstream');
  dictionary.delete('Length');
  return { kind: 'stream', dictionary, data: bytes.subarray(start, start + length) };
}

function expectKeyword(cursor: Cursor, keyword: string): void {
  skipWhite(cursor);
  const start = cursor.position;
  if (readKeyword(cursor) !== keyword) throw new PdfSyntaxError(`no ${keyword}`, start);
}
