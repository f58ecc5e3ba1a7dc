/** An image is refused by what it says of itself, before anything decodes it. */
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Image } from 'mdast';
import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { inspectImage } from '../../src/project/inspect-image.ts';
import { defaultLimits } from '../../src/project/limits.ts';
import { loadAssets } from '../../src/project/load-assets.ts';
import { makeFolder } from '../support/temporary-project.ts';

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(
    parts.map((part) =>
      typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part),
    ),
  );

/** 65,535 pixels each way, in the first bytes of each format: four billion, of a file of some bytes. */
const bombs: Record<string, Buffer> = {
  PNG: bytes(
    '\x89PNG\r\n\x1a\n\0\0\0\rIHDR',
    [0, 0, 255, 255, 0, 0, 255, 255, 8, 6, 0, 0, 0],
    '\0\0\0\0',
    '\0\0\0\0IDAT\0\0\0\0',
    '\0\0\0\0IEND\0\0\0\0',
  ),
  GIF: bytes('GIF89a', [255, 255, 255, 255, 0, 0, 0], ';'),
  JPEG: bytes(
    [0xff, 0xd8, 0xff, 0xe0, 0, 16],
    'JFIF\0',
    [
      1, 1, 0, 0, 1, 0, 1, 0, 0, 0xff, 0xc0, 0, 17, 8, 255, 255, 255, 255, 3, 1, 0x22, 0, 2, 0x11,
      1, 3, 0x11, 1,
    ],
    [0xff, 0xda, 0, 2, 0xff, 0xd9],
  ),
  WebP: bytes(
    'RIFF',
    [22, 0, 0, 0],
    'WEBPVP8X',
    [10, 0, 0, 0, 0, 0, 0, 0, 0xfe, 0xff, 0, 0xfe, 0xff, 0],
  ),
  SVG: bytes('<svg xmlns="http://www.w3.org/2000/svg" width="65535" height="65535"/>'),
};

test.each(Object.entries(bombs))('a %s of four billion pixels is refused', (_, image) => {
  expect(inspectImage(image, defaultLimits)).toMatchObject({ rule: 'limit-pixels' });
});

test.each(Object.entries(bombs))(
  'a %s that is cut off anywhere is no error of ours',
  (_, image) => {
    for (let length = 0; length < image.length; length += 1) {
      const inspected = inspectImage(image.subarray(0, length), defaultLimits);
      expect('problem' in inspected).toBe(true);
    }
  },
);

test('a drawing whose entities multiply is not read', () => {
  const entities = Array.from(
    { length: 9 },
    (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`,
  );
  for (const text of [
    `<!DOCTYPE svg [<!ENTITY e0 "ha">${entities.join('')}]><svg viewBox="0 0 1 1"><text>&e9;</text></svg>`,
    '<!DOCTYPE svg [<!ENTITY e SYSTEM "file:///etc/passwd">]><svg viewBox="0 0 1 1"><text>&e;</text></svg>',
    '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "a" "https://a.example/a.dtd"><svg viewBox="0 0 1 1"/>',
  ]) {
    expect(inspectImage(Buffer.from(text), defaultLimits)).toMatchObject({ rule: 'unsafe-image' });
  }
});

test('a file of 100 MB is not read, and what lies about its size is not believed', async () => {
  const root = makeFolder({ 'source/a/en.md': '' });
  // Of holes: it takes no space on the disk.
  writeFileSync(join(root, 'source/a/large.png'), bombs['PNG'] ?? '');
  truncateSync(join(root, 'source/a/large.png'), 100_000_000);
  const file = new VFile({ path: 'en.md' });
  const image: Image = { type: 'image', url: 'large.png', alt: '' };
  const folders = { root, directory: 'source/a' };
  const assets = loadAssets([image], folders, file, defaultLimits);
  expect(assets.size).toBe(0);
  expect(file.messages.map(({ reason }) => reason)).toEqual([
    '"source/a/large.png" is 100 MB; the limit is 17 MB',
  ]);
});
