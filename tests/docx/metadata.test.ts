import { describe, expect, it } from 'vitest';
import { makeDocx } from './support/make-docx.ts';
import { textOf } from './support/xml.ts';

const METADATA = {
  title: 'A <report> & more',
  subtitle: 'Its subtitle',
  date: '2022-05',
  description: 'What it is about.',
  keywords: ['peace', 'elections'],
  authors: [{ name: 'Prof A B', role: 'Chair', orcid: '0000-0001-2345-6789' }, { name: 'C D' }],
  publisher: { name: 'The House', place: 'London', url: 'https://example.org' },
  series: { name: 'Reports', number: '7' },
  identifiers: { doi: '10.1234/abc', isbn: '978-0-00-000000-2' },
  licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  event: { name: 'A meeting', place: 'Geneva' },
  rights: '© The House',
};

describe('the properties of a document', () => {
  it('are those of the report', async () => {
    const { part } = await makeDocx('## One\n\nText.\n', { metadata: METADATA });
    const core = part('docProps/core.xml');
    const of = (name: string) => new RegExp(`<${name}[^>]*>([^<]*)<`, 'u').exec(core)?.[1];
    expect({
      title: of('dc:title'),
      subject: of('dc:subject'),
      creator: of('dc:creator'),
      keywords: of('cp:keywords'),
      description: of('dc:description'),
      category: of('cp:category'),
      identifier: of('dc:identifier'),
      language: of('dc:language'),
    }).toEqual({
      title: 'A &lt;report&gt; &amp; more',
      subject: 'Its subtitle',
      creator: 'Prof A B; C D',
      keywords: 'peace; elections',
      description: 'What it is about.',
      category: 'Reports',
      identifier: 'https://doi.org/10.1234/abc',
      language: 'en',
    });
    expect(part('docProps/app.xml')).toContain('<Company>The House</Company>');
    const custom = part('docProps/custom.xml');
    expect(custom).toMatch(/name="ISBN"[^>]*><vt:lpwstr>978-0-00-000000-2/u);
    expect(custom).toMatch(/name="Licence"[^>]*><vt:lpwstr>CC BY 4.0/u);
  });

  it('are on the cover and in the imprint, in the words of the report’s language', async () => {
    const { part } = await makeDocx('## One\n\nText.\n', { metadata: METADATA });
    const lines = textOf(part('word/document.xml')).split('\n');
    expect(lines.slice(0, 8)).toEqual([
      'The House',
      'Reports, 7',
      'A <report> & more',
      'Its subtitle',
      'Prof A B, C D',
      'A meeting, Geneva',
      'May 2022',
      '',
    ]);
    expect(lines).toContain('Published by');
    expect(lines).toContain('The House, London');
    expect(lines).toContain('© The House');
    const french = await makeDocx('## Un\n\nTexte.\n', { language: 'fr', metadata: METADATA });
    expect(textOf(french.part('word/document.xml'))).toContain('mai 2022');
  });
});

describe('the language of a document', () => {
  it.each([
    ['en', 'w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"'],
    ['fr', 'w:val="fr-FR" w:eastAsia="zh-CN" w:bidi="ar-SA"'],
    ['ar', 'w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"'],
    ['zh', 'w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"'],
  ])('%s is that of all its text', async (language, expected) => {
    const { part } = await makeDocx('## 1\n\nText.\n', { language });
    expect(part('word/styles.xml')).toContain(`<w:lang ${expected}/>`);
    expect(part('word/settings.xml')).toContain(`<w:themeFontLang ${expected}/>`);
  });

  it('Arabic turns paragraphs, tables and runs, and lets Latin words stay', async () => {
    const { part, body } = await makeDocx(
      '## واحد\n\nكلمة UN 2020 هنا.\n\n| بلد | عدد |\n| --- | ---: |\n| أ | 1 |\n',
      { language: 'ar' },
    );
    expect(part('word/styles.xml')).toMatch(/w:styleId="Normal">.*?<w:bidi\/>/su);
    expect(body).toContain('<w:bidiVisual/>');
    expect(body).toMatch(/<w:rPr><w:rtl\/><\/w:rPr><w:t xml:space="preserve">كلمة </u);
    expect(body).toMatch(/<w:r><w:t xml:space="preserve">UN 2020<\/w:t>/u);
    // Word turns `right` round in a paragraph from right to left.
    expect(part('word/styles.xml')).toMatch(
      /w:styleId="TableTextRight">.*?<w:jc w:val="left"\/>/su,
    );
  });

  it('numbers in its digits', async () => {
    const { part } = await makeDocx('## واحد\n\n1. أ\n\n[^a] نص.[^a]\n\n[^a]: حاشية.\n', {
      language: 'ar',
      metadata: { digits: 'arab' },
    });
    expect(part('word/numbering.xml')).toContain('<w:numFmt w:val="hindiNumbers"/>');
    expect(part('word/document.xml')).toContain('w:fmt="hindiNumbers"');
    expect(part('word/settings.xml')).toContain('<w:footnotePr><w:numFmt w:val="hindiNumbers"/>');
    expect(part('word/document.xml')).toMatch(/NOTEREF.*?>١</su);
  });
});
