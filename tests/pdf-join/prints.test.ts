/** What is printed in parts and joined is what would have been printed in one. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { conformPdf } from '../../src/formats/pdf/conformance/index.ts';
import {
  formatStructure,
  type InspectedNode,
  inspectPdf,
} from '../../src/formats/pdf/conformance/inspect.ts';
import type { ConformResult } from '../../src/formats/pdf/conformance/options.ts';
import {
  joinPrints,
  type PrintedPart,
  writeJoinedPrints,
} from '../../src/formats/pdf/join/index.ts';
import { createOptions, embedFonts, printHtml } from '../pdf-pass/support/print.ts';
import { drawPage, measureDifference } from '../support/pictures.ts';
import { describeWithValidator, validatePdf } from '../support/validators.ts';
import { countImages, describeFile, listFontNames } from './support/describe-file.ts';
import { printParts } from './support/print-parts.ts';

const read = (name: string) =>
  embedFonts(readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8'));

/** Ids of header cells are counted by the browser; what refers to what is compared, not how. */
function countIds(nodes: readonly InspectedNode[]): InspectedNode[] {
  let count = 0;
  const visit = (node: InspectedNode): InspectedNode => ({
    ...node,
    ...(node.id === undefined ? {} : { id: String(++count) }),
    kids: node.kids.map(visit),
  });
  return nodes.map(visit);
}

const outlineOf = (bytes: Uint8Array) =>
  inspectPdf(bytes).outline.map(({ text, level, page }) => `${'  '.repeat(level)}${text}, ${page}`);

describeWithValidator('browser', 'a report in three parts', () => {
  const pageCounts = [2, 2, 1];
  let parts: PrintedPart[];
  let whole: Uint8Array;
  let joined: Uint8Array;
  let mendedWhole: ConformResult;
  let mended: ConformResult;

  beforeAll(async () => {
    const html = read('three-parts.html');
    whole = await printHtml(html);
    parts = await printParts(html, pageCounts);
    joined = await writeJoinedPrints(parts);
    const options = createOptions({ title: 'Three parts' });
    mendedWhole = await conformPdf(whole, options);
    mended = await conformPdf(() => writeJoinedPrints(parts), options, joinPrints(parts));
  });

  test('says what the whole says, in its order, on its pages', () => {
    const [one, other] = [inspectPdf(joined), inspectPdf(whole)];
    expect(formatStructure(countIds(one.structure))).toBe(
      formatStructure(countIds(other.structure)),
    );
    expect(one.pages).toEqual(other.pages);
    expect(new Map([...one.destinations].sort())).toEqual(new Map([...other.destinations].sort()));
  });

  test('has its headings in the outline, each under the one that it belongs to', () => {
    expect(outlineOf(joined)).toEqual([
      '  Three parts, 1',
      '    Chapter one, 2',
      '      A section, 2',
      '        A heading that begins a part, 3',
      '    Chapter two, 4',
      '      Deep down, 4',
      '      Beside it, 5',
      '    Chapter three, 5',
    ]);
    expect(outlineOf(joined)).toEqual(outlineOf(whole));
  });

  test('has links, destinations, parents and headers as the browser writes them', () => {
    const [one, other] = [describeFile(joined), describeFile(whole)];
    expect(one).toEqual(other);
    expect(one.links.join('\n')).toMatch(/^1: tr%C3%AAs, /m);
    expect(one.parents.length).toBeGreaterThan(40);
    expect(one.headers).toContain('TD 11: 9 10');
  });

  test('is mended as the whole is, to the last word', () => {
    expect(mended.problems).toEqual([]);
    expect(mended.claims).toBe(true);
    const [one, other] = [mended, mendedWhole].map(({ bytes }) => inspectPdf(bytes));
    expect(formatStructure(one?.structure ?? [])).toBe(formatStructure(other?.structure ?? []));
    expect(one).toEqual(other);
  });

  test('embeds each font and each picture once', () => {
    expect(listFontNames(mended.bytes)).toEqual(listFontNames(mendedWhole.bytes));
    expect(countImages(mended.bytes)).toBe(1);
    expect(countImages(mendedWhole.bytes)).toBe(1);
  });

  test('is no larger than the whole', () => {
    expect(mended.bytes.length).toBeLessThan(mendedWhole.bytes.length * 1.02);
  });

  test('is the same, byte for byte, when it is joined again', async () => {
    expect(Buffer.from(await writeJoinedPrints(parts)).equals(Buffer.from(joined))).toBe(true);
  });

  test('is refused with a reason, or joined, however a part is damaged', () => {
    const places = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(places, fc.nat(2), (changes, index) => {
        const damaged = parts.map((part) => ({ ...part, bytes: Uint8Array.from(part.bytes) }));
        const { bytes } = damaged[index] ?? { bytes: new Uint8Array() };
        for (const [place, byte] of changes) bytes[place % bytes.length] = byte;
        try {
          joinPrints(damaged);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
    );
  });

  test('comes back whole where it is not understood', async () => {
    const options = createOptions({ title: 'Three parts' });
    const file = { ...joinPrints(parts), trailer: new Map() };
    const result = await conformPdf(() => writeJoinedPrints(parts), options, file);
    expect(result).toMatchObject({ claims: false, problems: [{ rule: 'not-understood' }] });
    expect(Buffer.from(result.bytes).equals(Buffer.from(joined))).toBe(true);
  });

  describeWithValidator('poppler', 'drawn', () => {
    test.each([1, 2, 3, 4, 5])('looks like the whole on page %i', (page) => {
      const picture = drawPage(mended.bytes, page, 50);
      expect(picture.equals(drawPage(mendedWhole.bytes, page, 50))).toBe(true);
      // Dots of Arabic letters are smoothed with their letters, not alone (conformance/compose-glyphs.ts).
      expect(measureDifference(drawPage(whole, page, 50), picture)).toBeLessThan(0.0005);
    });
  });

  describeWithValidator('verapdf', 'checked', () => {
    test.each(['ua1', '2a'] as const)('conforms to %s', async (flavour) => {
      expect(await validatePdf(mended.bytes, flavour)).toEqual([]);
    });
  });
});
