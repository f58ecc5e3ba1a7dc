import { hexValue } from '../objects/characters.ts';
import { skipOperand } from '../objects/content.ts';
import { parseLiteralString } from '../objects/parser.ts';
import { type FontUse, PLAIN } from './context.ts';

/**
 * The character codes of a show operator's operand: a string, or an array of
 * strings and adjustments.
 *
 * @param bytes the content stream
 * @param start where the operand begins
 * @param use the current font, which says how long codes are
 */
export function readCodes(bytes: Uint8Array, start: number, use: FontUse): number[] {
  const codes: number[] = [];
  const code = bytes[start];
  if (code === 0x3c) readHexCodes(bytes, start, use.font.bytesPerCode, codes);
  else if (code === 0x28) {
    const text = parseLiteralString({ bytes, position: start }).bytes;
    const step = use.font.bytesPerCode;
    for (let i = 0; i + step <= text.length; i += step) {
      codes.push(
        step === 1 ? text.charCodeAt(i) : (text.charCodeAt(i) << 8) | text.charCodeAt(i + 1),
      );
    }
  } else if (code === 0x5b) {
    const end = skipOperand(bytes, start) - 1;
    for (let at = start + 1; at < end; ) {
      const item = bytes[at];
      if (item === 0x3c || item === 0x28) {
        for (const found of readCodes(bytes, at, use)) codes.push(found);
        at = skipOperand(bytes, at);
      } else at++;
    }
  }
  return codes;
}

function readHexCodes(bytes: Uint8Array, start: number, step: 1 | 2, codes: number[]): void {
  const digits = step * 2;
  let value = 0;
  let count = 0;
  for (let at = start + 1; bytes[at] !== 0x3e && at < bytes.length; at++) {
    const digit = hexValue(bytes[at]);
    if (digit < 0) continue;
    value = value * 16 + digit;
    if (++count === digits) {
      codes.push(value);
      value = 0;
      count = 0;
    }
  }
}

/**
 * Mark the codes of an operand as used, and give their text: `readCodes` and
 * `decodeCodes` in one, without a list, for the operand that nearly all are:
 * a string in hexadecimal of a font with two bytes a code.
 */
export function decodeOperand(bytes: Uint8Array, start: number, use: FontUse): string {
  if (bytes[start] !== 0x3c || use.font.bytesPerCode !== 2) {
    const codes = readCodes(bytes, start, use);
    markCodes(use, codes, PLAIN);
    return decodeCodes(codes, use);
  }
  let text = '';
  let value = 0;
  let count = 0;
  for (let at = start + 1; bytes[at] !== 0x3e && at < bytes.length; at++) {
    const digit = hexValue(bytes[at]);
    if (digit < 0) continue;
    value = value * 16 + digit;
    if (++count < 4) continue;
    use.used[value] = (use.used[value] ?? 0) | PLAIN;
    text += use.font.toUnicode.get(value) ?? '';
    value = 0;
    count = 0;
  }
  return text;
}

/** Note how character codes are shown. */
export function markCodes({ used }: FontUse, codes: readonly number[], how: number): void {
  for (const code of codes) used[code] = (used[code] ?? 0) | how;
}

/** The text of character codes, by the font's `ToUnicode`. */
export function decodeCodes(codes: readonly number[], use: FontUse): string {
  let text = '';
  for (const code of codes) text += use.font.toUnicode.get(code) ?? '';
  return text;
}

/** Letter forms of Arabic and ligatures of Latin as the letters that they show. */
export function toPlainCharacters(text: string): string {
  return text.replace(/[\ufb00-\ufb4f\ufb50-\ufdff\ufe70-\ufefc]+/g, (form) =>
    form.normalize('NFKC'),
  );
}
