import { describe, expect, it } from 'vitest';
import { blocks } from '../../src/blocks/index.ts';
import { handlers } from '../../src/formats/docx/handlers/index.ts';
import { readEveryReport } from '../support/fixtures.ts';
import { makeDocx, renderReport, type TestDocx } from './support/make-docx.ts';

/**
 * What text and tables may say of themselves, the parts of a style sheet apart:
 * their style, their place in a list, their direction and language, the pages
 * that they are on, and a table's grid.
 */
const ALLOWED: Record<string, readonly string[]> = {
  'w:pPr': ['w:pStyle', 'w:numPr', 'w:bidi', 'w:sectPr'],
  'w:rPr': ['w:rStyle', 'w:rtl', 'w:lang'],
  'w:tblPr': ['w:tblStyle', 'w:bidiVisual', 'w:tblW', 'w:tblLayout', 'w:tblLook', 'w:tblCaption'],
  'w:trPr': ['w:cantSplit', 'w:tblHeader'],
  'w:tcPr': ['w:tcW', 'w:gridSpan', 'w:vMerge'],
};
/** What is no formatting: its content is looked through elsewhere. */
const GROUPS = /<w:(numPr|sectPr)>.*?<\/w:\1>/gsu;

/** What a part says beyond that: `w:pPr/w:jc`. */
function findDirectFormatting(xml: string): string[] {
  const found = new Set<string>();
  for (const [name, allowed] of Object.entries(ALLOWED)) {
    for (const [, content = ''] of xml.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, 'gsu'))) {
      for (const [, child = ''] of content.replace(GROUPS, '').matchAll(/<([\w:]+)/gu)) {
        if (!allowed.includes(child)) found.add(`${name}/${child}`);
      }
    }
  }
  return [...found];
}

/** The ids and names of the styles in the sheet. */
function stylesOf({ part }: TestDocx): Map<string, string> {
  const sheet = part('word/styles.xml');
  return new Map(
    [...sheet.matchAll(/w:styleId="([^"]*)"><w:name w:val="([^"]*)"/gu)].map(
      ([, id = '', name = '']) => [id, name],
    ),
  );
}

/** What the document shows: its text, its notes, its heads and feet. */
const SHOWN = /^word\/(?:document|footnotes|endnotes|header\d+|footer\d+)\.xml$/u;

describe('every fixture, and the samples in every language', () => {
  it('are formatted by named styles alone, all of which are in the sheet', async () => {
    const reports = await readEveryReport();
    expect(reports.length).toBeGreaterThan(40);
    for (const { name, report } of reports) {
      const docx = await renderReport(report);
      const xml = docx.names
        .filter((path) => SHOWN.test(path))
        .map(docx.part)
        .join('');
      // The separators of notes are docx's own, as Word writes them.
      const own = xml.replace(/<w:(footnote|endnote) w:type=.*?<\/w:\1>/gsu, '');
      expect(findDirectFormatting(own), name).toEqual([]);
      const styles = stylesOf(docx);
      const used = [...xml.matchAll(/w:(?:pStyle|rStyle|tblStyle) w:val="([^"]*)"/gu)].map(
        (match) => match[1] ?? '',
      );
      expect(
        used.filter((id) => !styles.has(id)),
        name,
      ).toEqual([]);
    }
  });
});

describe('the style sheet', () => {
  it('has Word’s own names where Word has them', async () => {
    const names = new Set(stylesOf(await makeDocx('Text.')).values());
    const expected = [
      'Normal',
      'Body Text',
      'Title',
      'Subtitle',
      ...[1, 2, 3, 4, 5, 6].map((level) => `heading ${level}`),
      'TOC Heading',
      'toc 1',
      'toc 2',
      'toc 3',
      'table of figures',
      'caption',
      'Quote',
      'Intense Quote',
      'List Bullet',
      'List Bullet 2',
      'List Bullet 3',
      'List Number',
      'List Continue',
      'footnote text',
      'footnote reference',
      'endnote text',
      'endnote reference',
      'header',
      'footer',
      'page number',
      'Hyperlink',
      'FollowedHyperlink',
      'Strong',
      'Emphasis',
      'HTML Code',
      'HTML Preformatted',
      'Normal Table',
      'Table Grid',
      'Panel Heading',
      'Participant',
      'Key Message',
      'Recommendation',
      'Box Title',
    ];
    expect(expected.filter((name) => !names.has(name))).toEqual([]);
  });

  it('gives every style an id of its own, and bases it on one that is there', async () => {
    const docx = await makeDocx('**a *b* `c` [d](https://example.org)**');
    const sheet = docx.part('word/styles.xml');
    const ids = [...sheet.matchAll(/w:styleId="([^"]*)"/gu)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    const bases = [...sheet.matchAll(/<w:(?:basedOn|next|link) w:val="([^"]*)"/gu)];
    expect(bases.map((match) => match[1]).filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('emphasises by weight in scripts without italics, as the other formats do', async () => {
    const emphasisIn = async (language: string) => {
      const { part } = await makeDocx('Text with ***both***.', { language });
      const runOf = (id: string) => {
        const [, rest = ''] = part('word/styles.xml').split(`w:styleId="${id}">`);
        return [...(rest.split('</w:style>')[0] ?? '').matchAll(/<w:(b|bCs|i|iCs)\/>/gu)].map(
          ([, name]) => name,
        );
      };
      return [runOf('Emphasis'), runOf('StrongEmphasis'), runOf('Quote')];
    };
    expect(await emphasisIn('ru')).toEqual([
      ['i', 'iCs'],
      ['b', 'bCs', 'i', 'iCs'],
      ['i', 'iCs'],
    ]);
    expect(await emphasisIn('zh')).toEqual([['b', 'bCs'], ['b', 'bCs'], []]);
    // Latin letters in Arabic text keep theirs.
    expect(await emphasisIn('ar')).toEqual([['bCs', 'i'], ['b', 'bCs', 'i'], ['i']]);
  });

  it('takes its values from the theme', async () => {
    const { report } = await makeDocx('Text.');
    const { theme } = report.template;
    const sheet = (
      await makeDocx('Text.', {
        theme: {
          colours: { ...theme.colours, accent: '#123456', link: '#654321' },
          sizes: { ...theme.sizes, title: '33pt' },
          fonts: { ...theme.fonts, body: { ...theme.fonts.body, word: 'Garamond' } },
        },
      })
    ).part('word/styles.xml');
    expect(sheet).toMatch(/w:styleId="Title".*?w:val="123456".*?<w:sz w:val="66"\/>/su);
    expect(sheet).toMatch(/w:styleId="Hyperlink".*?w:val="654321"/su);
    expect(sheet).toMatch(/<w:docDefaults>.*?w:ascii="Garamond"/su);
    expect(sheet).not.toContain('0F4C75');
  });
});

describe('the handlers', () => {
  it('know every block', () => {
    // That no type of node is missing at all is the compiler's to say.
    expect(Object.keys(blocks).filter((type) => !(type in handlers))).toEqual([]);
  });
});

describe('marks that Latin and Chinese share', () => {
  it.each([
    ['zh', true],
    ['en', false],
  ])('are in the font of the language, in %s', async (language, isChinese) => {
    const { part } = await makeDocx('“甲”\n', { language });
    const [fonts = ''] = /<w:rPrDefault>.*?<w:rFonts[^>]*>/su.exec(part('word/styles.xml')) ?? [];
    expect(fonts.includes('w:hint="eastAsia"')).toBe(isChinese);
  });
});
