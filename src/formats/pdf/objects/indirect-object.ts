import { isWhite } from './characters.ts';
import { type Cursor, parseNumber, parseValue, readKeyword, skipWhite } from './parser.ts';
import { PdfSyntaxError } from './syntax-error.ts';
import { isDictionary, type PdfDictionary, type PdfStream, type PdfValue } from './values.ts';

/**
 * Read an indirect object (ISO 32000-1, 7.3.10), with the bytes of its stream.
 *
 * @param cursor where it begins; left behind it
 * @param number the number that it must have; any, where it is absent
 * @param resolve the object behind a reference, for the length of a stream
 * @throws PdfSyntaxError
 */
export function parseIndirectObject(
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

/** Read a keyword that has to be there. */
export function expectKeyword(cursor: Cursor, keyword: string): void {
  skipWhite(cursor);
  const start = cursor.position;
  if (readKeyword(cursor) !== keyword) throw new PdfSyntaxError(`no ${keyword}`, start);
}

/** Read a number behind white space. */
export function readNumber(cursor: Cursor): number {
  skipWhite(cursor);
  return parseNumber(cursor);
}
