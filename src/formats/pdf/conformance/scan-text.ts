import type { ContentScanner, Edit } from '../objects/content.ts';
import { EXPLAINED, type FontUse, PLAIN } from './context.ts';
import { addText, type Mark } from './marks.ts';
import {
  decodeCodes,
  decodeOperand,
  markCodes,
  readCodes,
  toPlainCharacters,
} from './text-decoder.ts';

/** Note what a show operator shows, under the mark that explains it or else as it is. */
export function showText(
  scanner: ContentScanner,
  font: FontUse | undefined,
  marks: readonly Mark[],
  tagged: Mark | undefined,
  page: number,
): void {
  const operand = scanner.operands[scanner.count - 1];
  if (font === undefined || operand === undefined) return;
  const explained = marks.findLast((mark) => mark.kind === 'text');
  if (explained === undefined && marks.at(-1)?.kind === 'reversed') {
    const codes = readCodes(scanner.bytes, operand, font);
    markCodes(font, codes, PLAIN);
    for (const code of codes) addText(marks, toPlainCharacters(decodeCodes([code], font)));
    return;
  }
  if (explained === undefined) {
    const text = decodeOperand(scanner.bytes, operand, font);
    if (font.used[0] !== 0) noteMissing(font, page, text || (tagged?.text ?? ''));
    addText(marks, text);
    return;
  }
  const codes = readCodes(scanner.bytes, operand, font);
  markCodes(font, codes, EXPLAINED);
  explained.codes.push(...codes);
  explained.font = font;
  if (font.used[0] !== 0) noteMissing(font, page, explained.actual);
  explained.shows.push({ start: scanner.start, end: scanner.end });
}

/** Note a place where glyph 0 is shown; `used[0]` is set back so that the next one is noticed. */
function noteMissing(font: FontUse, page: number, text: string): void {
  font.missing.push({ page, text });
  font.used[0] = 0;
}

/** Where a line may end: of a word, and of an address. */
const breaks = /^[\u00ad\u200b]+$/;

/**
 * A cluster that `ActualText` explains is through. A soft hyphen that the line
 * doesn't end with, and a zero-width space, are drawn by Chromium as a space of no
 * width: they go, so that the text that is copied out has whole words.
 */
export function finishActualText(
  mark: Mark,
  scanner: ContentScanner,
  edits: Edit[],
  marks: readonly Mark[],
): void {
  const { font } = mark;
  if (font === undefined) return;
  if (breaks.test(mark.actual) && decodeCodes(mark.codes, font).trim() === '') {
    edits.push({ start: mark.start, end: mark.end, text: '' });
    for (const show of mark.shows) edits.push({ ...show, text: '' });
    edits.push({ start: scanner.start, end: scanner.end, text: '' });
    return;
  }
  addText(marks, mark.actual);
  if (isRedundant(mark, font)) {
    edits.push({ start: mark.start, end: mark.end, text: '' });
    edits.push({ start: scanner.start, end: scanner.end, text: '' });
    return;
  }
  const key = `${mark.codes.join(' ')}=${mark.actual}`;
  const known = font.clusters.get(key);
  if (known !== undefined) known.count++;
  else font.clusters.set(key, { codes: mark.codes, text: mark.actual, count: 1 });
}

/** Whether the glyphs of a cluster say by themselves what `ActualText` says. */
function isRedundant(mark: Mark, font: FontUse): boolean {
  let text = '';
  for (const code of mark.codes)
    text = toPlainCharacters(font.font.toUnicode.get(code) ?? '\0') + text;
  return text === mark.actual;
}
