/** A drawing is of this file alone: nothing in it runs, loads, multiplies or tells. */
import { expect, test } from 'vitest';
import { inspectImage } from '../../src/project/inspect-image.ts';
import { defaultLimits } from '../../src/project/limits.ts';
import { checkSvg } from '../../src/project/svg.ts';

const svg = (content: string, attributes = 'viewBox="0 0 10 20"') =>
  checkSvg(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${content}</svg>`);

test('a plain drawing is kept, with its size', () => {
  expect(svg('<title>A &amp; B</title>\n<path d="M0 0"/>')).toEqual({
    text: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 20" xmlns:xlink="http://www.w3.org/1999/xlink" width="10" height="20"><title>A &amp; B</title>\n<path d="M0 0"/></svg>',
    width: 10,
    height: 20,
  });
});

test.each([
  ['width="20mm" height="10mm"', 75.591, 37.795],
  ['width="200" viewBox="0 0 10 20"', 200, 400],
  ['width="100%" height="100%" viewBox="0 0 640 480"', 640, 480],
])('size of %s', (attributes, width, height) => {
  expect(svg('', attributes)).toMatchObject({ width, height });
});

test('what an editor program wrote for itself is left out', () => {
  const checked = checkSvg(
    '<?xml version="1.0" encoding="UTF-8"?><!-- by Ada in /home/ada --><svg xmlns="http://www.w3.org/2000/svg"' +
      ' xmlns:inkscape="http://www.inkscape.org/" inkscape:export-filename="/home/ada/x.png" viewBox="0 0 1 1">' +
      '<metadata><author>Ada</author></metadata><sodipodi:namedview docname="/home/ada"/><g inkscape:label="Ada"/></svg>',
  );
  expect(checked).toHaveProperty('text');
  expect(JSON.stringify(checked)).not.toMatch(/ada|inkscape|sodipodi/i);
});

test.each([
  ['script', '<script>alert(1)</script>'],
  ['script in another case', '<SCRIPT>alert(1)</SCRIPT>'],
  ['foreignObject', '<foreignObject><div/></foreignObject>'],
  ['animation of an address', '<animate attributeName="href" to="x"/>'],
  ['set', '<set attributeName="onload" to="x"/>'],
  ['link', '<a href="https://example.org"><path/></a>'],
  ['iframe', '<iframe src="x"/>'],
  ['event', '<path onload="alert(1)"/>'],
  ['event in capitals', '<path ONLOAD="alert(1)"/>'],
  ['use of another file', '<use href="other.svg#a"/>'],
  ['use of file:', '<use xlink:href="file:///etc/passwd#a"/>'],
  ['remote image', '<image href="https://example.org/a.png"/>'],
  ['local image', '<image href="../../secret.png"/>'],
  ['drawing in a drawing', '<image href="data:image/svg+xml;base64,AAAA"/>'],
  ['image of a filter', '<filter><feImage href="x.png"/></filter>'],
  ['url() elsewhere', '<path fill="url(https://example.org/a.svg#b)"/>'],
  ['url() in style', '<path style="fill: url( \'other.svg#b\')"/>'],
  ['style sheet', '<style>path { fill: url(//example.org/x) }</style>'],
  ['@import', '<style>@import "x.css";</style>'],
  ['escaped url()', '<style>path { fill: \\75rl(//example.org) }</style>'],
  ['url() around a comment', '<style>path { fill: u/**/rl(//example.org) }</style>'],
  ['unclosed', '<g>'],
  ['crossed', '<g><path></g></path>'],
  ['attribute without quotation marks', '<g id=a/>'],
  ['attribute twice', '<g id="a" id="b"/>'],
  ['unknown entity', '<text>&secret;</text>'],
  ['character that XML has not', '<text>&#0;</text>'],
])('%s is refused', (_, content) => {
  expect(svg(content)).toHaveProperty('problem');
});

test.each([
  ['document type', '<!DOCTYPE svg><svg viewBox="0 0 1 1"/>'],
  [
    'entity bomb',
    '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg viewBox="0 0 1 1"><text>&b;</text></svg>',
  ],
  ['style sheet of its own', '<?xml-stylesheet href="x.css"?><svg viewBox="0 0 1 1"/>'],
  ['other encoding', '<?xml version="1.0" encoding="UTF-16"?><svg viewBox="0 0 1 1"/>'],
  ['no size', '<svg/>'],
  ['size of nothing', '<svg viewBox="0 0 0 0"/>'],
  ['another language', '<html/>'],
])('%s is refused', (_, text) => {
  expect(checkSvg(text)).toHaveProperty('problem');
});

test('a problem is told with its line', () => {
  expect(svg('\n<g/>\n<script/>')).toEqual({
    problem: 'line 3: the element <script> is not allowed',
  });
});

test('a drawing does not multiply itself', () => {
  const levels = Array.from({ length: 20 }, (_, level) => {
    const uses = level === 0 ? '<path/>' : `<use href="#g${level - 1}"/>`.repeat(10);
    return `<g id="g${level}">${uses}</g>`;
  });
  expect(svg(levels.join(''))).toEqual({
    problem: 'its <use> elements draw more than 100000 elements',
  });
  expect(svg('<g id="a"><use href="#a"/></g>')).toEqual({ problem: 'line 1: it draws itself' });
});

test('a drawing is neither too deep nor too long', () => {
  expect(svg('<g>'.repeat(100_000))).toEqual({
    problem: 'line 1: more than 200 elements inside one another',
  });
  expect(svg('<g/>'.repeat(100_001))).toEqual({ problem: 'line 1: more than 100000 elements' });
});

/** A PNG that says to be of a size, and holds a text. */
function png(width: number, height: number, comment = ''): Buffer {
  const chunk = (type: string, content: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    return Buffer.concat([length, Buffer.from(type), content, Buffer.alloc(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('tEXt', Buffer.from(comment)),
    chunk('IDAT', Buffer.alloc(8)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const withImages = (...images: Buffer[]) =>
  inspectImage(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${images
        .map((image) => `<image href="data:image/png;base64,${image.toString('base64')}"/>`)
        .join('')}</svg>`,
    ),
    defaultLimits,
  );

test('an image in a drawing is limited and cleaned like any other', () => {
  expect(withImages(png(60_000, 60_000))).toMatchObject({ rule: 'unsafe-image' });
  // Each is small enough; together they are not.
  const large = png(6000, 6000);
  expect(withImages(large)).toMatchObject({ mediaType: 'image/svg+xml' });
  expect(withImages(large, large)).toMatchObject({ rule: 'unsafe-image' });
  expect(withImages(Buffer.from('<svg><script/></svg>'))).toMatchObject({ rule: 'unsafe-image' });
  const cleaned = withImages(png(1, 1, 'Ada at 51.5N'));
  const bytes = 'bytes' in cleaned ? Buffer.from(cleaned.bytes).toString() : '';
  const embedded = /base64,([^"]*)/.exec(bytes)?.[1] ?? '';
  expect(Buffer.from(embedded, 'base64').toString('latin1')).toContain('IHDR');
  expect(Buffer.from(embedded, 'base64').toString('latin1')).not.toContain('Ada');
});
