/** Letters that a font composes of body and dots become one glyph each. */
import { beforeAll, expect, test } from 'vitest';
import { conformPdf } from '../../src/formats/pdf/conformance/index.ts';
import { readCatalog, readPages } from '../../src/formats/pdf/conformance/pages.ts';
import { type FontSubset, readSubset } from '../../src/formats/pdf/join/font-subset.ts';
import { decodeStream } from '../../src/formats/pdf/objects/flate.ts';
import { openPdf } from '../../src/formats/pdf/objects/reader.ts';
import { isDictionary, isReference, isStream } from '../../src/formats/pdf/objects/values.ts';
import { describeWithValidator } from '../support/validators.ts';
import { createOptions, printHtml, readFixture } from './support/print.ts';

/** The first page's content, and its fonts by name. */
function readPage(bytes: Uint8Array): { content: string; fonts: Map<string, FontSubset> } {
  const file = openPdf(bytes);
  const [page] = readPages(file, readCatalog(file));
  const stream = file.resolve(page?.dictionary.get('Contents'));
  const content = isStream(stream) ? decodeStream(stream) : undefined;
  const resources = file.resolve(page?.dictionary.get('Resources'));
  const entries = isDictionary(resources) ? file.resolve(resources.get('Font')) : null;
  if (content === undefined || !isDictionary(entries)) throw new Error('There is no page');
  const fonts = new Map<string, FontSubset>();
  for (const [name, reference] of entries) {
    const subset = isReference(reference) ? readSubset(file, reference) : undefined;
    if (subset !== undefined) fonts.set(name, subset);
  }
  return { content: Buffer.from(content).toString('latin1'), fonts };
}

/** A glyph in its place, in units of the em. */
interface Placed {
  id: number;
  x: number;
  y: number;
}

/** The parts of a composite glyph (OpenType 1.9, `glyf`). */
function readParts(outline: Uint8Array): Placed[] {
  const view = new DataView(outline.buffer, outline.byteOffset, outline.length);
  if (outline.length < 10 || view.getInt16(0) >= 0) return [];
  const parts: Placed[] = [];
  for (let at = 10; ; at += 8) {
    parts.push({ id: view.getUint16(at + 2), x: view.getInt16(at + 4), y: view.getInt16(at + 6) });
    if ((view.getUint16(at) & 0x20) === 0) return parts;
  }
}

describeWithValidator('browser', 'a letter of body and dots', () => {
  const html = readFixture('right-to-left.html');
  let before: ReturnType<typeof readPage>;
  let after: ReturnType<typeof readPage>;

  beforeAll(async () => {
    const raw = await printHtml(html);
    before = readPage(raw);
    const options = createOptions({ title: 'تقرير', language: 'ar', direction: 'rtl' });
    after = readPage((await conformPdf(raw, options)).bytes);
  });

  test('needs no explanation', () => {
    expect(before.content.match(/ActualText/g)?.length).toBeGreaterThan(100);
    // What is left is that of brackets.
    const left = [...after.content.matchAll(/ActualText ?(<[^>]*>|\(\\?.\))/g)].map(
      ([, text]) => text,
    );
    expect(left.filter((text) => text?.startsWith('<'))).toEqual([]);
  });

  test('is a glyph of its own that stands for it', () => {
    const texts = [...after.fonts.values()].flatMap(({ toUnicode }) => [...toUnicode.values()]);
    const letters = [...'بتثجخذزشضظغفقني'].filter((letter) => html.includes(letter));
    expect(letters.length).toBeGreaterThan(7);
    for (const letter of letters) expect(texts).toContain(letter);
    expect(texts.join('')).not.toMatch(/[\u200d\ufb50-\ufdff\ufe70-\ufefc]/);
  });

  test('is composed of what was drawn, where it was drawn', () => {
    const places: { font: string; glyphs: Placed[] }[] = [];
    let font = '';
    let size = 0;
    // A cluster as Chromium writes it: steps, and glyphs of one font.
    const pattern = /\/(F\d+) ([\d.]+) Tf|ActualText[^\n]*BDC\n([\s\S]*?)\nEMC/g;
    for (const [, name, length, body = ''] of before.content.matchAll(pattern)) {
      const set = /\/(F\d+) ([\d.]+) Tf/.exec(body);
      font = name ?? set?.[1] ?? font;
      size = Number(length ?? set?.[2] ?? size);
      let [x, y] = [0, 0];
      const glyphs: Placed[] = [];
      for (const [, dx, dy, code = ''] of body.matchAll(
        /([-\d.]+) ([-\d.]+) Td|<([\dA-F]{4})> Tj/g,
      )) {
        if (code !== '') glyphs.push({ id: Number.parseInt(code, 16), x, y });
        else [x, y] = [x + Number(dx), y + Number(dy)];
      }
      if (glyphs.length < 2) continue;
      const toUnits = (length: number): number => Math.round((length * 1000) / size);
      const [first] = glyphs.toSorted((a, b) => a.id - b.id);
      places.push({
        font,
        glyphs: glyphs
          .map((glyph) => ({
            id: glyph.id,
            x: toUnits(glyph.x - (first?.x ?? 0)),
            y: toUnits(glyph.y - (first?.y ?? 0)),
          }))
          .toSorted((a, b) => a.id - b.id),
      });
    }
    expect(places.length).toBeGreaterThan(10);
    const lost = places.filter(({ font: name, glyphs }) => {
      const subset = after.fonts.get(name);
      const composed = [...(subset?.glyphs.values() ?? [])].map(({ outline }) => {
        const parts = readParts(outline)
          .map(({ id, x, y }) => ({ id, x: x - shiftOf(subset, id), y }))
          .toSorted((a, b) => a.id - b.id);
        const [first] = parts;
        return parts.map(({ id, x, y }) => ({
          id,
          x: x - (first?.x ?? 0),
          y: y - (first?.y ?? 0),
        }));
      });
      return !composed.some((parts) => JSON.stringify(parts) === JSON.stringify(glyphs));
    });
    expect(lost).toEqual([]);
  });
});

/** How far from its coordinates a glyph stands by itself. */
function shiftOf(subset: FontSubset | undefined, id: number): number {
  const glyph = subset?.glyphs.get(id);
  if (glyph === undefined || glyph.outline.length < 10) return 0;
  const { buffer, byteOffset } = glyph.outline;
  return glyph.metrics[1] - new DataView(buffer, byteOffset).getInt16(2);
}
