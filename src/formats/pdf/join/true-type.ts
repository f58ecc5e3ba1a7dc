/** A TrueType font (OpenType 1.9), as far as two subsets of it can be put together. */
export interface TrueTypeFont {
  /** The bytes of each table by its tag. */
  readonly tables: ReadonlyMap<string, Uint8Array>;
  readonly glyphCount: number;
  readonly unitsPerEm: number;
  /** The outline of a glyph; empty for one that has none, or isn't there. */
  glyph(id: number): Uint8Array;
  /** The advance width and left side bearing of a glyph, in units of the em; 0 for one that isn't there. */
  metrics(id: number): readonly [advance: number, bearing: number];
}

/** A glyph to write. */
export interface Glyph {
  readonly outline: Uint8Array;
  readonly metrics: readonly [advance: number, bearing: number];
}

const TRUE_TYPE = 0x00010000;

/** Offsets in tables that are read or written here. */
const HEAD_CHECKSUM = 8;
const HEAD_UNITS = 18;
const HEAD_LOCA_FORMAT = 50;
const HHEA_METRICS = 34;
const MAXP_GLYPHS = 4;

/**
 * Read a TrueType font.
 *
 * @param bytes an OpenType file
 * @returns `undefined` for outlines of another kind, and for a font that is broken
 */
export function readTrueType(bytes: Uint8Array): TrueTypeFont | undefined {
  try {
    return readTables(bytes);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readTables(bytes: Uint8Array): TrueTypeFont | undefined {
  const directory = viewOf(bytes);
  if (directory.getUint32(0) !== TRUE_TYPE) return undefined;
  const tables = new Map<string, Uint8Array>();
  for (let index = 0; index < directory.getUint16(4); index++) {
    const entry = 12 + 16 * index;
    const tag = Buffer.from(bytes.subarray(entry, entry + 4)).toString('latin1');
    const offset = directory.getUint32(entry + 8);
    tables.set(tag, bytes.subarray(offset, offset + directory.getUint32(entry + 12)));
  }
  const view = (tag: string): DataView => viewOf(tables.get(tag) ?? new Uint8Array());
  const glyphCount = view('maxp').getUint16(MAXP_GLYPHS);
  const metricCount = view('hhea').getUint16(HHEA_METRICS);
  const head = view('head');
  const isLong = head.getInt16(HEAD_LOCA_FORMAT) === 1;
  const unitsPerEm = head.getUint16(HEAD_UNITS);
  const loca = view('loca');
  const hmtx = view('hmtx');
  const glyf = tables.get('glyf');
  if (glyf === undefined || metricCount === 0 || unitsPerEm === 0) return undefined;
  const offsetOf = (id: number): number =>
    isLong ? loca.getUint32(4 * id) : 2 * loca.getUint16(2 * id);
  offsetOf(glyphCount);
  hmtx.getInt16(2 * metricCount + 2 * glyphCount - 2);
  return {
    tables,
    glyphCount,
    unitsPerEm,
    glyph: (id) =>
      id < glyphCount ? glyf.subarray(offsetOf(id), offsetOf(id + 1)) : new Uint8Array(),
    metrics(id) {
      if (id >= glyphCount) return [0, 0];
      if (id < metricCount) return [hmtx.getUint16(4 * id), hmtx.getInt16(4 * id + 2)];
      // What follows the last advance has the same (`hmtx`).
      const advance = hmtx.getUint16(4 * metricCount - 4);
      return [advance, hmtx.getInt16(2 * metricCount + 2 * id)];
    },
  };
}

/**
 * Write a TrueType font with other glyphs.
 *
 * @param model whose other tables are kept
 * @param kept tags of the tables that are kept as they are
 * @param glyphs by their number; one that isn't there is empty
 * @returns an OpenType file
 */
export function writeTrueType(
  model: TrueTypeFont,
  kept: readonly string[],
  glyphs: readonly (Glyph | undefined)[],
): Uint8Array {
  const { glyf, loca, isLong } = writeOutlines(glyphs);
  const hmtx = Buffer.alloc(4 * glyphs.length);
  glyphs.forEach((glyph, id) => {
    const [advance, bearing] = glyph?.metrics ?? [0, 0];
    hmtx.writeUInt16BE(advance, 4 * id);
    hmtx.writeInt16BE(bearing, 4 * id + 2);
  });
  const copy = (tag: string): Buffer => Buffer.from(model.tables.get(tag) ?? []);
  const [head, hhea, maxp] = [copy('head'), copy('hhea'), copy('maxp')];
  head.writeUInt32BE(0, HEAD_CHECKSUM);
  head.writeInt16BE(isLong ? 1 : 0, HEAD_LOCA_FORMAT);
  hhea.writeUInt16BE(glyphs.length, HHEA_METRICS);
  maxp.writeUInt16BE(glyphs.length, MAXP_GLYPHS);
  const tables = new Map<string, Uint8Array>([
    ...kept.flatMap((tag) => (model.tables.has(tag) ? [[tag, copy(tag)] as const] : [])),
    ...Object.entries({ glyf, head, hhea, hmtx, loca, maxp }),
  ]);
  return writeTables(tables);
}

function writeOutlines(glyphs: readonly (Glyph | undefined)[]) {
  let length = 0;
  for (const glyph of glyphs) length += roundUp(glyph?.outline.length ?? 0);
  // Short offsets count pairs of bytes, in 16 bits (`loca`).
  const isLong = length > 0x1fffe;
  // An empty table is taken for a broken one.
  const glyf = Buffer.alloc(Math.max(length, 1));
  const loca = Buffer.alloc((isLong ? 4 : 2) * (glyphs.length + 1));
  let at = 0;
  for (let id = 0; id <= glyphs.length; id++) {
    if (isLong) loca.writeUInt32BE(at, 4 * id);
    else loca.writeUInt16BE(at / 2, 2 * id);
    const outline = glyphs[id]?.outline;
    if (outline === undefined) continue;
    glyf.set(outline, at);
    at += roundUp(outline.length);
  }
  return { glyf, loca, isLong };
}

/** An OpenType file of these tables, with its checksums ("Organization of an OpenType font"). */
function writeTables(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const count = sorted.length;
  const start = 12 + 16 * count;
  const size = sorted.reduce((sum, [, { length }]) => sum + roundUp(length), start);
  const file = Buffer.alloc(size);
  const power = Math.floor(Math.log2(count));
  file.writeUInt32BE(TRUE_TYPE, 0);
  for (const [index, value] of [count, 16 << power, power, 16 * count - (16 << power)].entries()) {
    file.writeUInt16BE(value, 4 + 2 * index);
  }
  let offset = start;
  let head = 0;
  for (const [index, [tag, table]] of sorted.entries()) {
    const entry = 12 + 16 * index;
    file.set(table, offset);
    file.write(tag, entry, 'latin1');
    file.writeUInt32BE(sumUp(file, offset, roundUp(table.length)), entry + 4);
    file.writeUInt32BE(offset, entry + 8);
    file.writeUInt32BE(table.length, entry + 12);
    if (tag === 'head') head = offset;
    offset += roundUp(table.length);
  }
  file.writeUInt32BE((0xb1b0afba - sumUp(file, 0, size)) >>> 0, head + HEAD_CHECKSUM);
  return file;
}

/** The sum of 32-bit numbers, without what overflows. */
function sumUp(bytes: Buffer, start: number, length: number): number {
  let sum = 0;
  for (let at = start; at < start + length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}

function roundUp(length: number): number {
  return (length + 3) & ~3;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
