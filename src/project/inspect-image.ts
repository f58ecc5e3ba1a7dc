import { imageSize } from 'image-size';
import type { Asset } from '../report/report.ts';
import { describeSize, type Refusal } from './files.ts';
import { stripGif, stripJpeg, stripPng, stripWebp } from './image-metadata.ts';
import type { Limits } from './limits.ts';
import { checkSvg } from './svg.ts';

export type InspectedImage = Pick<Asset, 'mediaType' | 'bytes' | 'width' | 'height'>;

/**
 * Find out what an image is from its bytes, never from its name, and make it
 * safe to publish: metadata is taken out, drawings are checked.
 *
 * @param bytes the file
 * @param limits of bytes and pixels
 * @returns the image, or why it is refused
 */
export function inspectImage(bytes: Uint8Array, limits: Limits): InspectedImage | Refusal {
  if (bytes.length > limits.imageSize) {
    return {
      rule: 'limit-size',
      problem: `The image is ${describeSize(bytes.length)}; the limit is ${describeSize(limits.imageSize)}`,
    };
  }
  const mediaType = recogniseImage(bytes);
  if (mediaType === undefined) {
    return {
      rule: 'image-format',
      problem: 'This is not an SVG, PNG, JPEG, GIF or WebP image',
      hint: 'Save it as one of these; the file’s name alone does not make it one.',
    };
  }
  return mediaType === 'image/svg+xml'
    ? inspectSvg(bytes, limits)
    : inspectRaster(bytes, mediaType, limits);
}

/** The media type by the first bytes (WHATWG MIME Sniffing, 6.1). */
function recogniseImage(bytes: Uint8Array): Asset['mediaType'] | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 16));
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (/^GIF8[79]a/.test(start)) return 'image/gif';
  if (/^RIFF[\s\S]{4}WEBP/.test(start)) return 'image/webp';
  const head = new TextDecoder().decode(bytes.subarray(0, 1024)).trimStart();
  return /^<(\?xml|!--|!DOCTYPE\s+svg|svg)/i.test(head) ? 'image/svg+xml' : undefined;
}

function inspectSvg(bytes: Uint8Array, limits: Limits): InspectedImage | Refusal {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { rule: 'encoding', problem: 'The drawing is not in UTF-8' };
  }
  let pixels = 0;
  const checked = checkSvg(text, (embedded) => {
    const inspected = inspectEmbedded(embedded, limits, pixels);
    if (!('problem' in inspected)) pixels += inspected.width * inspected.height;
    return inspected;
  });
  if ('problem' in checked) {
    return {
      rule: 'unsafe-image',
      problem: `The drawing can't be used: ${checked.problem}`,
      hint: 'Save it as plain SVG, with everything it shows inside.',
    };
  }
  const { width, height } = checked;
  return (
    refuseSize(width, height, limits) ?? {
      mediaType: 'image/svg+xml',
      bytes: new TextEncoder().encode(checked.text),
      width,
      height,
    }
  );
}

/** An image inside of a drawing: pixels, which are limited for all of them together. */
function inspectEmbedded(
  bytes: Uint8Array,
  limits: Limits,
  pixels: number,
): InspectedImage | Refusal {
  const mediaType = recogniseImage(bytes);
  if (mediaType === undefined || mediaType === 'image/svg+xml') {
    return { rule: 'image-format', problem: 'it is not PNG, JPEG, GIF or WebP' };
  }
  return inspectRaster(bytes, mediaType, { ...limits, imagePixels: limits.imagePixels - pixels });
}

function inspectRaster(
  bytes: Uint8Array,
  mediaType: Exclude<Asset['mediaType'], 'image/svg+xml'>,
  limits: Limits,
): InspectedImage | Refusal {
  const broken: Refusal = { rule: 'image-format', problem: 'The image is damaged' };
  let size: { width: number; height: number };
  try {
    size = imageSize(bytes);
  } catch {
    return broken;
  }
  const refusal = refuseSize(size.width, size.height, limits);
  if (refusal !== undefined) return refusal;
  let stripped: Uint8Array | undefined;
  let turned = false;
  if (mediaType === 'image/jpeg') {
    const jpeg = stripJpeg(bytes);
    stripped = jpeg?.bytes;
    // Exif orientations 5 to 8 lie on their side.
    turned = (jpeg?.orientation ?? 1) >= 5;
  } else {
    const strip = { 'image/png': stripPng, 'image/gif': stripGif, 'image/webp': stripWebp }[
      mediaType
    ];
    stripped = strip(bytes);
  }
  if (stripped === undefined) return broken;
  const [width, height] = turned ? [size.height, size.width] : [size.width, size.height];
  return { mediaType, bytes: stripped, width, height };
}

function refuseSize(width: number, height: number, limits: Limits): Refusal | undefined {
  if (width < 1 || height < 1) return { rule: 'image-format', problem: 'The image has no size' };
  if (width * height <= limits.imagePixels) return undefined;
  return {
    rule: 'limit-pixels',
    problem: `The image is ${Math.round(width)} × ${Math.round(height)} pixels; the limit is ${limits.imagePixels} in all`,
    hint: 'Scale it down: 3000 pixels across are enough for print.',
  };
}
