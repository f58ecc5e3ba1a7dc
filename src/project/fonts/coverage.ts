import { closeSync, openSync, readSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

/**
 * The code points that a font file has glyphs for. Only its `cmap` is read
 * (OpenType 1.9; WOFF File Format 1.0, section 4).
 *
 * @param path of a WOFF file
 * @returns `undefined` if there is no such file, or it holds no `cmap`
 */
export function readCoverage(path: string): Set<number> | undefined {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return undefined;
  }
  try {
    const read = (offset: number, length: number) => {
      const buffer = Buffer.alloc(length);
      readSync(file, buffer, 0, length, offset);
      return buffer;
    };
    const header = read(0, 44);
    const directory = read(44, 20 * header.readUInt16BE(12));
    const entry = directory.indexOf('cmap', 0, 'latin1');
    if (entry < 0) return undefined;
    const length = directory.readUInt32BE(entry + 12);
    const packed = read(directory.readUInt32BE(entry + 4), directory.readUInt32BE(entry + 8));
    const table = packed.length < length ? inflateSync(packed) : packed;
    return readCharacterMap(new DataView(table.buffer, table.byteOffset, table.length));
  } finally {
    closeSync(file);
  }
}

/** What is in a `cmap`: its subtables of formats 12 and 4, one of which every file of the web has. */
export function readCharacterMap(view: DataView): Set<number> {
  const points = new Set<number>();
  for (let index = 0; index < view.getUint16(2); index += 1) {
    const subtable = view.getUint32(8 + 8 * index);
    const format = view.getUint16(subtable);
    if (format === 12) readGroups(view, subtable, points);
    else if (format === 4) readSegments(view, subtable, points);
  }
  return points;
}

/** Format 12: groups of first and last code point. */
function readGroups(view: DataView, subtable: number, points: Set<number>): void {
  const count = view.getUint32(subtable + 12);
  for (let group = 0; group < count; group += 1) {
    const at = subtable + 16 + 12 * group;
    const last = view.getUint32(at + 4);
    for (let point = view.getUint32(at); point <= last; point += 1) points.add(point);
  }
}

/** Format 4: segments of last and first code point; a glyph of 0 is none. */
function readSegments(view: DataView, subtable: number, points: Set<number>): void {
  const size = view.getUint16(subtable + 6);
  for (let at = 0; at < size; at += 2) {
    const last = view.getUint16(subtable + 14 + at);
    const first = view.getUint16(subtable + 16 + size + at);
    const delta = view.getUint16(subtable + 16 + 2 * size + at);
    const place = subtable + 16 + 3 * size + at;
    const offset = view.getUint16(place);
    for (let point = first; point <= last && point !== 0xffff; point += 1) {
      const glyph = offset === 0 ? point : view.getUint16(place + offset + 2 * (point - first));
      if (glyph !== 0 && ((glyph + delta) & 0xffff) !== 0) points.add(point);
    }
  }
}
