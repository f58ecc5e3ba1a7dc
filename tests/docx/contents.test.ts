import { describe, expect, it } from 'vitest';
import { toRoman } from '../../src/report/roman.ts';
import { makeDocx } from './support/make-docx.ts';
import { textOf } from './support/xml.ts';

const LONG = 'Words that fill a page, one after the other, until it is full. '.repeat(20);

const MARKDOWN = `:::summary
In short.
:::

## One

${LONG}

### Deeper

${`${LONG}\n\n`.repeat(5)}

#### Deepest

##### Too deep

:::figure[A frame]
![A frame](images/drawing.svg)
:::

## Two

:::panel[Talks]
Text.
:::
`;

/** The contents, a line an entry. */
function contentsOf(documentXml: string): string[] {
  const control = /<w:sdt>.*?<\/w:sdt>/su.exec(documentXml)?.[0] ?? '';
  return textOf(control).split('\n');
}

describe('the contents', () => {
  it('are filled in, with labels and pages, three levels deep', async () => {
    const { part } = await makeDocx(MARKDOWN);
    expect(contentsOf(part('word/document.xml'))).toEqual([
      'Contents',
      'Executive summary\ti',
      'One\t1',
      'Deeper\t1',
      'Deepest\t3',
      'Two\t3',
      'Panel 1: Talks\t3',
    ]);
  });

  it('are a field that asks nothing at opening, in Word’s own kind of control', async () => {
    const { part } = await makeDocx(MARKDOWN);
    const xml = part('word/document.xml');
    expect(xml).toContain('<w:docPartGallery w:val="Table of Contents"/>');
    expect(xml).toContain(' TOC \\o "1-3" \\h \\z \\u ');
    expect(xml).not.toContain('w:dirty');
    expect(part('word/settings.xml')).not.toContain('updateFields');
  });

  it('lead to the headings, and take their pages from there', async () => {
    const { part } = await makeDocx(MARKDOWN);
    const xml = part('word/document.xml');
    const anchors = [...xml.matchAll(/w:anchor="([^"]*)"/gu)].map((match) => match[1]);
    const pages = [...xml.matchAll(/ PAGEREF ([^ ]*) \\h /gu)].map((match) => match[1]);
    const names = [...xml.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]*)"/gu)].map(
      (match) => match[1],
    );
    expect(anchors.filter((anchor) => !names.includes(anchor))).toEqual([]);
    expect(anchors).toEqual(pages);
  });

  it('are followed by the list of figures', async () => {
    const { part } = await makeDocx(MARKDOWN);
    expect(textOf(part('word/document.xml'))).toContain('\nFigures\nFigure 1: A frame\t3\n');
    expect(part('word/document.xml')).toContain(' TOC \\h \\z \\c "Figure" ');
  });

  it('are left out of a report without headings', async () => {
    const { part } = await makeDocx('Text.');
    expect(part('word/document.xml')).not.toContain(' TOC ');
  });
});

describe('every field', () => {
  it('begins, has a result and ends, in that order', async () => {
    const { part } = await makeDocx(MARKDOWN);
    for (const path of ['word/document.xml', 'word/header1.xml', 'word/footer2.xml']) {
      const open: string[] = [];
      for (const [, type = ''] of part(path).matchAll(/w:fldCharType="(\w+)"/gu)) {
        if (type === 'begin') open.push(type);
        else if (type === 'separate') expect(open.pop()).toBe('begin');
        if (type === 'separate') open.push(type);
        if (type === 'end') expect(open.pop()).toBe('separate');
      }
      expect(open).toEqual([]);
    }
  });
});

describe('a page of the front matter', () => {
  it('is numbered in lower-case Roman numerals', () => {
    expect([1, 4, 9, 14, 40, 99].map(toRoman)).toEqual(['i', 'iv', 'ix', 'xiv', 'xl', 'xcix']);
  });
});
