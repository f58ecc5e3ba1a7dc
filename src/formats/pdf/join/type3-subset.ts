import { createFlateStream } from '../objects/flate.ts';
import { formatToUnicode, readFont } from '../objects/fonts.ts';
import type { PdfFile } from '../objects/reader.ts';
import { serializeValue } from '../objects/serializer.ts';
import {
  isDictionary,
  isStream,
  type PdfArray,
  type PdfDictionary,
  type PdfReference,
  type PdfStream,
  type PdfValue,
} from '../objects/values.ts';
import { uniteCharacters } from './unite-characters.ts';

/**
 * A subset of a font that Skia can't embed as it is (CFF outlines, a variable
 * font, a slant or weight that the browser makes up): a Type 3 font (ISO 32000-1,
 * 9.6.5). Skia cuts fonts into blocks of 255 glyphs, in which a glyph's code and
 * name come from its number, so that subsets of a block can be put together.
 */
export interface Type3Subset {
  readonly reference: PdfReference;
  readonly dictionary: PdfDictionary;
  /** What is said of the whole font. */
  readonly description: string;
  /** By code. */
  readonly glyphs: ReadonlyMap<number, Type3Glyph>;
  readonly toUnicode: ReadonlyMap<number, string>;
}

interface Type3Glyph {
  readonly name: string;
  readonly width: number;
  readonly reference: PdfValue;
  readonly procedure: PdfStream;
}

/** What Skia fills the codes of glyphs with that aren't there. */
const MISSING = 'g0';

/**
 * Read a font as a subset.
 *
 * @param reference the font
 * @returns `undefined` for a font of another kind, and for one that draws with
 *   resources, as fonts of pictures do
 */
export function readType3(file: PdfFile, reference: PdfReference): Type3Subset | undefined {
  const dictionary = file.resolve(reference);
  if (!isDictionary(dictionary) || dictionary.get('Subtype') !== 'Type3') return undefined;
  const descriptor = file.resolve(dictionary.get('FontDescriptor'));
  const procedures = file.resolve(dictionary.get('CharProcs'));
  const encoding = file.resolve(dictionary.get('Encoding'));
  const widths = file.resolve(dictionary.get('Widths'));
  const first = dictionary.get('FirstChar');
  if (dictionary.has('Resources') || !isDictionary(descriptor) || !isDictionary(procedures)) {
    return undefined;
  }
  if (!isDictionary(encoding) || !Array.isArray(widths) || typeof first !== 'number') {
    return undefined;
  }
  const glyphs = new Map<number, Type3Glyph>();
  for (const [code, name] of readDifferences(file.resolve(encoding.get('Differences')))) {
    const procedure = procedures.get(name) ?? null;
    const stream = file.resolve(procedure);
    const width = Number(widths[code - first] ?? 0);
    if ((name === MISSING && code > 0) || !isStream(stream)) continue;
    glyphs.set(code, { name, width, reference: procedure, procedure: stream });
  }
  return {
    reference,
    dictionary,
    description: describeFont(dictionary, descriptor),
    glyphs,
    toUnicode: readFont(file, dictionary).toUnicode,
  };
}

function describeFont(dictionary: PdfDictionary, descriptor: PdfDictionary): string {
  const said = [...descriptor].map(([key, value]): [string, PdfValue] => [
    key,
    key === 'FontName' ? String(value).replace(/^[A-Z]{6}\+/, '') : value,
  ]);
  const matrix = dictionary.get('FontMatrix') ?? null;
  return serializeValue([new Map(said), matrix], ({ number }) => number);
}

/** Names by code (9.6.6.1). */
function readDifferences(value: PdfValue): [code: number, name: string][] {
  let code = 0;
  const names: [number, string][] = [];
  for (const item of Array.isArray(value) ? value : []) {
    if (typeof item === 'number') code = item;
    else if (typeof item === 'string') names.push([code++, item]);
  }
  return names;
}

/**
 * Whether two subsets can be of one font: what is said of all glyphs is the
 * same, and codes that both have draw the same.
 *
 * @returns how many codes both have, or `undefined` where they are different fonts
 */
export function compareType3(one: Type3Subset, other: Type3Subset): number | undefined {
  if (one.description !== other.description) return undefined;
  let common = 0;
  for (const [code, glyph] of one.glyphs) {
    const twin = other.glyphs.get(code);
    if (twin === undefined) continue;
    const isSame =
      glyph.name === twin.name &&
      glyph.width === twin.width &&
      Buffer.compare(glyph.procedure.data, twin.procedure.data) === 0;
    if (!isSame) return undefined;
    common++;
  }
  return common;
}

/**
 * Make the first of some subsets of a font the union of all.
 *
 * @param subsets of which `compareType3` found that they are of one font
 */
export function uniteType3(file: PdfFile, subsets: readonly Type3Subset[]): void {
  const [first] = subsets;
  if (first === undefined) return;
  const glyphs: Type3Glyph[] = [];
  for (const subset of subsets) {
    for (const [code, glyph] of subset.glyphs) glyphs[code] ??= glyph;
  }
  const all = Array.from<Type3Glyph | undefined>(glyphs);
  const names = all.map((glyph) => glyph?.name ?? MISSING);
  const { dictionary } = first;
  const entries: Record<string, PdfValue> = {
    CharProcs: new Map(all.flatMap((glyph) => (glyph ? [[glyph.name, glyph.reference]] : []))),
    Encoding: new Map<string, PdfValue>([
      ['Type', 'Encoding'],
      ['Differences', [0, ...names]],
    ]),
    FirstChar: 0,
    LastChar: all.length - 1,
    Widths: all.map((glyph) => glyph?.width ?? 0),
    FontBBox: uniteBoxes(subsets.map((subset) => file.resolve(subset.dictionary.get('FontBBox')))),
    ToUnicode: file.add(
      createFlateStream(Buffer.from(formatToUnicode(uniteCharacters(subsets), 1), 'latin1')),
    ),
  };
  for (const [key, value] of Object.entries(entries)) dictionary.set(key, value);
}

/** The box around boxes, its corners in the order of the first. */
function uniteBoxes(boxes: readonly PdfValue[]): PdfArray {
  const all = boxes.filter(Array.isArray).map((box) => box.map(Number));
  const [first = []] = all;
  return [0, 1, 2, 3].map((index) => {
    const values = all.map((box) => box[index] ?? 0);
    const isLow = (first[index] ?? 0) < (first[(index + 2) % 4] ?? 0);
    return isLow ? Math.min(...values) : Math.max(...values);
  });
}
