import type { ContentScanner, Edit } from '../objects/content.ts';
import type { FontUse } from './context.ts';
import { decodeCodes, readCodes } from './text-decoder.ts';

/**
 * Finds the hyphens that end a line because a word is divided there. Chromium
 * draws such a hyphen as a text object of its own, in the font and on the line
 * of the text before it; a hyphen of the text never stands alone.
 *
 * It stays in the file as U+002D, or says so by `ActualText` where the font
 * draws U+2010: readers of plain text (Poppler, PDFium, pdf.js) join the parts
 * of a word at that character only, and show a soft hyphen as it is, although
 * ISO 32000-1, 14.8.2.2.3 would have it.
 */
export interface HyphenWatch {
  /** The font of the text object before, in the same sequence. */
  before: { font: FontUse | undefined; sequence: object } | undefined;
  /** How many show operators the current text object has, and where the last one is. */
  count: number;
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
  return { before: undefined, count: 0, start: 0, end: 0, operand: 0, font: undefined };
}

export function beginTextObject(watch: HyphenWatch, sequence: Sequence | undefined): void {
  if (watch.before?.sequence !== sequence) watch.before = undefined;
  watch.count = 0;
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
  const goesOn = watch.count === 1 && font !== undefined && before?.font === font;
  if (goesOn && sequence !== undefined && /\p{L}[-\u2010]$/u.test(sequence.text)) {
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
  watch.before = sequence === undefined ? undefined : { font: watch.font, sequence };
}
