import type { FontSubset } from '../../../src/formats/pdf/join/font-subset.ts';
import {
  type Glyph,
  readTrueType,
  writeTrueType,
} from '../../../src/formats/pdf/join/true-type.ts';

/** A glyph of a test: its outline may be any bytes. */
export interface TestGlyph {
  outline: string;
  width: number;
  character?: string;
}

/** A TrueType font whose glyphs have these outlines and widths, with 1000 units to the em. */
export function buildFont(
  glyphs: Record<number, TestGlyph>,
  tables: Record<string, Uint8Array> = {},
): Uint8Array {
  const head = Buffer.alloc(54);
  head.writeUInt16BE(1000, 18);
  const all = new Map([
    ['head', head],
    ['hhea', Buffer.alloc(36)],
    ['maxp', Buffer.alloc(32)],
    ...Object.entries(tables),
  ]);
  const model = {
    tables: all,
    glyphCount: 0,
    unitsPerEm: 1000,
    glyph: () => head,
    metrics: () => [0, 0] as const,
  };
  const list: Glyph[] = [];
  for (const [id, { outline, width }] of Object.entries(glyphs)) {
    list[Number(id)] = { outline: Buffer.from(outline, 'latin1'), metrics: [width, 7] };
  }
  return writeTrueType(model, Object.keys(tables), Array.from(list));
}

/** A subset of a font called Test. */
export function buildSubset(
  glyphs: Record<number, TestGlyph>,
  more: { tables?: Record<string, Uint8Array>; name?: string; stem?: number } = {},
): FontSubset {
  const program = readTrueType(buildFont(glyphs, more.tables));
  if (program === undefined) throw new Error('the font of the test is broken');
  const entries = Object.entries(glyphs);
  return {
    reference: { kind: 'reference', number: 1 },
    dictionary: new Map(),
    descendant: new Map(),
    descriptor: new Map([['StemV', more.stem ?? 80]]),
    name: more.name ?? 'Test',
    program,
    glyphs: new Map(
      entries.map(([id, { outline, width }]) => [
        Number(id),
        { outline: Buffer.from(outline, 'latin1'), metrics: [width, 7], width },
      ]),
    ),
    toUnicode: new Map(
      entries.flatMap(([id, { character }]) =>
        character === undefined ? [] : [[Number(id), character]],
      ),
    ),
  };
}
