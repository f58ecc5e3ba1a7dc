/** The character classes of PDF syntax (ISO 32000-1, 7.2.2), by byte. */

const WHITE = 1;
const DELIMITER = 2;

const CLASSES = new Uint8Array(256);
for (const code of [0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]) CLASSES[code] = WHITE;
for (const character of '()<>[]{}/%') CLASSES[character.charCodeAt(0)] = DELIMITER;

export function isWhite(code: number | undefined): boolean {
  return code !== undefined && CLASSES[code] === WHITE;
}

/** Whether a byte is neither white space nor a delimiter. */
export function isRegular(code: number | undefined): boolean {
  return code !== undefined && CLASSES[code] === 0;
}

/** The value of a hexadecimal digit, or -1. */
export function hexValue(code: number | undefined): number {
  if (code === undefined) return -1;
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  if (code >= 0x41 && code <= 0x46) return code - 0x37;
  if (code >= 0x61 && code <= 0x66) return code - 0x57;
  return -1;
}
