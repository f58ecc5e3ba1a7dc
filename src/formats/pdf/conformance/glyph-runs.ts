import { hexValue } from '../objects/characters.ts';
import type { ContentScanner } from '../objects/content.ts';
import { type FontUse, PLAIN } from './context.ts';

/** What a run of glyphs showed. */
export interface GlyphRun {
  /** How many show operators it had. */
  count: number;
  /** Its text, or only the last two glyphs' where the text is not wanted. */
  text: string;
}

/** `<0011> Tj` */
const SHOW_LENGTH = 9;
/** The longest number of a `Td` that is looked at. */
const NUMBER_LENGTH = 16;

/**
 * Read the show operators that follow one that was just read, as Chromium writes
 * nearly all text: a glyph at a time, and between two of them a step along the
 * line.
 *
 *     5.46 0 Td <0020> Tj
 *
 * That is nine tenths of a page's operations, and read here without an operation
 * object for each. Anything else ends the run.
 *
 * @param scanner behind a show operator; left behind the last one of the run
 * @param use the font, with two bytes a code
 * @param wantsText whether the text of the run is kept
 * @returns `undefined` where no such operator follows
 */
export function readGlyphRun(
  scanner: ContentScanner,
  use: FontUse,
  wantsText: boolean,
): GlyphRun | undefined {
  const { bytes } = scanner;
  const { used } = use;
  const { toUnicode } = use.font;
  let text = '';
  let last = -1;
  let code = -1;
  let count = 0;
  let at = scanner.position;
  for (;;) {
    const show = skipStep(bytes, at);
    if (show < 0) break;
    const next = readShow(bytes, show);
    // Glyph 0 is a character that no font has: its place is wanted (scan-text.ts).
    if (next <= 0) break;
    last = code;
    code = next;
    used[code] = (used[code] ?? 0) | PLAIN;
    if (wantsText) text += toUnicode.get(code) ?? '';
    count++;
    scanner.start = show;
    scanner.operands[0] = show;
    at = show + SHOW_LENGTH;
  }
  if (count === 0) return undefined;
  scanner.count = 1;
  scanner.end = at;
  scanner.position = at;
  if (!wantsText) text = `${toUnicode.get(last) ?? ''}${toUnicode.get(code) ?? ''}`;
  return { count, text };
}

/** The offset behind `␊5.46 0 Td `, or -1 where that is not what follows. */
function skipStep(bytes: Uint8Array, start: number): number {
  if (bytes[start] !== 0x0a) return -1;
  let at = start + 1;
  const limit = at + NUMBER_LENGTH;
  while (at < limit && isNumeric(bytes[at])) at++;
  // ` 0 Td `
  return at > start + 1 &&
    bytes[at] === 0x20 &&
    bytes[at + 1] === 0x30 &&
    bytes[at + 2] === 0x20 &&
    bytes[at + 3] === 0x54 &&
    bytes[at + 4] === 0x64 &&
    bytes[at + 5] === 0x20
    ? at + 6
    : -1;
}

function isNumeric(code: number | undefined): boolean {
  return code !== undefined && ((code >= 0x30 && code <= 0x39) || code === 0x2e || code === 0x2d);
}

/** The code of `<0020> Tj`, or -1. */
function readShow(bytes: Uint8Array, at: number): number {
  if (
    bytes[at] !== 0x3c ||
    bytes[at + 5] !== 0x3e ||
    bytes[at + 6] !== 0x20 ||
    bytes[at + 7] !== 0x54 ||
    bytes[at + 8] !== 0x6a
  ) {
    return -1;
  }
  let code = 0;
  for (let digit = at + 1; digit < at + 5; digit++) {
    const value = hexValue(bytes[digit]);
    if (value < 0) return -1;
    code = code * 16 + value;
  }
  return code;
}
