import { expect, test } from 'vitest';
import { loadImages } from '../support/assets.ts';
import { makeFolder } from '../support/temporary-project.ts';

const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>';

/** A PNG of one pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('images are read once, and named after what they are', async () => {
  const root = makeFolder({ 'source/a/images/Grüße 1.svg': drawing, 'source/a/photo.jpg': png });
  const { assets, messages } = await loadImages(root, [
    'images/Gr%C3%BC%C3%9Fe%201.svg',
    'photo.jpg',
    'photo.jpg',
  ]);
  expect(messages).toEqual([]);
  expect(
    [...assets.values()].map(({ name, mediaType, width, height, nodes }) => ({
      name,
      mediaType,
      width,
      height,
      nodes: nodes.length,
    })),
  ).toEqual([
    { name: 'images/Gru-e-1.svg', mediaType: 'image/svg+xml', width: 4, height: 3, nodes: 1 },
    { name: 'images/photo.png', mediaType: 'image/png', width: 1, height: 1, nodes: 2 },
  ]);
});

test('names differ even where letters are of one case', async () => {
  const root = makeFolder({ 'source/a/x/A.svg': drawing, 'source/a/y/a.svg': drawing });
  const { assets } = await loadImages(root, ['x/A.svg', 'y/a.svg']);
  expect([...assets.values()].map(({ name }) => name)).toEqual(['images/A.svg', 'images/a-2.svg']);
});

test('a missing image is reported where it is shown, with the nearest name', async () => {
  const root = makeFolder({ 'source/a/images/framework.svg': drawing });
  const { messages } = await loadImages(root, [
    'images/framwork.svg',
    'images/other.png',
    'imgs/a.png',
  ]);
  expect(messages).toEqual([
    {
      at: '1:5 missing-image',
      reason: 'There is no image "images/framwork.svg"',
      note: 'Did you mean "framework.svg"?',
    },
    {
      at: '2:5 missing-image',
      reason: 'There is no image "images/other.png"',
      note: 'Put the file into "source/a/images".',
    },
    {
      at: '3:5 missing-image',
      reason: 'There is no image "imgs/a.png"',
      note: 'There is no folder "source/a/imgs" either.',
    },
  ]);
});

test('an image that another report of the project shares is read', async () => {
  const root = makeFolder({ 'source/shared/logo.svg': drawing });
  expect((await loadImages(root, ['../shared/logo.svg'])).assets.size).toBe(1);
});

test('what is no image, too large, or too many pixels is refused', async () => {
  const root = makeFolder({
    'source/a/page.png': '<html></html>',
    'source/a/wide.svg': '<svg viewBox="0 0 9000 9000"/>',
    'source/a/long.png': Buffer.concat([png, Buffer.alloc(2000)]),
    'source/a/torn.png': png.subarray(0, 40),
  });
  const urls = ['page.png', 'wide.svg', 'long.png', 'torn.png'];
  const { assets, messages } = await loadImages(root, urls, { imageSize: 1000 });
  expect(assets.size).toBe(0);
  expect(messages.map(({ at }) => at)).toEqual([
    '1:5 image-format',
    '2:5 limit-pixels',
    '3:5 limit-size',
    '4:5 image-format',
  ]);
});

test('the images of a report are limited together', async () => {
  const root = makeFolder({ 'source/a/1.png': png, 'source/a/2.png': png });
  const { assets, messages } = await loadImages(root, ['1.png', '2.png'], { imagesSize: 100 });
  expect(assets.size).toBe(1);
  expect(messages.map(({ at }) => at)).toEqual(['2:5 limit-size']);
});

test('an unsafe drawing is refused with its reason', async () => {
  const root = makeFolder({ 'source/a/a.svg': '<svg viewBox="0 0 1 1">\n<script/></svg>' });
  const { messages } = await loadImages(root, ['a.svg']);
  expect(messages[0]).toMatchObject({
    at: '1:5 unsafe-image',
    reason: "The drawing can't be used: line 2: the element <script> is not allowed",
  });
});
