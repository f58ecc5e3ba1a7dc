import type { Asset } from '../../report/report.ts';

const MEDIA_TYPES: Record<string, Asset['mediaType']> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
};

/** The media type of an image by its file name's ending; `undefined` for what is no image. */
export function mediaTypeOf(name: string): Asset['mediaType'] | undefined {
  return MEDIA_TYPES[name.slice(name.lastIndexOf('.') + 1).toLowerCase()];
}

/** A `data:` URI (RFC 2397) in base64. */
export function dataUri(mediaType: string, bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return `data:${mediaType};base64,${buffer.toString('base64')}`;
}
