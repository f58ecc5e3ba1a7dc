import { describe, expect, it } from 'vitest';
import { makeDocx } from './support/make-docx.ts';
import { textOf } from './support/xml.ts';

const WIDE = `:::figure[A wide table]{source="Us."}
| ${['Organization', 'Administration', 'Representation', 'Documentation', 'Responsibility', 'Accountability', 'Implementation'].join(' | ')} |
|${' --- |'.repeat(7)}
|${' a |'.repeat(7)}
:::
`;

/** The sections of a document, each with what it says of its pages. */
function sectionsOf(documentXml: string) {
  return [...documentXml.matchAll(/<w:sectPr>(.*?)<\/w:sectPr>/gsu)].map(([, section = '']) => ({
    heads: [...section.matchAll(/<w:(header|footer)Reference/gu)].map((match) => match[1]),
    number: /<w:pgNumType ([^>]*)\/>/u.exec(section)?.[1],
    turned: section.includes('w:orient="landscape"'),
  }));
}

describe('the sections', () => {
  it('are a cover without heads, front matter in roman numerals, a body in arabic ones', async () => {
    const { part } = await makeDocx('## One\n\nText.\n');
    expect(sectionsOf(part('word/document.xml'))).toEqual([
      { heads: [], number: 'w:fmt="lowerRoman"', turned: false },
      { heads: ['header', 'footer'], number: 'w:start="1" w:fmt="lowerRoman"', turned: false },
      { heads: ['header', 'footer'], number: 'w:start="1" w:fmt="decimal"', turned: false },
    ]);
  });

  it('turn the page for a table that is too wide, with its caption, and turn it back', async () => {
    const { part, body } = await makeDocx(`## One\n\nBefore.\n\n${WIDE}\nAfter.\n`);
    expect(sectionsOf(part('word/document.xml')).slice(2)).toEqual([
      { heads: ['header', 'footer'], number: 'w:start="1" w:fmt="decimal"', turned: false },
      { heads: [], number: 'w:fmt="decimal"', turned: true },
      { heads: [], number: 'w:fmt="decimal"', turned: false },
    ]);
    // A section's properties are in its last paragraph.
    const last = [...body.matchAll(/<w:sectPr>(?:(?!<\/w:p>).)*<\/w:p>/gsu)];
    expect(last.map(([paragraph]) => textOf(`<w:p>${paragraph}`))).toEqual([
      'Before.',
      'Source: Us.',
    ]);
    expect(textOf(body).split('\n').slice(-3)).toEqual([
      'Table 1: A wide table',
      'Source: Us.',
      'After.',
    ]);
  });

  it('do not turn the page within a box', async () => {
    const { part } = await makeDocx(`## One\n\n::::note\n${WIDE}::::\n`);
    expect(sectionsOf(part('word/document.xml'))).toHaveLength(3);
  });

  it('end in a paragraph that was there anyway, but for the cover, which may end in a frame', async () => {
    const { part } = await makeDocx(':::summary\nShort.\n:::\n\n## One\n\nText.\n');
    expect(part('word/document.xml').match(/"SectionEnd"/gu)).toHaveLength(1);
    expect(part('word/document.xml')).not.toContain('<w:p><w:pPr/></w:p>');
    expect(part('word/document.xml')).not.toContain('<w:p/>');
  });

  it('run from right to left in Arabic', async () => {
    const { part } = await makeDocx('## واحد\n\nنص.\n', { language: 'ar' });
    const sections = part('word/document.xml').match(/<w:sectPr>/gu) ?? [];
    expect(part('word/document.xml').match(/<w:bidi\/><w:docGrid/gu)).toHaveLength(sections.length);
  });
});

describe('the running heads', () => {
  it('say title and section, the latter by STYLEREF', async () => {
    const { part } = await makeDocx(
      '---\ntitle: A long title\nshort-title: Short\n---\n\n## One\n\nText.\n',
    );
    expect(textOf(part('word/header2.xml'))).toBe('Short\u2002|\u2002One');
    expect(part('word/header2.xml')).toContain(' STYLEREF 1 ');
  });

  it('say page X of Y, Y being the page of the body’s end', async () => {
    const { part } = await makeDocx('## One\n\nText.\n');
    expect(textOf(part('word/footer2.xml'))).toBe('Page 1 of 1');
    expect(part('word/footer2.xml')).toContain(' PAGE ');
    expect(part('word/footer2.xml')).toContain(' PAGEREF _End ');
    expect(part('word/document.xml')).toContain('w:name="_End"');
  });
});
