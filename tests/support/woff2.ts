import { decompress } from 'wawoff2';
import { readCharacterMap } from '../../src/project/fonts/coverage.ts';
import { listTables } from '../../src/project/fonts/sfnt.ts';

/** The code points of a WOFF2 file, unpacked by Google's own reader, in ascending order. */
export async function decodeWoff2(bytes: Uint8Array): Promise<number[]> {
  const sfnt = await decompress(bytes);
  const map = listTables(sfnt).find(({ tag }) => tag === 'cmap');
  if (map === undefined) throw new Error('The font has no cmap');
  const view = new DataView(sfnt.buffer, sfnt.byteOffset + map.offset, map.length);
  return [...readCharacterMap(view)].sort((a, b) => a - b);
}
