import { describe, expect, it } from 'vitest';
import { paragraph } from '../../src/formats/docx/elements/paragraph.ts';
import { table } from '../../src/formats/docx/elements/table.ts';
import { run } from '../../src/formats/docx/elements/text.ts';
import { estimateLayout } from '../../src/formats/docx/estimate-layout.ts';
import { countLines, measureText } from '../../src/formats/docx/letter-widths.ts';
import { element, type Xml } from '../../src/formats/docx/xml.ts';

const measures = { size: 10, line: 10, before: 0, after: 0, left: 0, right: 0, borders: 0 };
const options = {
  measuresOf: (style: string) => ({
    ...measures,
    keepNext: style === 'Heading1',
    keepLines: style === 'Kept',
  }),
  notes: new Map<number, Xml[]>([[1, [paragraph('Note', [run('A note.')])]]]),
};
/** Ten lines of 100 points. */
const room = { width: 100, height: 100 };

const mark = (name: string) => element('w:bookmarkStart', { 'w:id': 0, 'w:name': name });
/** As many lines as are asked for: each is a word that fills one. */
const lines = (count: number, style = 'BodyText', name?: string) =>
  paragraph(style, [
    ...(name === undefined ? [] : [mark(name)]),
    run(Array.from({ length: count }, () => 'mmmmmmmmmm').join(' ')),
  ]);
const pagesOf = (content: Xml[]) => {
  const { pages, bookmarks } = estimateLayout(content, room, options);
  return { pages, ...Object.fromEntries(bookmarks) };
};

describe('text on pages', () => {
  it('goes on over the end of a page, with two lines at least on each side', () => {
    expect(pagesOf([lines(25, 'BodyText', 'a'), lines(1, 'BodyText', 'b')])).toEqual({
      pages: 3,
      a: 1,
      b: 3,
    });
    expect(pagesOf([lines(9), lines(3, 'BodyText', 'three')])).toMatchObject({ three: 2 });
    expect(pagesOf([lines(8), lines(4, 'BodyText', 'four')])).toMatchObject({ four: 1 });
  });

  it('is not parted where its style keeps it whole', () => {
    expect(pagesOf([lines(8), lines(4, 'Kept', 'kept')])).toMatchObject({ kept: 2 });
  });

  it('is on the page of the heading above it', () => {
    const heading = lines(1, 'Heading1', 'heading');
    expect(pagesOf([lines(8), heading, lines(4)])).toMatchObject({ heading: 2 });
    expect(pagesOf([lines(7), heading, lines(4)])).toMatchObject({ heading: 1 });
  });

  it('leaves room for its notes', () => {
    const noted = paragraph('BodyText', [
      mark('noted'),
      run('Text'),
      { 'w:r': [element('w:footnoteReference', { 'w:id': 1 })] },
    ]);
    expect(pagesOf([lines(6), noted])).toMatchObject({ noted: 1 });
    expect(pagesOf([lines(7), noted])).toMatchObject({ noted: 2 });
  });

  it('in a table goes row by row, under its repeated head', () => {
    const row = (text: Xml, header = false) => ({ cells: [{ content: [text] }], header });
    const content = table(
      'ReportTable',
      [row(lines(1), true), row(lines(4)), row(lines(4)), row(lines(1, 'TableText', 'last'))],
      { widths: [2400], rtl: false },
    );
    expect(pagesOf([content])).toEqual({ pages: 2, last: 2 });
  });
});

describe('a line', () => {
  it('breaks between words, after hyphens, and between Chinese letters', () => {
    expect(countLines('', 10)).toBe(1);
    expect(countLines('mmmm mmmm mmmm', 7)).toBe(2);
    expect(countLines('mmmm-mmmm', 4)).toBe(2);
    expect(countLines('一二三四五六七八九十', 4)).toBe(3);
  });

  it('is as wide as its letters, marks and soft hyphens not counted', () => {
    expect(measureText('é')).toBeCloseTo(measureText('e'));
    expect(measureText('e\u0301')).toBeCloseTo(measureText('e'));
    expect(measureText('pane\u00adlist')).toBeCloseTo(measureText('panelist'));
    expect(measureText('م\u064f')).toBeCloseTo(measureText('م'));
    expect(measureText('Щ')).toBeGreaterThan(measureText('г'));
  });
});
