import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { conformPdf } from '../../src/formats/pdf/conformance/index.ts';
import {
  formatStructure,
  type InspectedNode,
  inspectPdf,
  type PdfInspection,
  textOf,
} from '../../src/formats/pdf/conformance/inspect.ts';
import type { ConformResult } from '../../src/formats/pdf/conformance/options.ts';
import { readCatalog, readPages } from '../../src/formats/pdf/conformance/pages.ts';
import { createFlateStream } from '../../src/formats/pdf/objects/flate.ts';
import { openPdf } from '../../src/formats/pdf/objects/reader.ts';
import { isReference } from '../../src/formats/pdf/objects/values.ts';
import { expectGolden } from '../support/golden.ts';
import { drawPage, measureDifference } from '../support/pictures.ts';
import { describeWithValidator, validatePdf } from '../support/validators.ts';
import { createOptions, printHtml, readFixture } from './support/print.ts';

function findAll(nodes: readonly InspectedNode[], type: string): InspectedNode[] {
  return nodes.flatMap((node) => [
    ...(node.type === type ? [node] : []),
    ...findAll(node.kids, type),
  ]);
}

const withoutSpaces = (text: string): string => text.replace(/[\s•]+/g, '');

describeWithValidator('browser', 'a print of every mending', () => {
  let raw: Uint8Array;
  let result: ConformResult;
  let inspection: PdfInspection;

  beforeAll(async () => {
    raw = await printHtml(readFixture('every-mending.html'));
    result = await conformPdf(raw, createOptions({ title: 'Every mending' }));
    inspection = inspectPdf(result.bytes);
  });

  test('claims to conform, and has no problem', () => {
    expect(result.problems).toEqual([]);
    expect(result.claims).toBe(true);
    expect(inspection.xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(inspection.xmp).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
  });

  test('has the structure that a reader expects', () => {
    expectGolden(
      new URL('./fixtures/every-mending.structure.txt', import.meta.url),
      formatStructure(inspection.structure),
    );
  });

  test('loses no word of what was tagged', () => {
    const before = inspectPdf(raw).structure;
    expect(withoutSpaces(textOf(inspection.structure))).toBe(withoutSpaces(textOf(before)));
  });

  test('has whole words, and no soft hyphen', () => {
    const text = textOf(inspection.structure);
    expect(text).toContain(
      'incomprehensibilities and internationalisation of well-known office efficiency',
    );
    expect(text).not.toContain('\u00ad');
  });

  test('keeps the alternative texts of the source, and no others', () => {
    expect(findAll(inspection.structure, 'Figure').map(({ alt }) => alt)).toEqual([
      'A blue square',
      'A chart',
    ]);
  });

  test('has links that go where they say', () => {
    const links = findAll(inspection.structure, 'Link').map(({ link }) => link);
    expect(links).toEqual([
      { contents: 'One 2', destination: 'one', page: 2 },
      { contents: 'Two', destination: 'two', page: 3 },
      { contents: 'an external link', uri: 'https://example.org/a' },
      { contents: '1', destination: 'fn-1', page: 3 },
      { contents: 'two', destination: 'two', page: 3 },
      {
        contents:
          'link that is long enough to be broken over two lines, because it has so many words in it that no line of the page could ever hold them all at once',
        uri: 'https://example.org/long',
      },
      { contents: 'back', destination: 'fnref-1', page: 2 },
    ]);
  });

  test('has an outline without soft hyphens, with the spaces that lines end with', () => {
    expect(inspection.outline).toEqual([
      { text: 'Every mending, in a title that is too long for one line', level: 1, page: 1 },
      { text: 'Contents', level: 2, page: 2 },
      { text: 'Chapter one', level: 2, page: 2 },
      { text: 'Sub', level: 3, page: 2 },
      { text: 'Chapter two', level: 2, page: 3 },
    ]);
  });

  test('takes its outline from the report where that is given', async () => {
    const headings = [
      { level: 1, text: 'Chapter one' },
      { level: 2, text: 'Sub' },
      { level: 1, text: 'Chapter two' },
    ];
    const { bytes, problems } = await conformPdf(raw, createOptions({}, { headings }));
    expect(problems).toEqual([]);
    expect(inspectPdf(bytes).outline).toEqual([
      { text: 'Chapter one', level: 1, page: 2 },
      { text: 'Sub', level: 2, page: 2 },
      { text: 'Chapter two', level: 1, page: 3 },
    ]);
    const missing = await conformPdf(
      raw,
      createOptions({}, { headings: [{ level: 1, text: 'Chapter nine' }] }),
    );
    expect(missing.problems).toMatchObject([
      { rule: 'heading-not-in-outline', text: 'Chapter nine' },
    ]);
    expect(missing.claims).toBe(false);
  });

  test('is byte-identical in two prints', async () => {
    const again = await printHtml(readFixture('every-mending.html'));
    const second = await conformPdf(again, createOptions({ title: 'Every mending' }));
    expect(Buffer.from(second.bytes).equals(Buffer.from(result.bytes))).toBe(true);
  });

  test('is smaller than what the browser printed', () => {
    expect(result.bytes.length).toBeLessThan(raw.length);
  });

  describeWithValidator('poppler', 'drawn', () => {
    test('looks as it did', () => {
      expect(draw(result.bytes)).toEqual(draw(raw));
    });
  });

  describeWithValidator('verapdf', 'checked', () => {
    test.each(['ua1', '2a'] as const)('conforms to %s', async (flavour) => {
      expect(await validatePdf(result.bytes, flavour)).toEqual([]);
    });

    test.each(['ua1', '2a'] as const)(
      'conforms to %s with boxes for the printer',
      async (flavour) => {
        const boxes = {
          trim: [30, 30, 565, 812],
          bleed: [21.5, 21.5, 573.5, 820.5],
          marks: true,
        } as const;
        const { bytes, claims } = await conformPdf(
          raw,
          createOptions({}, { profile: 'print', boxes }),
        );
        expect(claims).toBe(true);
        expect(await validatePdf(bytes, flavour)).toEqual([]);
      },
    );

    test.each(['ua1', '2a'] as const)('conforms to %s with all metadata', async (flavour) => {
      const { bytes } = await conformPdf(
        raw,
        createOptions(
          {
            title: 'Títle “quoted” & <more>',
            subtitle: 'Sub',
            description: 'What it is about',
            authors: [{ name: 'Ann Author' }, { name: 'Bo Writer' }],
            editors: [{ name: 'Ed Itor' }],
            publisher: { name: 'A press' },
            identifiers: {
              doi: '10.1000/xyz',
              isbn: '978-92-9190-000-8',
              issn: '2049-3630',
              url: 'https://example.org/',
            },
            licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
            rights: '© 2022 A press',
            keywords: ['peace', 'war & more'],
          },
          {
            pageLabels: [
              { page: 0, prefix: 'Cover' },
              { page: 1, style: 'decimal', start: 1 },
            ],
          },
        ),
      );
      expect(await validatePdf(bytes, flavour)).toEqual([]);
    });
  });
});

describeWithValidator('browser', 'a print from right to left', () => {
  let raw: Uint8Array;
  let result: ConformResult;

  beforeAll(async () => {
    raw = await printHtml(readFixture('right-to-left.html'));
    result = await conformPdf(
      raw,
      createOptions({ title: 'تقرير', language: 'ar', direction: 'rtl' }),
    );
  });

  test('is read in logical order', () => {
    expect(result.problems).toEqual([]);
    expectGolden(
      new URL('./fixtures/right-to-left.structure.txt', import.meta.url),
      formatStructure(inspectPdf(result.bytes).structure),
    );
  });

  describeWithValidator('poppler', 'copied out', () => {
    test('has whole words in logical order', () => {
      // Poppler adds marks of direction, which are no text.
      const text = copy(result.bytes)
        .replace(/[\u200e\u200f\u202a-\u202e]/g, '')
        .replace(/\s+/g, ' ');
      expect(text).toContain('ناقش المشاركون دور بعثات حفظ السلام في حماية المدنيين عام');
      expect(text).toContain('وأكدوا أن المسؤولية تقع على الدولة المضيفة');
      expect(text).toContain('التقرير الكامل عن الأمم المتحدة');
    });

    test('looks as it did', () => {
      // Poppler sets each glyph to a quarter of a dot, and dots of letters are glyphs before.
      const [after, before] = [result.bytes, raw].map((bytes) => drawPage(bytes, 1, 150));
      if (after === undefined || before === undefined) throw new Error('There are no pictures');
      expect(measureDifference(before, after)).toBeLessThan(0.0005);
    });
  });

  describeWithValidator('verapdf', 'checked', () => {
    test.each(['ua1', '2a'] as const)('conforms to %s', async (flavour) => {
      expect(await validatePdf(result.bytes, flavour)).toEqual([]);
    });
  });
});

describeWithValidator('browser', 'a table over several pages', () => {
  test('has its head row once for a reader, and on every page for the eye', async () => {
    const rows = Array.from({ length: 90 }, (_, i) => `<tr><td>cell ${i}</td><td>b</td></tr>`);
    const html = readFixture('long-table.html').replace('<!--rows-->', rows.join(''));
    const { bytes, problems } = await conformPdf(await printHtml(html), createOptions());
    expect(problems).toEqual([]);
    const { structure, pages } = inspectPdf(bytes);
    expect(pages.length).toBeGreaterThan(2);
    expect(textOf(structure).match(/Head A/g)).toHaveLength(1);
    expect(findAll(structure, 'TR')).toHaveLength(91);
  });
});

describeWithValidator('browser', 'what can’t be mended', () => {
  const pixel =
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

  test.each([
    ['a form control', '<input type="checkbox" checked>', 'form-control'],
    [
      'an image without description',
      `<p><img src="${pixel}" width="9" height="9"></p>`,
      'figure-without-alt',
    ],
    ['a skipped heading', '<h3>Three</h3>', 'heading-skips-level'],
    [
      'a mask',
      '<p style="-webkit-mask:linear-gradient(black,transparent)">masked</p>',
      'content-drawn-twice',
    ],
    [
      'a row that is too short',
      '<table><caption>c</caption><tr><th>a<th>b</tr><tr><td>c</tr></table>',
      'table-not-regular',
    ],
    ['a character that no font has', '<p>&#x10ffef;</p>', 'missing-glyph'],
  ])('%s is a problem, and the file claims nothing', async (_, fragment, rule) => {
    const raw = await printHtml(`<html lang="en"><title>t</title><h1>One</h1>${fragment}`);
    const { bytes, problems, claims } = await conformPdf(raw, createOptions());
    expect(problems.map((problem) => problem.rule)).toContain(rule);
    expect(claims).toBe(false);
    const { xmp } = inspectPdf(bytes);
    expect(xmp).toContain('<dc:title>');
    expect(xmp).not.toMatch(/pdfuaid|pdfaid/);
  });

  test('is a file without tags', async () => {
    const raw = await printHtml('<html lang="en"><title>t</title><h1>One</h1>', false);
    expect(await conformPdf(raw, createOptions())).toMatchObject({
      claims: false,
      problems: [{ rule: 'not-tagged' }],
    });
  });

  test('is text that the browser gave no tag, unless it is decoration', async () => {
    const raw = await printHtml(
      '<html lang="en"><title>t</title><h1>One</h1><div style="break-before: page">Said. <span aria-hidden="true">Not said.</span></div>',
    );
    const isDecoration = (text: string): boolean => !text.includes('Not');
    const { problems, claims } = await conformPdf(raw, { ...createOptions(), isDecoration });
    expect(problems).toEqual([
      expect.objectContaining({ rule: 'text-not-tagged', page: 2, text: 'Not said.' }),
    ]);
    expect(claims).toBe(false);
    expect((await conformPdf(raw, createOptions())).claims).toBe(true);
  });

  test('is a page that isn’t understood, which is named', async () => {
    const raw = await printHtml(
      '<html lang="en"><title>t</title><h1>One</h1><p style="break-before: page">Two',
    );
    const file = openPdf(raw);
    const [, page] = readPages(file, readCatalog(file));
    const contents = page?.dictionary.get('Contents');
    if (!isReference(contents)) throw new Error('There is no second page');
    file.replace(contents, createFlateStream(Buffer.from('BT (')));
    const result = await conformPdf(raw, createOptions(), file);
    expect(result.bytes).toBe(raw);
    expect(result).toMatchObject({
      claims: false,
      problems: [{ rule: 'not-understood', page: 2 }],
    });
  });

  test('is a file that isn’t understood: it comes back as it is', async () => {
    const bytes = Buffer.from('%PDF-1.7\nnothing that anybody could read\n');
    const result = await conformPdf(bytes, createOptions());
    expect(result.bytes).toBe(bytes);
    expect(result).toMatchObject({ claims: false, problems: [{ rule: 'not-understood' }] });
  });
});

describeWithValidator('browser', 'the profile small', () => {
  test('has no tags and claims nothing, and is the same in two prints', async () => {
    const html = readFixture('every-mending.html');
    const options = createOptions({ title: 'Small' }, { profile: 'small' });
    const first = await printHtml(html, false);
    const { bytes, problems, claims } = await conformPdf(first, options);
    expect({ problems, claims }).toEqual({ problems: [], claims: false });
    const { info, structure } = inspectPdf(bytes);
    expect(structure).toEqual([]);
    expect(info).toMatchObject({ Title: 'Small', CreationDate: 'D:20220531' });
    const second = await conformPdf(await printHtml(html, false), options);
    expect(Buffer.from(second.bytes).equals(Buffer.from(bytes))).toBe(true);
    expect(bytes.length).toBeLessThan(first.length);
  });

  describeWithValidator('poppler', 'copied out', () => {
    test.each([
      ['every-mending.html', 'A link that is long enough to be broken over two lines'],
      ['right-to-left.html', 'الدولة المضيفة'],
    ])('has whole words, and looks as it did: %s', async (name, phrase) => {
      const raw = await printHtml(readFixture(name), false);
      const { bytes } = await conformPdf(raw, createOptions({}, { profile: 'small' }));
      const text = copy(bytes);
      expect(text).not.toMatch(/[\u00ad\u200b]/);
      expect(text).toContain(phrase);
      // Where dots of letters are glyphs of their own, Poppler takes letters out of words.
      const sort = (letters: string): string =>
        letters
          .match(/[\p{L}\p{N}]/gu)
          ?.sort()
          .join('') ?? '';
      expect(sort(text)).toBe(sort(copy(raw)));
      expect(measureDifference(drawPage(raw, 1), drawPage(bytes, 1))).toBeLessThan(0.0005);
    });
  });
});

/** Run something on a file in a folder of its own. */
function inFolder<T>(bytes: Uint8Array, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-pdf-'));
  try {
    writeFileSync(join(folder, 'in.pdf'), bytes);
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Every page as the bytes of its picture. */
function draw(bytes: Uint8Array): string[] {
  return inFolder(bytes, (folder) => {
    execFileSync('pdftoppm', ['-r', '60', 'in.pdf', 'page'], { cwd: folder, stdio: 'ignore' });
    const pages = readdirSync(folder).filter((name) => name.endsWith('.ppm'));
    return pages.map((name) => readFileSync(join(folder, name)).toString('base64'));
  });
}

/** The text that a reader would copy. */
function copy(bytes: Uint8Array): string {
  return inFolder(bytes, (folder) =>
    execFileSync('pdftotext', ['in.pdf', '-'], { cwd: folder, encoding: 'utf8' }),
  );
}

describe('the mending of metadata', () => {
  test('puts the report’s date, or none, in the place of the clock’s', async () => {
    const raw = await printHtml('<html lang="en"><title>t</title><h1>One</h1>');
    const { date: _, ...rest } = createOptions().metadata;
    const { bytes } = await conformPdf(raw, { ...createOptions(), metadata: rest });
    const { info, xmp } = inspectPdf(bytes);
    expect(info).not.toHaveProperty('CreationDate');
    expect(xmp).not.toContain('CreateDate');
  });
});
