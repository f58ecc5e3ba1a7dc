import type { PDFDict, PDFObject } from '@cantoo/pdf-lib';
import { asDict, asList, asName, asNumber, type OpenPdf } from './document.ts';

/** Of a code that the font says nothing of (ISO 32000-2, table 115). */
const DEFAULT_WIDTH = 1000;
/** A range of more codes than a font can have is damage. */
const MOST_CODES = 0xffff;

/**
 * Make the function that tells how far a font's glyph advances, as a part of
 * the size of its letters (ISO 32000-2, 9.2.4, 9.6 and 9.7.4.3).
 */
export function readWidths(font: PDFDict, open: OpenPdf): (code: number) => number {
  const numberOf = (object: PDFObject | undefined) => asNumber(open.resolve(object));
  if (asName(open.get(font, 'Subtype')) !== 'Type0') {
    const first = asNumber(open.get(font, 'FirstChar')) ?? 0;
    const widths = asList(open.get(font, 'Widths')).map((width) => numberOf(width) ?? 0);
    // The glyphs of a Type 3 font have units of their own.
    const [scale = 0.001] = asList(open.get(font, 'FontMatrix')).map((one) => numberOf(one));
    return (code) => (widths[code - first] ?? 0) * scale;
  }
  const descendant = asDict(open.resolve(asList(open.get(font, 'DescendantFonts'))[0]));
  if (descendant === undefined) return () => DEFAULT_WIDTH / 1000;
  const table = new Map<number, number>();
  const list = asList(open.get(descendant, 'W'));
  for (let at = 0; at + 1 < list.length; ) {
    const from = numberOf(list[at]) ?? 0;
    const next = open.resolve(list[at + 1]);
    const to = asNumber(next);
    if (to === undefined) {
      for (const [step, width] of asList(next).entries()) {
        table.set(from + step, numberOf(width) ?? 0);
      }
      at += 2;
    } else {
      const width = numberOf(list[at + 2]) ?? 0;
      for (let code = from; code <= Math.min(to, from + MOST_CODES); code += 1) {
        table.set(code, width);
      }
      at += 3;
    }
  }
  const usual = asNumber(open.get(descendant, 'DW')) ?? DEFAULT_WIDTH;
  return (code) => (table.get(code) ?? usual) / 1000;
}
