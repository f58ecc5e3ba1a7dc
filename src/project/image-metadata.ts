/**
 * Take out of images what says where, when, by whom and with what they were
 * made: nothing of it may reach an artifact. Pixels and colour profiles stay.
 */

/** PNG chunks that are needed to show the image as it is meant (PNG 3rd edition, 11). */
const pngChunks = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'cHRM',
  'gAMA',
  'iCCP',
  'sBIT',
  'sRGB',
  'cICP',
  'mDCV',
  'cLLI',
  'bKGD',
  'pHYs',
  'acTL',
  'fcTL',
  'fdAT',
]);

/** A PNG without its texts, dates and EXIF; `undefined` if its chunks can't be read. */
export function stripPng(bytes: Uint8Array): Uint8Array | undefined {
  const view = viewOf(bytes);
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  let at = 8;
  let type = '';
  while (at + 12 <= bytes.length && type !== 'IEND') {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length) return undefined;
    type = latin(bytes, at + 4, 4);
    if (pngChunks.has(type)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return type === 'IEND' ? join(kept) : undefined;
}

/** A JPEG without APPn segments and comments, but for its colour profile, Adobe's transform and its orientation. */
export function stripJpeg(
  bytes: Uint8Array,
): { bytes: Uint8Array; orientation: number } | undefined {
  const view = viewOf(bytes);
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let orientation = 1;
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const end = at + 2 + view.getUint16(at + 2);
    if (end > bytes.length) return undefined;
    const segment = bytes.subarray(at, end);
    if (marker === 0xe1 && latin(bytes, at + 4, 6) === 'Exif\0\0') {
      orientation = readOrientation(segment.subarray(10)) ?? orientation;
    }
    if (keepsSegment(marker, latin(bytes, at + 4, 12))) kept.push(segment);
    at = end;
    if (marker === 0xda) {
      if (orientation !== 1) kept.splice(1, 0, makeOrientation(orientation));
      kept.push(bytes.subarray(at, endOfImage(bytes, at)));
      return { bytes: join(kept), orientation };
    }
  }
  return undefined;
}

function keepsSegment(marker: number, name: string): boolean {
  if (marker === 0xfe) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  if (marker === 0xe0) return name.startsWith('JFIF\0');
  if (marker === 0xe2) return name === 'ICC_PROFILE\0';
  return marker === 0xee && name.startsWith('Adobe');
}

/** Where the image ends: what is appended to it (a phone's film, a thumbnail) is left out. */
function endOfImage(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at + 1 < bytes.length) {
    const marker = bytes[at] === 0xff ? (bytes[at + 1] ?? 0) : 0;
    if (marker === 0xd9) return at + 2;
    // Stuffed bytes, restart and fill markers belong to the scan; others open a segment.
    const inScan = marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7);
    at += inScan ? 1 : 2 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0);
  }
  return bytes.length;
}

/** The orientation, 1 to 8, of an EXIF block (a TIFF file; Exif 2.32, 4.6.4, tag 274). */
function readOrientation(tiff: Uint8Array): number | undefined {
  if (tiff.length < 14) return undefined;
  const view = viewOf(tiff);
  const little = latin(tiff, 0, 2) === 'II';
  const start = view.getUint32(4, little);
  if (start + 2 > tiff.length) return undefined;
  const count = view.getUint16(start, little);
  for (let index = 0; index < count; index += 1) {
    const entry = start + 2 + index * 12;
    if (entry + 12 > tiff.length) return undefined;
    if (view.getUint16(entry, little) === 274) {
      const value = view.getUint16(entry + 8, little);
      return value >= 1 && value <= 8 ? value : undefined;
    }
  }
  return undefined;
}

/** An APP1 segment that says nothing but the orientation. */
function makeOrientation(orientation: number): Uint8Array {
  return Uint8Array.from([
    0xff,
    0xe1,
    0,
    34,
    0x45,
    0x78,
    0x69,
    0x66,
    0,
    0,
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    1,
    18,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ]);
}

/** A WebP without EXIF and XMP chunks (RFC 9649, 2.7). */
export function stripWebp(bytes: Uint8Array): Uint8Array | undefined {
  const view = viewOf(bytes);
  const kept: Uint8Array[] = [];
  let at = 12;
  let hasPixels = false;
  while (at + 8 <= bytes.length) {
    const type = latin(bytes, at, 4);
    const length = view.getUint32(at + 4, true);
    const end = at + 8 + length + (length % 2);
    if (at + 8 + length > bytes.length) return undefined;
    const chunk = bytes.slice(at, end);
    // The flags of VP8X say which chunks follow: EXIF is 8, XMP is 4.
    if (type === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~12;
    if (type !== 'EXIF' && type !== 'XMP ') kept.push(chunk);
    hasPixels ||= /^(?:VP8 |VP8L|ANMF)$/.test(type);
    at = end;
  }
  if (!hasPixels) return undefined;
  const body = join(kept);
  const head = bytes.slice(0, 12);
  viewOf(head).setUint32(4, body.length + 4, true);
  return join([head, body]);
}

/** A GIF without comments and application data but for the loop's (GIF89a, 24 and 26). */
export function stripGif(bytes: Uint8Array): Uint8Array | undefined {
  const kept: Uint8Array[] = [];
  const tableSize = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  let at = 13 + tableSize(bytes[10] ?? 0);
  kept.push(bytes.subarray(0, at));
  const endOfBlocks = (from: number) => {
    let end = from;
    while (end < bytes.length && bytes[end] !== 0) end += (bytes[end] ?? 0) + 1;
    return end + 1;
  };
  while (at < bytes.length) {
    const kind = bytes[at];
    if (kind === 0x3b) return join([...kept, bytes.subarray(at, at + 1)]);
    let end: number;
    let keep = true;
    if (kind === 0x21) {
      end = endOfBlocks(at + 2);
      const label = bytes[at + 1];
      keep = label === 0xf9 || (label === 0xff && latin(bytes, at + 3, 11) === 'NETSCAPE2.0');
    } else if (kind === 0x2c) {
      end = endOfBlocks(at + 11 + tableSize(bytes[at + 9] ?? 0));
    } else {
      return undefined;
    }
    if (end > bytes.length) return undefined;
    if (keep) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return undefined;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function latin(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}

function join(parts: Uint8Array[]): Uint8Array {
  const result = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}
