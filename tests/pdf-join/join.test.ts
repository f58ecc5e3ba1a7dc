/** What a join does with files that are not as the browser's usually are. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conformPdf } from '../../src/formats/pdf/conformance/index.ts';
import { inspectPdf } from '../../src/formats/pdf/conformance/inspect.ts';
import { joinPrints, OTHER_PART } from '../../src/formats/pdf/join/index.ts';
import { joinOutlines } from '../../src/formats/pdf/join/join-outlines.ts';
import { openPdf, openPdfs } from '../../src/formats/pdf/objects/reader.ts';
import { PdfSyntaxError } from '../../src/formats/pdf/objects/syntax-error.ts';
import { isDictionary, type PdfDictionary } from '../../src/formats/pdf/objects/values.ts';
import { writePdf } from '../../src/formats/pdf/objects/writer.ts';
import { buildPdf } from '../pdf-pass/support/build-pdf.ts';
import { createOptions, printHtml } from '../pdf-pass/support/print.ts';
import { describeWithValidator } from '../support/validators.ts';
import { describeFile, listFontNames } from './support/describe-file.ts';

const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>';

/** A file of one empty page, with what its catalog says besides. */
const build = (catalog = '', objects: Record<number, string> = {}) =>
  buildPdf({
    1: `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
    2: '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    3: page,
    ...objects,
  });

const part = (bytes: Uint8Array, pageCount = 1) => ({ bytes, pageCount });

describe('files opened as one', () => {
  const files = [
    build('/Dangling 9 0 R', { 4: '(one)' }),
    build('/Own 4 0 R', { 4: '(two)', 12: '[1 0 R 2 0 R]' }),
  ];

  test('have a number for each object', () => {
    const { file, trailers } = openPdfs(files);
    const [first, second] = trailers.map((trailer) => file.resolve(trailer.get('Root')));
    expect(isDictionary(second) && file.resolve(second.get('Own'))).toEqual({
      kind: 'string',
      bytes: 'two',
    });
    expect(isDictionary(first) && isDictionary(second)).toBe(true);
    expect(second).not.toBe(first);
    expect(file.size).toBe(5 + 13);
  });

  test('have no object where one of them had none, nor where one is added', () => {
    for (const opened of [openPdfs(files).file, openPdf(files[0] ?? new Uint8Array())]) {
      const root = opened.resolve(opened.trailer.get('Root'));
      const dangling = isDictionary(root) ? root.get('Dangling') : undefined;
      for (let i = 0; i < 9; i++) opened.add('added');
      expect(opened.resolve(dangling)).toBeNull();
    }
  });
});

test('one part is opened, and nothing else', async () => {
  const bytes = build();
  expect(await writePdf(joinPrints([part(bytes, 0)]))).toEqual(await writePdf(openPdf(bytes)));
});

test('pages before and behind those of a part go', async () => {
  const sized = (width: number) => page.replace('0 0 9 9', `0 0 ${width} 9`);
  const bytes = buildPdf({
    1: '<</Type/Catalog/Pages 2 0 R>>',
    2: '<</Type/Pages/Kids[3 0 R 4 0 R 5 0 R 6 0 R]/Count 4>>',
    ...Object.fromEntries([3, 4, 5, 6].map((number) => [number, sized(number)])),
  });
  const parts = [part(bytes, 2), { ...part(bytes, 2), leading: 1 }, part(build())];
  const { pages } = inspectPdf(await writePdf(joinPrints(parts)));
  expect(pages.map(({ width }) => width)).toEqual([3, 4, 4, 5, 9]);
});

test.each<[string, Uint8Array]>([
  ['no PDF', Buffer.from('nothing that anybody could read')],
  ['empty', new Uint8Array()],
  ['cut off', build().subarray(0, 200)],
])('a part that is %s is refused', (_, bytes) => {
  expect(() => joinPrints([part(build()), part(bytes)])).toThrow(PdfSyntaxError);
});

test('a part without pages is refused', () => {
  const bytes = buildPdf({ 1: '<</Type/Catalog>>' });
  expect(() => joinPrints([part(build()), part(bytes)])).toThrow('tree of pages is broken');
});

test('parts of which some are tagged are refused', () => {
  const tagged = build('/StructTreeRoot 4 0 R', { 4: '<</Type/StructTreeRoot>>' });
  expect(() => joinPrints([part(build()), part(tagged)])).toThrow('some parts are tagged');
});

test('a link into another part that nobody has goes to its name', async () => {
  const linked = buildPdf({
    1: '<</Type/Catalog/Pages 2 0 R>>',
    2: '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    3: page.replace('>>', '/Annots[4 0 R 5 0 R]>>'),
    4: `<</Subtype/Link/A<</S/URI/URI(${OTHER_PART}missing)>>>>`,
    5: '<</Subtype/Link/A<</S/URI/URI(https://example.org/#missing)>>>>',
  });
  const joined = await writePdf(joinPrints([part(build()), part(linked)]));
  expect(describeFile(joined).links).toEqual([
    '2: missing, , Subtype',
    '2: https://example.org/#missing, , Subtype',
  ]);
});

describe('outlines', () => {
  /** The outline of some headings, as Skia makes it: under the nearest heading of a higher rank. */
  function buildOutline(file: ReturnType<typeof openPdf>, levels: readonly number[]) {
    const catalog: PdfDictionary = new Map();
    if (levels.length === 0) return catalog;
    const root: PdfDictionary = new Map([['Count', levels.length]]);
    const open = [{ reference: file.add(root), dictionary: root, level: 0 }];
    catalog.set('Outlines', open[0]?.reference ?? null);
    for (const level of levels) {
      while ((open.at(-1)?.level ?? 0) >= level) open.pop();
      const parent = open.at(-1);
      if (parent === undefined) throw new RangeError('a heading of rank 0');
      const element = file.add(new Map([['S', `H${level}`]]));
      const dictionary: PdfDictionary = new Map([
        ['SE', element],
        ['Parent', parent.reference],
      ]);
      const reference = file.add(dictionary);
      const last = parent.dictionary.get('Last');
      const before = file.resolve(last);
      if (isDictionary(before) && last !== undefined) {
        before.set('Next', reference);
        dictionary.set('Prev', last);
      } else parent.dictionary.set('First', reference);
      parent.dictionary.set('Last', reference);
      for (const ancestor of open.slice(1)) {
        ancestor.dictionary.set('Count', Number(ancestor.dictionary.get('Count') ?? 0) + 1);
      }
      open.push({ reference, dictionary, level });
    }
    return catalog;
  }

  /** Every item as its rank, and how many are under it, in its place. */
  function format(file: ReturnType<typeof openPdf>, catalog: PdfDictionary | undefined): string {
    const visit = (value: unknown, indent: string): string => {
      if (!isDictionary(value as PdfDictionary)) return '';
      const item = value as PdfDictionary;
      const element = file.resolve(item.get('SE'));
      const type = isDictionary(element) ? String(element.get('S')) : '';
      let text = `${indent}${type} ${String(item.get('Count') ?? 0)}\n`;
      let before: unknown;
      for (let kid = item.get('First'); kid !== undefined; ) {
        const dictionary = file.resolve(kid);
        if (!isDictionary(dictionary)) break;
        if (dictionary.get('Prev') !== before) text += 'the item before is another\n';
        if (file.resolve(dictionary.get('Parent')) !== item) text += 'the parent is another\n';
        text += visit(dictionary, `${indent}  `);
        before = kid;
        kid = dictionary.get('Next');
      }
      return item.get('Last') === before ? text : `${text}the last item is another\n`;
    };
    return visit(file.resolve(catalog?.get('Outlines')), '');
  }

  test('of parts are that of the whole, wherever it is cut', () => {
    const parts = fc.array(fc.array(fc.integer({ min: 1, max: 6 })), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(parts, (levels) => {
        const file = openPdf(build());
        const whole = buildOutline(file, levels.flat());
        const prints = levels.map((own) => ({
          catalog: buildOutline(file, own),
          pages: [],
          resources: { fonts: [], forms: [] },
        }));
        joinOutlines(file, prints);
        expect(format(file, prints[0]?.catalog)).toBe(format(file, whole));
      }),
    );
  });
});

describeWithValidator('browser', 'prints without tags', () => {
  test('are joined too', async () => {
    const html = (text: string) => `<html lang="en"><title>t</title><h1>${text}</h1>`;
    const parts = [
      part(await printHtml(html('One'), false)),
      part(await printHtml(html('Two'), false)),
    ];
    const options = createOptions({}, { profile: 'small' });
    const { bytes, problems } = await conformPdf(new Uint8Array(), options, joinPrints(parts));
    expect(problems).toEqual([]);
    expect(inspectPdf(bytes).pages).toHaveLength(2);
    expect(listFontNames(bytes)).toHaveLength(1);
  });
});
