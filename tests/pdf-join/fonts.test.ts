/** Subsets of one font become one; different fonts of one name do not. */
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { readCatalog, readPages } from '../../src/formats/pdf/conformance/pages.ts';
import {
  compareSubsets,
  type FontSubset,
  readSubset,
} from '../../src/formats/pdf/join/font-subset.ts';
import { joinPrints } from '../../src/formats/pdf/join/index.ts';
import { listResources } from '../../src/formats/pdf/join/resources.ts';
import { readTrueType } from '../../src/formats/pdf/join/true-type.ts';
import { readType3, type Type3Subset } from '../../src/formats/pdf/join/type3-subset.ts';
import { decodeStream } from '../../src/formats/pdf/objects/flate.ts';
import { readWidthsOf } from '../../src/formats/pdf/objects/fonts.ts';
import { openPdf, type PdfFile } from '../../src/formats/pdf/objects/reader.ts';
import { isReference, type PdfReference } from '../../src/formats/pdf/objects/values.ts';
import { embedFonts, printHtml } from '../pdf-pass/support/print.ts';
import { describeWithValidator } from '../support/validators.ts';
import { buildFont, buildSubset } from './support/build-font.ts';

const letter = { outline: 'outline of a', width: 500, character: 'a' };

test.each<[string, FontSubset, number | undefined]>([
  ['the same glyph', buildSubset({ 3: letter }), 1],
  ['another glyph', buildSubset({ 4: letter }), 0],
  ['another outline', buildSubset({ 3: { ...letter, outline: 'outline of b' } }), undefined],
  ['zeros behind an outline', buildSubset({ 3: { ...letter, outline: 'outline of a\0\0' } }), 1],
  ['another width', buildSubset({ 3: { ...letter, width: 501 } }), undefined],
  ['another weight', buildSubset({ 4: letter }, { stem: 120 }), undefined],
  ['another name', buildSubset({ 3: letter }, { name: 'Other' }), undefined],
  [
    'other instructions',
    buildSubset({ 4: letter }, { tables: { fpgm: Buffer.from('move') } }),
    undefined,
  ],
  ['another meaning', buildSubset({ 3: { ...letter, character: '\0' } }), 1],
])('a subset with %s', (_, other, common) => {
  expect(compareSubsets(buildSubset({ 3: letter }), other)).toBe(common);
});

test('spaces that stand for different characters are of different fonts', () => {
  const space = (character: string) => buildSubset({ 3: { outline: '', width: 250, character } });
  expect(compareSubsets(space(' '), space(' '))).toBe(1);
  expect(compareSubsets(space(' '), space('\u00a0'))).toBeUndefined();
});

const glyphs = fc
  .array(fc.tuple(fc.nat(40), fc.string({ unit: 'binary-ascii' }), fc.nat(2000)), { minLength: 1 })
  .map((list) => Object.fromEntries(list.map(([id, outline, width]) => [id, { outline, width }])));

test('a font is read as it was written, and its checksums are right', () => {
  fc.assert(
    fc.property(glyphs, (wanted) => {
      const bytes = buildFont(wanted);
      const font = readTrueType(bytes);
      for (let id = 0; id < 45; id++) {
        const { outline = '', width = 0 } = wanted[id] ?? {};
        const read = Buffer.from(font?.glyph(id) ?? []).toString('latin1');
        expect(read.slice(0, outline.length)).toBe(outline);
        expect(read.slice(outline.length)).toMatch(/^\0{0,3}$/);
        expect(font?.metrics(id)[0]).toBe(width);
      }
      expect(sumOf(bytes)).toBe(0xb1b0afba);
    }),
  );
});

test('a font of more outlines than short offsets reach is read as it was written', () => {
  const long = { outline: 'x'.repeat(70_000), width: 1 };
  const font = readTrueType(buildFont({ 1: long, 2: long, 3: letter }));
  expect(Buffer.from(font?.glyph(3) ?? []).toString('latin1')).toBe(letter.outline);
});

test('a font that is cut off, or of another kind, is none', () => {
  const bytes = buildFont({ 3: letter });
  const whole = readTrueType(bytes);
  for (let length = 0; length < bytes.length; length++) {
    const font = readTrueType(bytes.subarray(0, length));
    if (font !== undefined) expect(font.glyphCount).toBe(whole?.glyphCount);
  }
  expect(readTrueType(Buffer.concat([Buffer.from('OTTO'), bytes.subarray(4)]))).toBeUndefined();
});

function sumOf(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

/** Every font of a kind that the pages of a file use. */
function readFonts<T>(
  file: PdfFile,
  read: (file: PdfFile, reference: PdfReference) => T | undefined,
): T[] {
  const { fonts } = listResources(file, readPages(file, readCatalog(file)));
  const references = new Set<PdfReference>(
    fonts.flatMap((dictionary) => [...dictionary.values()].filter(isReference)),
  );
  return [...references]
    .map((reference) => read(file, reference))
    .filter((subset) => subset !== undefined);
}

const style = `<style>
@font-face { font-family: Latin; src: url(font:source-serif-4/source-serif-4-latin-400-normal) }
@font-face { font-family: Cyrillic; src: url(font:source-serif-4/source-serif-4-cyrillic-400-normal) }
@font-face { font-family: Naskh; src: url(font:noto-naskh-arabic/noto-naskh-arabic-arabic-400-normal) }
p { break-after: page; font-family: Latin, Cyrillic, Naskh }
</style>`;

describeWithValidator('browser', 'fonts of prints', () => {
  // There is no bold: the browser makes one up, which is a font of Type 3.
  const pages = [
    '<p>AV “fix” é nach, <b>a bold ear</b>, ناقش المشاركون دور</p>',
    '<p>Zebra, 0123 fjord Å, <b>a bolder Arc</b>, وأكدوا أن المسؤولية تقع على</p>',
    '<p>Слово о мире</p>',
  ];
  const print = (html: string) => printHtml(embedFonts(`<html lang="en">${style}${html}`));
  let joinedFile: PdfFile;
  let wholeFile: PdfFile;

  beforeAll(async () => {
    const parts = await Promise.all(
      pages.map(async (page) => ({ bytes: await print(page), pageCount: 1 })),
    );
    joinedFile = joinPrints(parts);
    wholeFile = openPdf(await print(pages.join('')));
  });

  test('are together what one print embeds', () => {
    const joined = readFonts(joinedFile, readSubset);
    const whole = readFonts(wholeFile, readSubset);
    expect(joined.map(({ name }) => name)).toEqual(whole.map(({ name }) => name));
    for (const [index, subset] of whole.entries()) {
      expect(describeSubset(joined[index])).toEqual(describeSubset(subset));
      expect(listWidths(joinedFile, joined[index])).toEqual(listWidths(wholeFile, subset));
    }
    // Each print gives its first font the first tag.
    const names = joined.map(({ dictionary }) => dictionary.get('BaseFont'));
    expect(new Set(names).size).toBe(names.length);
    for (const { dictionary, descendant, descriptor } of joined) {
      expect(descendant.get('BaseFont')).toBe(dictionary.get('BaseFont'));
      expect(descriptor.get('FontName')).toBe(dictionary.get('BaseFont'));
    }
  });

  test('of Type 3 are together what one print embeds', () => {
    const [joined, ...others] = readFonts(joinedFile, readType3);
    const [whole] = readFonts(wholeFile, readType3);
    expect(others).toEqual([]);
    expect(describeType3(joined)).toEqual(describeType3(whole));
    expect(describeType3(joined).length).toBeGreaterThan(8);
    for (const key of ['Encoding', 'FirstChar', 'LastChar', 'Widths', 'FontBBox', 'FontMatrix']) {
      expect(joined?.dictionary.get(key)).toEqual(whole?.dictionary.get(key));
    }
  });
});

/** Every glyph, and what it stands for: `32: 533 47 0001002f…, e`. */
function describeSubset(subset: FontSubset | undefined): string[] {
  if (subset === undefined) return [];
  return [...subset.glyphs]
    .sort(([one], [other]) => one - other)
    .map(([id, { outline, metrics, width }]) => {
      const hex = Buffer.from(outline)
        .toString('hex')
        .replace(/(00)+$/, '');
      return `${id}: ${metrics.join(' ')} ${width} ${hex}, ${subset.toUnicode.get(id)}`;
    });
}

/** How wide the file says that each glyph is that it shows. */
function listWidths(file: PdfFile, subset: FontSubset | undefined): string[] {
  if (subset === undefined) return [];
  const { widths, fallback } = readWidthsOf(file, subset.descendant);
  return [...subset.toUnicode.keys()].sort().map((id) => `${id}: ${widths.get(id) ?? fallback}`);
}

/** Every glyph, and what it stands for: `32: g20 533 640 0 d1…, e`. */
function describeType3(subset: Type3Subset | undefined): string[] {
  if (subset === undefined) return [];
  return [...subset.glyphs].map(([code, { name, width, procedure }]) => {
    const drawing = Buffer.from(decodeStream(procedure) ?? []).toString('latin1');
    return `${code}: ${name} ${width} ${drawing}, ${subset.toUnicode.get(code)}`;
  });
}
