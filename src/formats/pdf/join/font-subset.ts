import { decodeStream } from '../objects/flate.ts';
import { readFont, readWidthsOf } from '../objects/fonts.ts';
import type { PdfFile } from '../objects/reader.ts';
import { serializeValue } from '../objects/serializer.ts';
import {
  isDictionary,
  isStream,
  type PdfDictionary,
  type PdfReference,
} from '../objects/values.ts';
import { type Glyph, readTrueType, type TrueTypeFont } from './true-type.ts';

/**
 * A subset of a TrueType font as Skia embeds it in every print: a composite font
 * whose codes are the numbers of glyphs, which are those of the whole font
 * (`HB_SUBSET_FLAGS_RETAIN_GIDS`), so that subsets can be put together.
 */
export interface FontSubset {
  readonly reference: PdfReference;
  /** The `Type0` font, its `CIDFont` and that's `FontDescriptor` (ISO 32000-1, 9.7 and 9.8). */
  readonly dictionary: PdfDictionary;
  readonly descendant: PdfDictionary;
  readonly descriptor: PdfDictionary;
  /** `BaseFont` without the subset's tag. */
  readonly name: string;
  readonly program: TrueTypeFont;
  /** The glyphs that are in the subset, by their number; widths are in thousandths of the em. */
  readonly glyphs: ReadonlyMap<number, Glyph & { readonly width: number }>;
  /**
   * What glyphs stand for. Of a letter form without a character of its own Skia
   * says what the text was where it was shown, and otherwise U+0000; so it can
   * differ between subsets.
   */
  readonly toUnicode: ReadonlyMap<number, string>;
}

/**
 * Read a font as a subset.
 *
 * @param reference the font
 * @returns `undefined` for a font of another kind
 */
export function readSubset(file: PdfFile, reference: PdfReference): FontSubset | undefined {
  const dictionary = file.resolve(reference);
  if (!isDictionary(dictionary) || dictionary.get('Subtype') !== 'Type0') return undefined;
  if (dictionary.get('Encoding') !== 'Identity-H') return undefined;
  const descendants = file.resolve(dictionary.get('DescendantFonts'));
  const descendant = Array.isArray(descendants) ? file.resolve(descendants[0]) : null;
  if (!isDictionary(descendant) || descendant.get('CIDToGIDMap') !== 'Identity') return undefined;
  const descriptor = file.resolve(descendant.get('FontDescriptor'));
  const stream = isDictionary(descriptor) ? file.resolve(descriptor.get('FontFile2')) : null;
  if (!isDictionary(descriptor) || !isStream(stream)) return undefined;
  const bytes = decodeStream(stream);
  const program = bytes === undefined ? undefined : readTrueType(bytes);
  if (program === undefined) return undefined;
  const { name, toUnicode } = readFont(file, dictionary);
  const glyphs = readGlyphs(file, program, descendant);
  return { reference, dictionary, descendant, descriptor, name, program, glyphs, toUnicode };
}

function readGlyphs(file: PdfFile, program: TrueTypeFont, descendant: PdfDictionary) {
  const { widths } = readWidthsOf(file, descendant);
  const glyphs = new Map<number, Glyph & { width: number }>();
  for (let id = 0; id < program.glyphCount; id++) {
    const outline = program.glyph(id);
    const metrics = program.metrics(id);
    // A glyph that the subset left out has neither.
    if (outline.length === 0 && metrics[0] === 0) continue;
    // Skia lists only what is shown, with zeros between, and not what has the default width:
    // another subset may show what is here as a part of a letter only, by another default.
    const listed = widths.get(id) ?? 0;
    glyphs.set(id, { outline, metrics, width: listed === 0 ? widthOf(metrics, program) : listed });
  }
  return glyphs;
}

/** In thousandths of the em, with as many digits as Skia writes. */
function widthOf([advance]: Glyph['metrics'], { unitsPerEm }: TrueTypeFont): number {
  return Math.round((advance * 1e8) / unitsPerEm) / 1e5;
}

/** Tables whose bytes must agree: instructions that those of all glyphs rely on. */
const SHARED_TABLES = ['cvt ', 'fpgm', 'prep'];

/** Entries of a descriptor that every subset has its own of. */
const OWN_ENTRIES = new Set(['FontName', 'FontFile2', 'FontBBox', 'CIDSet']);

/**
 * Whether two subsets can be of one font: what is said of all glyphs is the
 * same, and glyphs that both have are.
 *
 * Fonts of one name need not be one font: fonts of the web come in files for one
 * script each, which number their glyphs anew.
 *
 * @returns how many glyphs both have, or `undefined` where they are different fonts
 */
export function compareSubsets(one: FontSubset, other: FontSubset): number | undefined {
  if (one.name !== other.name) return undefined;
  if (describeFont(one) !== describeFont(other)) return undefined;
  let common = 0;
  for (const [id, glyph] of one.glyphs) {
    const twin = other.glyphs.get(id);
    if (twin === undefined) continue;
    const isSame =
      glyph.metrics[0] === twin.metrics[0] &&
      glyph.metrics[1] === twin.metrics[1] &&
      isSameOutline(glyph.outline, twin.outline) &&
      (glyph.outline.length > 0 || isSameText(one.toUnicode.get(id), other.toUnicode.get(id)));
    if (!isSame) return undefined;
    common++;
  }
  return common;
}

/** What a font says of itself, whichever glyphs are in it. */
function describeFont({ descriptor, program }: FontSubset): string {
  const entries = [...descriptor].filter(([key]) => !OWN_ENTRIES.has(key));
  const said = serializeValue(new Map(entries), ({ number }) => number);
  const shared = SHARED_TABLES.map((tag) => hexOf(program.tables.get(tag)));
  // All of it but the number of metrics.
  const lines = hexOf(program.tables.get('hhea')?.subarray(0, 34));
  return [said, program.unitsPerEm, lines, ...shared].join(' ');
}

function hexOf(bytes: Uint8Array = new Uint8Array()): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex');
}

/** Outlines are padded where offsets are short, so that a subset may have zeros behind one. */
function isSameOutline(one: Uint8Array, other: Uint8Array): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length === 0 || long.length - short.length > 3) return short.length === long.length;
  return (
    Buffer.compare(short, long.subarray(0, short.length)) === 0 &&
    long.subarray(short.length).every((byte) => byte === 0)
  );
}

/** Spaces of one width differ in what they stand for alone. */
function isSameText(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}
