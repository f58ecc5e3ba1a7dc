import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFlateStream, decodeStream } from '../../src/formats/pdf/objects/flate.ts';
import { formatToUnicode, parseToUnicode } from '../../src/formats/pdf/objects/fonts.ts';
import { parseValue } from '../../src/formats/pdf/objects/parser.ts';
import { openPdf } from '../../src/formats/pdf/objects/reader.ts';
import { formatNumber, serializeValue } from '../../src/formats/pdf/objects/serializer.ts';
import {
  createString,
  createTextString,
  decodeTextString,
  isDictionary,
  isStream,
  type PdfReference,
  type PdfValue,
} from '../../src/formats/pdf/objects/values.ts';
import { writePdf } from '../../src/formats/pdf/objects/writer.ts';
import { buildPdf } from './support/build-pdf.ts';

const references: PdfReference[] = [];
const reference = (number: number): PdfReference => {
  references[number] ??= { kind: 'reference', number };
  return references[number];
};
const parse = (text: string): PdfValue =>
  parseValue({ bytes: Buffer.from(text, 'latin1'), position: 0, reference });
const write = (value: PdfValue): string => serializeValue(value, ({ number }) => number);

describe('the parser', () => {
  test.each<[string, PdfValue]>([
    ['null', null],
    ['true', true],
    ['-17', -17],
    ['+.5', 0.5],
    ['-.002', -0.002],
    ['4.', 4],
    ['712.16998', 712.16998],
    ['/Name', 'Name'],
    ['/A#20B#2f', 'A B/'],
    ['/', ''],
    ['(a(b)c)', createString('a(b)c')],
    ['(\\(\\101\\n\\\r\nx)', createString('(A\nx')],
    ['(a\r\nb)', createString('a\nb')],
    ['<48 65 6C6>', createString('Hel`')],
    ['% comment\n[ ]', []],
  ])('reads %s', (text, expected) => {
    expect(parse(text)).toEqual(expected);
  });

  test('tells a reference from numbers', () => {
    expect(parse('[1 2 3 0 R 4]')).toEqual([1, 2, reference(3), 4]);
    expect(parse('[3 0 R]')).toEqual([reference(3)]);
  });

  test('leaves out entries that are null', () => {
    expect(parse('<</A null/B 1>>')).toEqual(new Map([['B', 1]]));
  });

  test.each(['', '(a', '<4', '[1', '<</A', '<<1 2>>', 'endobj', '>>', '<4g>'])(
    'refuses %j with a place',
    (text) => {
      expect(() => parse(text)).toThrow(/at byte \d+/);
    },
  );

  test('refuses nesting without end', () => {
    expect(() => parse('['.repeat(100_000))).toThrow(/nested too deep/);
  });
});

const value: fc.Arbitrary<PdfValue> = fc.letrec<{ value: PdfValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -32767, max: 32767 }).map(
      // What a single-precision float tells apart, and no more digits than that.
      (number) => Math.round(number * 1e5) / 1e5 + 0,
    ),
    latin1(),
    latin1().map(createString),
    fc.integer({ min: 1, max: 99 }).map(reference),
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(latin1(), tie('value')), { maxLength: 4 })
      .map((entries) => new Map(entries.filter(([, entry]) => entry !== null))),
  ),
})).value;

function latin1(): fc.Arbitrary<string> {
  return fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes).toString('latin1'));
}

describe('the serializer', () => {
  test('writes what the parser reads', () => {
    fc.assert(
      fc.property(value, (given) => {
        expect(parse(write(given))).toEqual(given);
      }),
    );
  });

  test.each([
    [0, '0'],
    [-0, '0'],
    [0.5, '.5'],
    [-0.25, '-.25'],
    [1e-7, '.0000001'],
    [1e-12, '0'],
    [841.91998, '841.91998'],
  ])('writes %d as %s', (number, text) => {
    expect(formatNumber(number)).toBe(text);
  });

  test('leaves out spaces that nothing needs', () => {
    expect(write(['A', 1, 2, ['B'], createString('s'), reference(3)])).toBe('[/A 1 2[/B](s)3 0 R]');
  });
});

test('text strings are read back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(decodeTextString(createTextString(text))).toBe(text);
    }),
  );
  expect(decodeTextString(createString('\xef\xbb\xbfé'.replace('é', '\xc3\xa9')))).toBe('é');
});

test('ToUnicode maps are read back', () => {
  const code = fc.integer({ min: 1, max: 0xffff });
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(code, text), { selector: ([key]) => key }), (entries) => {
      const map = new Map(entries);
      const bytes = Buffer.from(formatToUnicode(map, 2), 'latin1');
      expect(parseToUnicode(bytes)).toEqual(new Map([...map].sort(([a], [b]) => a - b)));
    }),
  );
});

test('ranges of a ToUnicode map are spread', () => {
  const source =
    '1 beginbfrange <0003> <0005> <0041> endbfrange 1 beginbfchar <0001><00660069> endbfchar';
  expect([...parseToUnicode(Buffer.from(source))]).toEqual([
    [3, 'A'],
    [4, 'B'],
    [5, 'C'],
    [1, 'fi'],
  ]);
});

describe('a file', () => {
  const source = buildPdf({
    1: '<</Type/Catalog/Pages 2 0 R/Extra[3 0 R 3 0 R]>>',
    2: '<</Type/Pages/Kids[]/Count 0>>',
    3: { dictionary: '<</Kind/Test>>', data: 'endstream inside, and binary \0\xff' },
    4: '(nobody refers to this)',
  });

  test('is read from a cross-reference table', () => {
    const file = openPdf(source);
    const catalog = file.resolve(file.trailer.get('Root'));
    expect(isDictionary(catalog) && catalog.get('Type')).toBe('Catalog');
    const stream = file.resolve(file.reference(3));
    expect(isStream(stream) && Buffer.from(stream.data).toString('latin1')).toBe(
      'endstream inside, and binary \0\xff',
    );
    expect(file.resolve(file.reference(99))).toBeNull();
  });

  test('is written with object and cross-reference streams, and read again', async () => {
    const written = await writePdf(openPdf(source));
    const text = Buffer.from(written).toString('latin1');
    expect(text.startsWith('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')).toBe(true);
    expect(text).toContain('/ObjStm');
    expect(text).toContain('/XRef');
    const file = openPdf(written);
    const catalog = file.resolve(file.trailer.get('Root'));
    const extra = isDictionary(catalog) ? catalog.get('Extra') : undefined;
    const [first, second] = Array.isArray(extra) ? extra : [];
    expect(first).toBe(second);
    const stream = file.resolve(first);
    expect(isStream(stream) && stream.dictionary.get('Kind')).toBe('Test');
    expect(text).not.toContain('nobody');
  });

  test('is the same whenever it is written', async () => {
    const once = await writePdf(openPdf(source));
    expect(await writePdf(openPdf(source))).toEqual(once);
    expect(await writePdf(openPdf(once))).toEqual(once);
  });

  test('has an identifier that is its content’s', async () => {
    const other = Buffer.from(source);
    other.write('Tesu', other.indexOf('Test'));
    const identifier = async (bytes: Uint8Array): Promise<PdfValue> =>
      openPdf(await writePdf(openPdf(bytes))).trailer.get('ID') ?? null;
    const own = await identifier(source);
    expect(own).not.toBeNull();
    expect(await identifier(source)).toEqual(own);
    expect(await identifier(other)).not.toEqual(own);
  });

  test('may have been updated: the newest object holds', () => {
    const update = buildPdf(
      { 2: '<</Type/Pages/Kids[]/Count 0/New true>>' },
      { before: source, root: 1 },
    );
    const file = openPdf(update);
    const pages = file.resolve(file.reference(2));
    expect(isDictionary(pages) && pages.get('New')).toBe(true);
  });

  test.each<[string, Uint8Array, RegExp]>([
    ['no PDF', Buffer.from('hello'), /no startxref/],
    ['cut off', source.subarray(0, source.length - 40), /no startxref|byte/],
    [
      'encrypted',
      Buffer.from(
        Buffer.from(source).toString('latin1').replace('/Root', '/Encrypt 4 0 R/Root'),
        'latin1',
      ),
      /encrypted/,
    ],
  ])('that is %s is refused', (_, bytes, message) => {
    expect(() => openPdf(bytes)).toThrow(message);
  });
});

test('a stream is compressed and decompressed', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const stream = createFlateStream(bytes);
      expect(Buffer.from(decodeStream(stream) ?? []).equals(Buffer.from(bytes))).toBe(true);
    }),
  );
});

test('a filter that nobody here reads leaves the stream alone', () => {
  expect(
    decodeStream({
      kind: 'stream',
      dictionary: new Map([['Filter', 'DCTDecode']]),
      data: new Uint8Array(),
    }),
  ).toBeUndefined();
});
