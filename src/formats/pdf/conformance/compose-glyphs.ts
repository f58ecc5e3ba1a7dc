import { type FontSubset, readSubset } from '../join/font-subset.ts';
import type { TrueTypeFont } from '../join/true-type.ts';
import { writeGlyphs } from '../join/unite-subsets.ts';
import type { PdfFile } from '../objects/reader.ts';
import { isReference, type PdfValue } from '../objects/values.ts';
import type { FontUse, PageContext } from './context.ts';

/** A glyph as a part of another, in units of the em from where that begins. */
export interface Part {
  code: number;
  x: number;
  y: number;
}

export interface ComposedGlyph {
  outline: Uint8Array;
  metrics: readonly [advance: number, bearing: number];
  /** In thousandths of the em. */
  width: number;
}

/** Glyphs that are made for a font from those that it has. */
export interface Composer {
  readonly subset: FontSubset;
  readonly unitsPerEm: number;
  /** Their codes by what they are made of and stand for. */
  readonly codes: Map<string, number>;
}

/**
 * What is needed to make glyphs for a font.
 *
 * @param font its reference
 * @returns `undefined` for a font whose outlines aren't TrueType's
 */
export function createComposer(file: PdfFile, font: PdfValue): Composer | undefined {
  const subset = isReference(font) ? readSubset(file, font) : undefined;
  const head = subset?.program.tables.get('head');
  if (subset === undefined || head === undefined) return undefined;
  return { subset, unitsPerEm: viewOf(head).getUint16(18), codes: new Map() };
}

/**
 * Make a glyph that shows several at once, as a composite glyph of TrueType
 * (OpenType 1.9, `glyf`), and stands for one text. Fonts compose Arabic letters
 * of body and dots, which alone stand for nothing, so that only programs that
 * read `ActualText` would find a word.
 *
 * @param parts the glyphs, as they are drawn
 * @param advance of the whole, in units of the em
 * @param text what it stands for
 * @returns its code, or `undefined` where the font has no room for it
 */
export function composeGlyph(
  { subset, unitsPerEm, codes }: Composer,
  { composed, font }: FontUse,
  parts: readonly Part[],
  advance: number,
  text: string,
): number | undefined {
  const key = `${parts.map(({ code, x, y }) => `${code},${x},${y}`).join(' ')} ${advance}=${text}`;
  const known = codes.get(key);
  if (known !== undefined) return known;
  const code = subset.program.glyphCount + composed.size;
  const glyph = compose(subset.program, parts);
  if (code > 0xffff || glyph === undefined) return undefined;
  composed.set(code, {
    outline: glyph.outline,
    metrics: [advance, glyph.bearing],
    width: (advance * 1000) / unitsPerEm,
  });
  codes.set(key, code);
  font.toUnicode.set(code, text);
  return code;
}

/** Flags of a component: its place in words, as coordinates that are not scaled. */
const COMPONENT = 0x0001 | 0x0002 | 0x1000;
const MORE_COMPONENTS = 0x0020;

function compose(
  program: TrueTypeFont,
  parts: readonly Part[],
): { outline: Uint8Array; bearing: number } | undefined {
  const shown = parts.flatMap(({ code, x, y }) => {
    const outline = program.glyph(code);
    if (outline.length < 10) return [];
    const view = viewOf(outline);
    const [left, bottom, right, top] = [2, 4, 6, 8].map((at) => view.getInt16(at)) as Box;
    // A glyph stands where its bearing says, a component where its coordinates do.
    const dx = x + program.metrics(code)[1] - left;
    return [{ code, dx, dy: y, box: [left + dx, bottom + y, right + dx, top + y] as Box }];
  });
  if (shown.length === 0) return undefined;
  const outline = Buffer.alloc(10 + 8 * shown.length);
  const boxes = shown.map(({ box }) => box);
  const box = [
    Math.min(...boxes.map(([left]) => left)),
    Math.min(...boxes.map(([, bottom]) => bottom)),
    Math.max(...boxes.map(([, , right]) => right)),
    Math.max(...boxes.map(([, , , top]) => top)),
  ] as const;
  outline.writeInt16BE(-1, 0);
  for (const [index, value] of box.entries()) outline.writeInt16BE(value, 2 + 2 * index);
  for (const [index, { code, dx, dy }] of shown.entries()) {
    const at = 10 + 8 * index;
    const isLast = index === shown.length - 1;
    outline.writeUInt16BE(COMPONENT | (isLast ? 0 : MORE_COMPONENTS), at);
    outline.writeUInt16BE(code, at + 2);
    outline.writeInt16BE(dx, at + 4);
    outline.writeInt16BE(dy, at + 6);
  }
  return { outline, bearing: box[0] };
}

type Box = [left: number, bottom: number, right: number, top: number];

/** Put the glyphs that were made into their fonts. */
export function embedComposedGlyphs(context: PageContext): void {
  for (const { composed, composer } of context.fonts.values()) {
    const subset = composed.size === 0 ? undefined : composer()?.subset;
    if (subset === undefined) continue;
    const glyphs: ComposedGlyph[] = [];
    for (const [id, glyph] of [...subset.glyphs, ...composed]) glyphs[id] = glyph;
    writeGlyphs(context.file, { ...subset, program: allowComposites(subset.program) }, glyphs);
  }
}

/** Say in `maxp` that glyphs may be composed of others, and of many. */
function allowComposites(program: TrueTypeFont): TrueTypeFont {
  const maxp = Buffer.from(program.tables.get('maxp') ?? []);
  // Points, contours, components and depth of composites.
  for (const [at, least] of [
    [10, 0xfff],
    [12, 0xff],
    [28, 0xff],
  ] as const) {
    if (maxp.length > at + 1) maxp.writeUInt16BE(Math.max(least, maxp.readUInt16BE(at)), at);
  }
  if (maxp.length >= 32) maxp.writeUInt16BE(maxp.readUInt16BE(30) + 1, 30);
  return { ...program, tables: new Map([...program.tables, ['maxp', maxp]]) };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
