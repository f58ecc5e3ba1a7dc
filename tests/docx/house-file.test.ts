import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { mendHouseXml } from '../../src/formats/docx/reference/mend-house-xml.ts';
import type { Report } from '../../src/report/report.ts';
import { readReport, readReports } from '../support/report.ts';
import { describeWithValidator, validateDocx } from '../support/validators.ts';
import { makeHouseFile } from './support/house.ts';
import { renderReport, type TestDocx } from './support/make-docx.ts';

const MARKDOWN = `---
title: A report
---

## Chapter

1. One
2. Two

Text, and *more*.

:::figure[A table]{source="Us."}
| a | b |
| - | - |
| 1 | 2 |
:::
`;

async function makeWithHouse(
  bytes: Uint8Array,
  { language = 'en', markdown = MARKDOWN } = {},
): Promise<TestDocx> {
  const { report } = await readReport(markdown, { language });
  const template = { ...report.template, reference: { name: 'house.docx', bytes } };
  return renderReport({ ...report, template } satisfies Report);
}

describe('an organisation’s own Word file (docx.reference)', () => {
  it('gives its styles, under the ids that they have there', async () => {
    const { body, part } = await makeWithHouse(makeHouseFile());
    expect(body).toContain('<w:pStyle w:val="berschrift1"/>');
    expect(body).not.toContain('"Heading1"');
    const styles = part('word/styles.xml');
    expect(styles).toContain('<w:color w:val="AA0000"/>');
    expect(styles.match(/<w:name w:val="heading 1"\/>/gu)).toHaveLength(1);
  });

  it('gets the styles that it lacks from ours, in its own fonts', async () => {
    const { part } = await makeWithHouse(makeHouseFile());
    const styles = part('word/styles.xml');
    const bodyText = /<w:style [^>]*w:styleId="BodyText">.*?<\/w:style>/su.exec(styles)?.[0] ?? '';
    expect(bodyText).toContain('<w:basedOn w:val="Standard"/>');
    expect(bodyText).not.toContain('w:rFonts');
    const caption = /<w:style [^>]*w:styleId="Caption">.*?<\/w:style>/su.exec(styles)?.[0] ?? '';
    expect(caption).toContain('Impact');
    expect(styles).not.toContain('Cambria');
    expect(styles.match(/w:default="1"/gu)).toHaveLength(3);
  });

  it('gives its numbering, which begins anew at each list', async () => {
    const { body, part } = await makeWithHouse(makeHouseFile());
    const id = /w:val="Listennummer"\/><w:numPr><w:ilvl w:val="0"\/><w:numId w:val="(\d+)"/u.exec(
      body,
    )?.[1];
    expect(part('word/numbering.xml')).toContain(
      `<w:num w:numId="${id}"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>`,
    );
    expect(part('word/numbering.xml')).toContain('upperRoman');
  });

  it('gives its page, its heads and feet, and its logo on the cover', async () => {
    const { part, names } = await makeWithHouse(makeHouseFile());
    const sections = part('word/document.xml').match(/<w:sectPr>.*?<\/w:sectPr>/gsu) ?? [];
    expect(sections[0]).toContain('w:type="default" r:id="rIdHouseHeader2"');
    expect(sections[1]).toContain('w:type="default" r:id="rIdHouseHeader1"');
    expect(sections[1]).toContain('w:type="default" r:id="rIdHouseFooter1"');
    expect(sections[2]).toContain('<w:pgSz w:w="12240" w:h="15840"');
    expect(sections[2]).toContain('w:top="2000" w:right="1000"');
    expect(sections[2]).not.toContain('Reference');
    expect(part('word/house-header1.xml')).toContain('House of Reports');
    expect(part('word/_rels/house-header2.xml.rels')).toContain('media/house-logo.png');
    expect(names).toContain('word/media/house-logo.png');
    expect(names.filter((name) => /word\/(header|footer)\d/u.test(name))).toEqual([]);
  });

  it('has the language and the direction of the report', async () => {
    const { part } = await makeWithHouse(makeHouseFile(), { language: 'ar' });
    const styles = part('word/styles.xml');
    expect(styles).not.toContain('de-DE');
    expect(styles).toMatch(/w:styleId="Standard">.*?<w:pPr><w:bidi\/><w:spacing/su);
  });

  it('is told where it and the report do not go together', async () => {
    const { warnings, part } = await makeWithHouse(makeHouseFile());
    expect(warnings).toEqual([
      'docx-reference: house.docx: its pages are 216 × 279 mm, not the theme’s A4',
      'docx-reference: house.docx: “Source” is a character style, not a paragraph one',
    ]);
    expect(part('word/styles.xml')).toContain('<w:name w:val="Source (Report)"/>');
  });

  it('is not used where it can’t be, and the document is made all the same', async () => {
    const broken = await makeWithHouse(new TextEncoder().encode('not a file of Word'));
    expect(broken.warnings.join()).toMatch(/^docx-reference: house.docx: it can't be opened/u);
    expect(broken.body).toContain('"Heading1"');
    const empty = await makeWithHouse(makeHouseFile({ 'word/styles.xml': '<w:styles/>' }));
    expect(empty.warnings).toEqual([
      'docx-reference: house.docx: it has no style sheet that Word wrote',
    ]);
  });

  it('has bullets where its own style of lists has none', async () => {
    const bare = '<w:style w:type="paragraph" w:styleId="Liste"><w:name w:val="List Bullet"/>';
    const based = `${bare}</w:style><w:style w:type="paragraph" w:styleId="Liste2"><w:name w:val="List Bullet 2"/><w:basedOn w:val="Listennummer"/></w:style>`;
    const styles = new TextDecoder().decode(unzipSync(makeHouseFile())['word/styles.xml']);
    const { body } = await makeWithHouse(
      makeHouseFile({ 'word/styles.xml': styles.replace('</w:styles>', `${based}</w:styles>`) }),
      { markdown: '---\ntitle: A report\n---\n\n- One\n  - Two\n' },
    );
    expect(body).toMatch(/"Liste"\/><w:numPr><w:ilvl w:val="0"\/><w:numId w:val="8"\/>/u);
    // What it is based on has numbers: that is the organisation's to say.
    expect(body).toMatch(/"Liste2"\/><\/w:pPr>/u);
  });

  it('is mended where another program than Word wrote it against the schema', () => {
    // As pandoc orders properties, and as LibreOffice names sides and character sets.
    expect(
      mendHouseXml(
        '<w:style w:type="paragraph"><w:name w:val="A"/><w:qFormat/><w:basedOn w:val="B"/><w:rPr><w:i/><w:bCs/><w:b/></w:rPr></w:style>',
      ),
    ).toBe(
      '<w:style w:type="paragraph"><w:name w:val="A"/><w:basedOn w:val="B"/><w:qFormat/><w:rPr><w:b/><w:bCs/><w:i/></w:rPr></w:style>',
    );
    expect(
      mendHouseXml(
        '<w:tblStylePr w:type="firstRow"><w:tcPr><w:vAlign w:val="bottom"/><w:tcBorders><w:bottom w:val="single"/></w:tcBorders></w:tcPr></w:tblStylePr>',
      ),
    ).toContain('</w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr>');
    expect(mendHouseXml('<w:lvlJc w:val="start"/><w:lvlJc w:val="end"/>')).toBe(
      '<w:lvlJc w:val="left"/><w:lvlJc w:val="right"/>',
    );
    expect(mendHouseXml('<w:charset w:val="00" w:characterSet="windows-1252"/>')).toBe(
      '<w:charset w:val="00"/>',
    );
    // What it does not know stays where it is.
    const unknown = '<w:rPr><w:i/><w14:glow/><w:b/></w:rPr>';
    expect(mendHouseXml(unknown)).toBe(unknown);
  });

  it('brings no image from a network', async () => {
    const { warnings, names } = await makeWithHouse(
      makeHouseFile({
        'word/_rels/header2.xml.rels':
          '<Relationships><Relationship Id="rId1" Type="http://x/image" Target="http://x/a.png" TargetMode="External"/></Relationships>',
      }),
    );
    expect(warnings).toContain(
      "docx-reference: house.docx: its first header points at something that can't be taken over (image)",
    );
    expect(names.some((name) => name.includes('house-logo'))).toBe(false);
  });

  it('gives the same bytes twice', async () => {
    const first = await makeWithHouse(makeHouseFile());
    const second = await makeWithHouse(makeHouseFile());
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
  });
});

describe('docx.reference in theme.yaml', () => {
  const project = async (theme: string, files: Record<string, string | Uint8Array> = {}) => {
    const root = await mkdtemp(join(tmpdir(), 'rapporteur-house-'));
    try {
      const all = {
        'source/report/en.md': '---\ntitle: A report\ntemplate: house\n---\n\nText.\n',
        'templates/house/theme.yaml': theme,
        ...files,
      };
      for (const [path, content] of Object.entries(all)) {
        await mkdir(dirname(join(root, path)), { recursive: true });
        await writeFile(join(root, path), content);
      }
      return (await readReports(root))[0];
    } finally {
      await rm(root, { recursive: true });
    }
  };

  it('names a Word file in the template’s folder', async () => {
    const bytes = makeHouseFile();
    const read = await project('docx:\n  reference: house.docx\n', {
      'templates/house/house.docx': bytes,
    });
    expect(read?.messages).toBe('');
    expect(read?.report.template.reference).toEqual({
      name: 'house.docx',
      bytes: Buffer.from(bytes),
    });
  });

  it('is a problem of the theme where there is no such file, or it is elsewhere', async () => {
    const missing = await project('docx:\n  reference: house.docx\n');
    expect(missing?.messages).toMatch(/^1:1 error .*templates\/house\/house.docx.*missing-file/u);
    const outside = await project('docx:\n  reference: ../house.docx\n');
    expect(outside?.messages).toContain('is not the name of a Word file');
  });
});

describeWithValidator('ooxml', 'a document in an organisation’s styles', () => {
  it.each(['en', 'ar'])('is valid in %s', async (language) => {
    const { bytes } = await makeWithHouse(makeHouseFile(), { language });
    expect(await validateDocx(bytes, 'Office2019')).toEqual([]);
    expect(await validateDocx(bytes, 'Microsoft365')).toEqual([]);
  });
});
