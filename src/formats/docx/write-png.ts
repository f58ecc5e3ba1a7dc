import { crc32, deflateSync } from 'node:zlib';

/** A picture's pixels, row by row, red, green, blue and opacity a byte each. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8Array | Uint8ClampedArray;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * Write a picture as PNG (ISO/IEC 15948): eight bits a channel, without
 * opacity where every pixel is opaque.
 *
 * @param pixels the picture
 * @returns the file; the same bytes for the same pixels
 */
export function writePng(pixels: Pixels): Buffer {
  const opaque = isOpaque(pixels.data);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(pixels.width, 0);
  header.writeUInt32BE(pixels.height, 4);
  // Bit depth; colour type 2 (RGB) or 6 (RGB with opacity).
  header.writeUInt8(8, 8);
  header.writeUInt8(opaque ? 2 : 6, 9);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(filterRows(pixels, opaque ? 3 : 4))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function isOpaque(data: Pixels['data']): boolean {
  for (let index = 3; index < data.length; index += 4) if (data[index] !== 255) return false;
  return true;
}

/** Length, type, data, and a sum of the last two (11.2.1). */
function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  whole.set(body, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

/**
 * Each row as its difference from what stands left and above (filter type 4,
 * Paeth, 9.4), which suits pictures of many colours.
 *
 * @param channels bytes to take of each pixel
 */
function filterRows({ width, height, data }: Pixels, channels: 3 | 4): Buffer {
  const length = width * channels;
  const filtered = Buffer.alloc((length + 1) * height);
  let above = new Uint8Array(length);
  let row = new Uint8Array(length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      for (let channel = 0; channel < channels; channel += 1) {
        row[x * channels + channel] = data[(y * width + x) * 4 + channel] ?? 0;
      }
    }
    const start = y * (length + 1);
    filtered[start] = 4;
    for (let index = 0; index < length; index += 1) {
      const left = row[index - channels] ?? 0;
      const up = above[index] ?? 0;
      const corner = above[index - channels] ?? 0;
      filtered[start + 1 + index] = (row[index] ?? 0) - predict(left, up, corner);
    }
    [above, row] = [row, above];
  }
  return filtered;
}

/** The neighbour that is nearest to left + up - corner. */
function predict(left: number, up: number, corner: number): number {
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
