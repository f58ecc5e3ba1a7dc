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
  /** What the current text object shows. */
  shows: { start: number; end: number; text: string }[];
  font: FontUse | undefined;
}

/** What is known of the open sequence. */
interface Sequence {
  text: string;
  hyphenated: boolean;
}

export function createHyphenWatch(): HyphenWatch {
  return { before: undefined, shows: [], font: undefined };
}

export function beginTextObject(watch: HyphenWatch, sequence: Sequence | undefined): void {
  if (watch.before?.sequence !== sequence) watch.before = undefined;
  watch.shows = [];
  watch.font = undefined;
}

export function watchShow(
  watch: HyphenWatch,
  scanner: ContentScanner,
  font: FontUse | undefined,
): void {
  const operand = scanner.operands[scanner.count - 1];
  // More than two are no hyphen, and nobody asks what they are.
  if (font === undefined || operand === undefined || watch.shows.length > 1) return;
  const text = decodeCodes(readCodes(scanner.bytes, operand, font), font);
  watch.shows.push({ start: scanner.start, end: scanner.end, text });
  watch.font = font;
}

export function endTextObject(
  watch: HyphenWatch,
  sequence: Sequence | undefined,
  edits: Edit[],
): void {
  const [show, second] = watch.shows;
  const isHyphen = second === undefined && show !== undefined && /^[-\u2010]$/.test(show.text);
  const goesOn = watch.before !== undefined && watch.before.font === watch.font;
  if (isHyphen && goesOn && sequence !== undefined && /\p{L}[-\u2010]$/u.test(sequence.text)) {
    sequence.text = sequence.text.slice(0, -1);
    sequence.hyphenated = true;
    if (show.text !== '-') {
      edits.push({ start: show.start, end: show.start, text: '/Span<</ActualText(-)>>BDC\n' });
      edits.push({ start: show.end, end: show.end, text: '\nEMC' });
    }
  }
  watch.before = sequence === undefined ? undefined : { font: watch.font, sequence };
}
