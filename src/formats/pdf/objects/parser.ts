import { hexValue, isRegular, isWhite } from './characters.ts';
import { PdfSyntaxError } from './syntax-error.ts';
import {
  createString,
  type PdfArray,
  type PdfDictionary,
  type PdfReference,
  type PdfString,
  type PdfValue,
} from './values.ts';

/** A place in bytes, moved on by whoever reads from it. */
export interface Cursor {
  readonly bytes: Uint8Array;
  position: number;
  /** Give the one reference object for an object number; absent in content streams, which have none. */
  readonly reference?: (number: number) => PdfReference;
}

const MAXIMUM_DEPTH = 256;

/** Move over white space and comments. */
export function skipWhite(cursor: Cursor): void {
  const { bytes } = cursor;
  let at = cursor.position;
  for (;;) {
    const code = bytes[at];
    if (isWhite(code)) at++;
    else if (code === 0x25) {
      while (at < bytes.length && bytes[at] !== 0x0a && bytes[at] !== 0x0d) at++;
    } else break;
  }
  cursor.position = at;
}

/**
 * Read one object (ISO 32000-1, 7.3), without the stream that may follow a
 * dictionary.
 *
 * @param cursor where to read; left behind the object
 * @returns the object; a keyword other than `true`, `false` and `null` is an error
 * @throws PdfSyntaxError
 */
export function parseValue(cursor: Cursor, depth = 0): PdfValue {
  if (depth > MAXIMUM_DEPTH) throw new PdfSyntaxError('objects nested too deep', cursor.position);
  skipWhite(cursor);
  const { bytes } = cursor;
  const code = bytes[cursor.position];
  switch (code) {
    case 0x2f:
      return parseName(cursor);
    case 0x28:
      return parseLiteralString(cursor);
    case 0x5b:
      return parseArray(cursor, depth);
    case 0x3c:
      if (bytes[cursor.position + 1] === 0x3c) return parseDictionary(cursor, depth);
      return parseHexString(cursor);
    case undefined:
      throw new PdfSyntaxError('unexpected end', cursor.position);
    default:
      if ((code >= 0x30 && code <= 0x39) || code === 0x2b || code === 0x2d || code === 0x2e) {
        return parseNumberOrReference(cursor);
      }
      return parseKeyword(cursor);
  }
}

/** Read a name behind its solidus, with `#xx` escapes resolved. */
export function parseName(cursor: Cursor): string {
  const { bytes } = cursor;
  let at = cursor.position + 1;
  let name = '';
  while (isRegular(bytes[at])) {
    const code = bytes[at] as number;
    const high = code === 0x23 ? hexValue(bytes[at + 1]) : -1;
    const low = high < 0 ? -1 : hexValue(bytes[at + 2]);
    if (low >= 0) {
      name += String.fromCharCode(high * 16 + low);
      at += 3;
    } else {
      name += String.fromCharCode(code);
      at++;
    }
  }
  cursor.position = at;
  return name;
}

/** As many as are exact beside a number of fifteen digits. */
const POWERS_OF_TEN = Array.from({ length: 16 }, (_, power) => 10 ** power);

/** Read a number; a sign, digits and one point are all there is (no exponents). */
export function parseNumber(cursor: Cursor): number {
  const { bytes } = cursor;
  let at = cursor.position;
  let code = bytes[at];
  const negative = code === 0x2d;
  if (negative || code === 0x2b) code = bytes[++at];
  let value = 0;
  let digits = 0;
  while (code !== undefined && code >= 0x30 && code <= 0x39) {
    value = value * 10 + (code - 0x30);
    digits++;
    code = bytes[++at];
  }
  if (code === 0x2e) {
    const start = cursor.position;
    const point = at;
    code = bytes[++at];
    while (code !== undefined && code >= 0x30 && code <= 0x39) {
      value = value * 10 + (code - 0x30);
      digits++;
      code = bytes[++at];
    }
    // One division of two whole numbers that are exact is correctly rounded.
    if (digits <= 15) value /= POWERS_OF_TEN[at - point - 1] ?? 1;
    else value = Math.abs(Number(readLatin1(bytes, start, at)));
  }
  if (digits === 0) throw new PdfSyntaxError('not a number', cursor.position);
  cursor.position = at;
  return negative ? -value : value;
}

function parseNumberOrReference(cursor: Cursor): PdfValue {
  const value = parseNumber(cursor);
  if (cursor.reference === undefined || value < 0 || !Number.isInteger(value)) return value;
  // `12 0 R`: look ahead over one space each, which is how every writer does it, then tolerantly.
  const { bytes } = cursor;
  let at = cursor.position;
  while (isWhite(bytes[at])) at++;
  const digits = at;
  while (isDigit(bytes[at])) at++;
  if (at === digits) return value;
  const white = at;
  while (isWhite(bytes[at])) at++;
  if (at === white || bytes[at] !== 0x52 || isRegular(bytes[at + 1])) return value;
  cursor.position = at + 1;
  return cursor.reference(value);
}

function isDigit(code: number | undefined): boolean {
  return code !== undefined && code >= 0x30 && code <= 0x39;
}

const ESCAPES: Record<number, string> = {
  110: '\n',
  114: '\r',
  116: '\t',
  98: '\b',
  102: '\f',
};

/** Read a string in parentheses (ISO 32000-1, 7.3.4.2). */
export function parseLiteralString(cursor: Cursor): PdfString {
  const { bytes } = cursor;
  let at = cursor.position + 1;
  let depth = 1;
  let text = '';
  for (;;) {
    const code = bytes[at++];
    if (code === undefined) throw new PdfSyntaxError('string without end', cursor.position);
    if (code === 0x5c) {
      const next = bytes[at++];
      if (next === undefined) throw new PdfSyntaxError('string without end', cursor.position);
      if (next >= 0x30 && next <= 0x37) {
        let octal = next - 0x30;
        for (let i = 0; i < 2; i++) {
          const digit = bytes[at];
          if (digit === undefined || digit < 0x30 || digit > 0x37) break;
          octal = octal * 8 + digit - 0x30;
          at++;
        }
        text += String.fromCharCode(octal & 0xff);
      } else if (next === 0x0d) {
        if (bytes[at] === 0x0a) at++;
      } else if (next !== 0x0a) {
        text += ESCAPES[next] ?? String.fromCharCode(next);
      }
      continue;
    }
    if (code === 0x28) depth++;
    else if (code === 0x29 && --depth === 0) break;
    if (code === 0x0d) {
      if (bytes[at] === 0x0a) at++;
      text += '\n';
    } else text += String.fromCharCode(code);
  }
  cursor.position = at;
  return createString(text);
}

/** Read a string in angle brackets; an odd last digit is followed by a zero. */
export function parseHexString(cursor: Cursor): PdfString {
  const { bytes } = cursor;
  let at = cursor.position + 1;
  let text = '';
  let high = -1;
  for (;;) {
    const code = bytes[at++];
    if (code === 0x3e) break;
    if (code === undefined) throw new PdfSyntaxError('string without end', cursor.position);
    const digit = hexValue(code);
    if (digit < 0) {
      if (isWhite(code)) continue;
      throw new PdfSyntaxError('not a hexadecimal digit', at - 1);
    }
    if (high < 0) high = digit;
    else {
      text += String.fromCharCode(high * 16 + digit);
      high = -1;
    }
  }
  if (high >= 0) text += String.fromCharCode(high * 16);
  cursor.position = at;
  return createString(text);
}

function parseArray(cursor: Cursor, depth: number): PdfArray {
  const array: PdfArray = [];
  cursor.position++;
  for (;;) {
    skipWhite(cursor);
    if (cursor.bytes[cursor.position] === 0x5d) {
      cursor.position++;
      return array;
    }
    array.push(parseValue(cursor, depth + 1));
  }
}

function parseDictionary(cursor: Cursor, depth: number): PdfDictionary {
  const dictionary: PdfDictionary = new Map();
  cursor.position += 2;
  for (;;) {
    skipWhite(cursor);
    const code = cursor.bytes[cursor.position];
    if (code === 0x3e && cursor.bytes[cursor.position + 1] === 0x3e) {
      cursor.position += 2;
      return dictionary;
    }
    if (code !== 0x2f) throw new PdfSyntaxError('a key is not a name', cursor.position);
    const key = parseName(cursor);
    const value = parseValue(cursor, depth + 1);
    // An entry whose value is null is the same as no entry (7.3.7).
    if (value !== null) dictionary.set(key, value);
  }
}

function parseKeyword(cursor: Cursor): PdfValue {
  const start = cursor.position;
  switch (readKeyword(cursor)) {
    case 'true':
      return true;
    case 'false':
      return false;
    case 'null':
      return null;
    default:
      throw new PdfSyntaxError('not an object', start);
  }
}

/** Read regular characters up to the next white space or delimiter. */
export function readKeyword(cursor: Cursor): string {
  const start = cursor.position;
  let at = start;
  while (isRegular(cursor.bytes[at])) at++;
  cursor.position = at;
  return readLatin1(cursor.bytes, start, at);
}

/** Bytes as a string of characters 0 to 255. */
function readLatin1(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let i = start; i < end; i++) text += String.fromCharCode(bytes[i] as number);
  return text;
}
