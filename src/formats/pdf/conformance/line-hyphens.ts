import type { ContentScanner, Edit } from '../objects/content.ts';
import type { FontUse } from './context.ts';
import { decodeCodes, readCodes } from './text-decoder.ts';

/**
 * Finds the hyphens that end a line because a word is divided there. Chromium
 * draws such a hyphen as a piece of text of its own, which begins where the text
 * before it on the line ends. A hyphen of the text is a part of its piece: where
 * it comes from another font, and so is a text object of its own, it is moved to
 * its place in the piece by `Td`.
 *
 * It stays in the file as U+002D, or says so by `ActualText` where the font
 * draws U+2010: readers of plain text (Poppler, PDFium, pdf.js) join the parts
 * of a word at that character only, and show a soft hyphen as it is, although
 * ISO 32000-1, 14.8.2.2.3 would have it.
 */
export interface HyphenWatch {
  /** The sequence that the text object before is in. */
  before: object | undefined;
  /** How many show operators the current text object has, and where the last one is. */
  count: number;
  /** Whether the current text object is only a part of its piece. */
  moved: boolean;
  start: number;
  end: number;
  operand: number;
  font: FontUse | undefined;
}

/** What is known of the open sequence. */
interface Sequence {
  text: string;
  hyphenated: boolean;
}

export function createHyphenWatch(): HyphenWatch {
  return {
    before: undefined,
    count: 0,
    moved: false,
    start: 0,
    end: 0,
    operand: 0,
    font: undefined,
  };
}

export function beginTextObject(watch: HyphenWatch, sequence: Sequence | undefined): void {
  if (watch.before !== sequence) watch.before = undefined;
  watch.count = 0;
  watch.moved = false;
  watch.font = undefined;
}

export function watchShow(
  watch: HyphenWatch,
  scanner: ContentScanner,
  font: FontUse | undefined,
  count = 1,
): void {
  watch.count += count;
  watch.font = font;
  watch.start = scanner.start;
  watch.end = scanner.end;
  watch.operand = scanner.operands[scanner.count - 1] ?? scanner.start;
}

export function endTextObject(
  watch: HyphenWatch,
  sequence: Sequence | undefined,
  bytes: Uint8Array,
  edits: Edit[],
): void {
  const { before, font } = watch;
  const isAlone = watch.count === 1 && !watch.moved && before !== undefined;
  if (
    isAlone &&
    font !== undefined &&
    sequence !== undefined &&
    /\p{L}[-\u2010]$/u.test(sequence.text)
  ) {
    const text = decodeCodes(readCodes(bytes, watch.operand, font), font);
    if (text === '-' || text === '\u2010') {
      sequence.text = sequence.text.slice(0, -1);
      sequence.hyphenated = true;
      if (text !== '-') {
        edits.push({ start: watch.start, end: watch.start, text: '/Span<</ActualText(-)>>BDC\n' });
        edits.push({ start: watch.end, end: watch.end, text: '\nEMC' });
      }
    }
  }
  watch.before = sequence;
}
