import { expect, test } from 'vitest';
import { stripGif, stripJpeg, stripPng, stripWebp } from '../../src/project/image-metadata.ts';

const secret = 'Ada at 51.5N 0.1W';

function joinBytes(...parts: (number[] | string | Uint8Array)[]): Uint8Array {
  const buffers = parts.map((part) =>
    typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part),
  );
  return new Uint8Array(Buffer.concat(buffers));
}

const holds = (bytes: Uint8Array | undefined, text: string) =>
  Buffer.from(bytes ?? []).includes(Buffer.from(text, 'latin1'));

function segment(marker: number, content: Uint8Array): Uint8Array {
  const length = content.length + 2;
  return joinBytes([0xff, marker, length >> 8, length & 255], content);
}

/** An EXIF segment with an orientation and a text. */
function exif(orientation: number): Uint8Array {
  const tiff = joinBytes('II', [
    42,
    0,
    8,
    0,
    0,
    0,
    1,
    0,
    0x12,
    1,
    3,
    0,
    1,
    0,
    0,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
  ]);
  return segment(0xe1, joinBytes('Exif\0\0', tiff, secret));
}

const scan = joinBytes(
  segment(0xda, joinBytes([1, 1, 0, 0, 63, 0])),
  [0x12, 0xff, 0x00, 0x34, 0xff, 0xd9],
);

test('a JPEG loses place and name, and keeps colours and orientation', () => {
  const icc = segment(0xe2, joinBytes('ICC_PROFILE\0', [1, 1], 'profile'));
  const quantisation = segment(0xdb, joinBytes('table'));
  const jpeg = joinBytes(
    [0xff, 0xd8],
    exif(6),
    segment(0xe1, joinBytes('http://ns.adobe.com/xap/1.0/\0', secret)),
    segment(0xed, joinBytes('Photoshop 3.0\0', secret)),
    segment(0xfe, joinBytes(secret)),
    icc,
    quantisation,
    scan,
    secret,
  );
  const stripped = stripJpeg(jpeg);
  expect(stripped?.orientation).toBe(6);
  expect(holds(jpeg, secret)).toBe(true);
  expect(holds(stripped?.bytes, secret)).toBe(false);
  expect(holds(stripped?.bytes, 'profile')).toBe(true);
  expect(holds(stripped?.bytes, 'table')).toBe(true);
  // What is left says the orientation again, and nothing else.
  expect(stripJpeg(stripped?.bytes ?? jpeg)).toEqual(stripped);
});

test('an upright JPEG needs no EXIF', () => {
  const stripped = stripJpeg(joinBytes([0xff, 0xd8], exif(1), scan));
  expect(holds(stripped?.bytes, 'Exif')).toBe(false);
});

test('a later scan of a progressive JPEG is kept', () => {
  const jpeg = joinBytes(
    [0xff, 0xd8],
    scan.subarray(0, -2),
    segment(0xc4, joinBytes([0xff, 0xd9], 'more')),
    scan,
  );
  expect(stripJpeg(jpeg)?.bytes).toEqual(jpeg);
});

function chunk(type: string, content: string): Uint8Array {
  const body = joinBytes(type, content);
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(content.length, 0);
  return joinBytes(numbers.subarray(0, 4), body, numbers.subarray(4));
}

test('a PNG keeps only what shows it', () => {
  const head = joinBytes([0x89], 'PNG\r\n\x1a\n', chunk('IHDR', '1234567890123'));
  const tail = joinBytes(chunk('IDAT', 'pixels'), chunk('IEND', ''));
  const png = joinBytes(
    head,
    chunk('tEXt', secret),
    chunk('eXIf', secret),
    chunk('tIME', '1234567'),
    tail,
    secret,
  );
  expect(stripPng(png)).toEqual(joinBytes(head, tail));
});

test('a WebP loses EXIF and XMP, and says so', () => {
  const part = (type: string, content: Uint8Array) =>
    joinBytes(type, [content.length, 0, 0, 0], content, content.length % 2 ? [0] : []);
  const body = (flags: number, ...rest: Uint8Array[]) =>
    joinBytes(
      part('VP8X', joinBytes([flags, 0, 0, 0, 1, 0, 0, 1, 0, 0])),
      part('VP8 ', joinBytes('pixels')),
      ...rest,
    );
  const file = (content: Uint8Array) =>
    joinBytes('RIFF', [content.length + 4, 0, 0, 0], 'WEBP', content);
  const webp = file(body(12, part('EXIF', joinBytes(secret)), part('XMP ', joinBytes(secret))));
  expect(stripWebp(webp)).toEqual(file(body(0)));
});

test('a GIF loses its comments and keeps its loop', () => {
  const head = joinBytes('GIF89a', [1, 0, 1, 0, 0, 0, 0]);
  const loop = joinBytes([0x21, 0xff, 11], 'NETSCAPE2.0', [3, 1, 0, 0, 0]);
  const frame = joinBytes([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 0x01, 0]);
  const comment = joinBytes([0x21, 0xfe, secret.length], secret, [0]);
  const xmp = joinBytes([0x21, 0xff, 11], 'XMP DataXMP', [secret.length], secret, [0]);
  const gif = joinBytes(head, loop, comment, xmp, frame, [0x3b], secret);
  expect(stripGif(gif)).toEqual(joinBytes(head, loop, frame, [0x3b]));
});

test.each(Object.entries({ stripPng, stripJpeg, stripGif }))(
  '%s gives up what it can not read',
  (_, strip) => {
    for (let length = 14; length < 60; length += 1) {
      expect(strip(new Uint8Array(length).fill(0x21))).toBeUndefined();
    }
  },
);
