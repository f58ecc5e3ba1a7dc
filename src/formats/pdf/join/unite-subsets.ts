import { createFlateStream } from '../objects/flate.ts';
import { formatToUnicode } from '../objects/fonts.ts';
import type { PdfFile } from '../objects/reader.ts';
import type { PdfArray } from '../objects/values.ts';
import type { FontSubset } from './font-subset.ts';
import { type Glyph, writeTrueType } from './true-type.ts';
import { uniteCharacters } from './unite-characters.ts';

/**
 * Tables that stay beside those of the glyphs. What lays out text is left out: a
 * PDF has glyphs and places, and Skia's subsets of the tables differ.
 */
const KEPT_TABLES = ['OS/2', 'cvt ', 'fpgm', 'gasp', 'name', 'post', 'prep'];

/**
 * Make the first of some subsets of a font the union of all: its glyphs, widths
 * and map to characters.
 *
 * @param subsets of which `compareSubsets` found that they are of one font
 */
export function uniteSubsets(file: PdfFile, subsets: readonly FontSubset[]): void {
  const [first] = subsets;
  if (first === undefined) return;
  const glyphs: (Glyph & { width: number })[] = [];
  for (const subset of subsets) {
    for (const [id, glyph] of subset.glyphs) glyphs[id] ??= glyph;
  }
  writeGlyphs(file, first, glyphs);
  const map = Buffer.from(formatToUnicode(uniteCharacters(subsets), 2), 'latin1');
  first.dictionary.set('ToUnicode', file.add(createFlateStream(map)));
}

/**
 * Give a font other glyphs, with their widths.
 *
 * @param glyphs by their number; one that isn't there is empty
 */
export function writeGlyphs(
  file: PdfFile,
  { program, descriptor, descendant }: FontSubset,
  glyphs: readonly (Glyph & { readonly width: number })[],
): void {
  const all = Array.from(glyphs);
  const bytes = writeTrueType(program, KEPT_TABLES, all);
  descriptor.set(
    'FontFile2',
    file.add(createFlateStream(bytes, new Map([['Length1', bytes.length]]))),
  );
  // It is of use to PDF/A-1 only, and has to name every glyph where it is there.
  descriptor.delete('CIDSet');
  const widths = all.map((glyph) => glyph?.width);
  const usual = findUsual(widths);
  descendant.set('DW', usual);
  descendant.set('W', listWidths(widths, usual));
}

/** The commonest width, which need not be listed. */
function findUsual(widths: readonly (number | undefined)[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) {
    if (width !== undefined) counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  const [[usual] = [0]] = [...counts].sort(([, a], [, b]) => b - a);
  return usual;
}

/** As many widths between two others as are shorter to say than to leave out. */
const GAP = 2;

/** The widths of glyphs as `W` lists them (ISO 32000-1, 9.7.4.3). */
function listWidths(widths: readonly (number | undefined)[], usual: number): PdfArray {
  const list: PdfArray = [];
  let run: PdfArray = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const [id, width] of widths.entries()) {
    if (width === undefined || width === usual) continue;
    if (id - end <= GAP) for (let gap = end; gap < id; gap++) run.push(widths[gap] ?? usual);
    else {
      run = [];
      list.push(id, run);
    }
    run.push(width);
    end = id + 1;
  }
  return list;
}
