import { isReference, isString, type PdfReference, type PdfValue } from './values.ts';

/** The number that an object has in the file that is being written. */
export type Numbering = (reference: PdfReference) => number;

/**
 * Write an object as PDF syntax, as short as it goes.
 *
 * @param value any object but a stream, which can't stand inside another
 * @param numberOf the new number of a referenced object
 * @returns the syntax; each character is a byte
 */
export function serializeValue(value: PdfValue, numberOf: Numbering): string {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'number':
      return formatNumber(value);
    case 'string':
      return serializeName(value);
    case 'boolean':
      return value ? 'true' : 'false';
  }
  if (Array.isArray(value)) {
    let text = '[';
    for (const item of value) text = join(text, serializeValue(item, numberOf));
    return `${text}]`;
  }
  if (value instanceof Map) {
    let text = '<<';
    for (const [key, entry] of value) {
      text += serializeName(key);
      text = join(text, serializeValue(entry, numberOf));
    }
    return `${text}>>`;
  }
  if (isReference(value)) return `${numberOf(value)} 0 R`;
  if (isString(value)) return serializeString(value.bytes);
  throw new TypeError('a stream is not a direct object');
}

const DELIMITERS = '()<>[]{}/%';

/** Put a space between two tokens where they would run together. */
function join(before: string, after: string): string {
  const last = before[before.length - 1] ?? '';
  if (DELIMITERS.includes(after[0] ?? '') || (DELIMITERS.includes(last) && last !== '/')) {
    return before + after;
  }
  return `${before} ${after}`;
}

/**
 * A number as PDF has it: no exponent (ISO 32000-1, 7.3.3), and no more digits
 * than a single-precision float can tell apart.
 */
export function formatNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value === 0 ? 0 : value);
  if (!Number.isFinite(value)) throw new RangeError(`${value} is not a PDF number`);
  let text = String(value);
  if (text.includes('e')) text = value.toFixed(10).replace(/\.?0+$/, '');
  if (text === '-0') return '0';
  return text.replace(/^(-?)0\./, '$1.');
}

const plainName = /^[!"$&'*-.0-9:;=?@A-Z\\^_`a-z|~]*$/;

/** A name with its solidus; what isn't a regular printable character is escaped. */
function serializeName(name: string): string {
  if (plainName.test(name)) return `/${name}`;
  let text = '/';
  for (const character of name) {
    text += plainName.test(character)
      ? character
      : `#${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
  }
  return text;
}

/** A string in parentheses, or in hexadecimal where that is shorter. */
function serializeString(bytes: string): string {
  let text = '(';
  for (let i = 0; i < bytes.length; i++) {
    const code = bytes.charCodeAt(i);
    if (code === 0x28 || code === 0x29 || code === 0x5c) text += `\\${bytes[i]}`;
    else if (code === 0x0d) text += '\\r';
    else text += bytes[i];
  }
  return `${text})`;
}
