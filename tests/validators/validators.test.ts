/**
 * The validators themselves: that each is really asked, and finds a fault that
 * we planted. A validator that is silent for the wrong reason would prove nothing.
 */
import { strToU8, type Zippable, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { withPage } from '../support/browser.ts';
import {
  describeWithValidator,
  runAce,
  runAxe,
  validateDocx,
  validateEpub,
  validateHtml,
  validatePdf,
} from '../support/validators.ts';

const goodPage = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Report</title>
<style>@media (prefers-color-scheme: dark) { body { background: #000; color: #222 } }</style></head>
<body><main><h1>Report</h1><p>Text.</p></main></body></html>`;

describeWithValidator('vnu', 'the Nu HTML checker', () => {
  test('accepts a valid page', async () => {
    expect(await validateHtml(strToU8(goodPage))).toEqual([]);
  });

  test('finds an error, with its line', async () => {
    const page = goodPage.replace('<p>Text.</p>', '<p><div>Text.</div></p>');
    expect(await validateHtml(strToU8(page))).toContainEqual(
      expect.objectContaining({ severity: 'error', line: 4 }),
    );
  });
});

describeWithValidator('axe', 'axe', () => {
  test('accepts an accessible page', async () => {
    expect(await runAxe(strToU8(goodPage))).toEqual([]);
  });

  test('finds what only the dark colours have', async () => {
    const violations = await runAxe(strToU8(goodPage), { dark: true });
    expect(violations.map(({ rule }) => rule)).toEqual(['color-contrast']);
  });

  test('finds an image without text alternative', async () => {
    const page = goodPage.replace(
      'Text.',
      '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
    );
    const violations = await runAxe(strToU8(page));
    expect(violations.map(({ rule }) => rule)).toContain('image-alt');
  });
});

describeWithValidator(['verapdf', 'browser'], 'veraPDF', () => {
  test('finds what Chromium leaves undone, by clause', async () => {
    const pdf = await withPage(async (page) => {
      await page.setContent(goodPage);
      return page.pdf({ tagged: true, outline: true });
    });
    const rules = (await validatePdf(pdf, 'ua1')).map(({ rule }) => rule);
    expect(rules).toContain('7.1-8');
    expect((await validatePdf(pdf, '2a')).map(({ rule }) => rule)).toContain('6.1.3-1');
  });

  test('says when a file is no PDF, and goes on', async () => {
    await expect(validatePdf(strToU8('no PDF'), 'ua1')).rejects.toThrow(/failed/);
    await expect(validatePdf(strToU8('no PDF'), 'ua1')).rejects.toThrow(/failed/);
  });
});

describeWithValidator('epubcheck', 'EPUBCheck', () => {
  test('accepts a valid EPUB', async () => {
    expect(await validateEpub(makeEpub())).toEqual([]);
  });

  test('finds an error, with its place, in a second file', async () => {
    const epub = makeEpub({ body: '<p id="a">x</p><p id="a">y</p>' });
    expect(await validateEpub(epub)).toContainEqual(
      expect.objectContaining({ id: 'RSC-005', severity: 'ERROR' }),
    );
  });
});

describeWithValidator('ace', 'Ace', () => {
  test('finds missing metadata and an image without text alternative', async () => {
    const rules = (await runAce(makeEpub({ body: '<img src="#"/>' }))).map(({ rule }) => rule);
    expect(rules).toContain('metadata-accessibilityfeature');
    expect(rules).toContain('image-alt');
  });

  test('checks a second file afresh', async () => {
    const rules = (await runAce(makeEpub())).map(({ rule }) => rule);
    expect(rules).toContain('metadata-accessibilityfeature');
    expect(rules).not.toContain('image-alt');
  });
});

describeWithValidator('ooxml', 'the OOXML SDK', () => {
  test('accepts a valid file', async () => {
    expect(
      await validateDocx(makeDocx('<w:p><w:r><w:t>x</w:t></w:r></w:p>'), 'Office2019'),
    ).toEqual([]);
  });

  test.each(['Office2019', 'Microsoft365'] as const)(
    'finds an error by the rules of %s',
    async (version) => {
      const errors = await validateDocx(makeDocx('<w:r><w:t>x</w:t></w:r>'), version);
      expect(errors).toContainEqual(expect.objectContaining({ part: '/word/document.xml' }));
    },
  );

  test('says when a file cannot be opened', async () => {
    expect(await validateDocx(strToU8('no file'), 'Office2019')).toHaveLength(1);
  });
});

function zip(files: Record<string, string>): Uint8Array {
  const entries: Zippable = {};
  for (const [name, content] of Object.entries(files)) {
    entries[name] = [strToU8(content), { level: name === 'mimetype' ? 0 : 6 }];
  }
  return zipSync(entries);
}

/** The least EPUB that EPUBCheck accepts. */
function makeEpub({ body = '<p>Text.</p>' } = {}): Uint8Array {
  const page = (content: string) =>
    `<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en"><head><title>Report</title></head><body>${content}</body></html>`;
  return zip({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    'content.opf':
      '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:x-test:1</dc:identifier><dc:title>Report</dc:title><dc:language>en</dc:language><meta property="dcterms:modified">2022-05-31T00:00:00Z</meta></metadata><manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="text" href="text.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="text"/></spine></package>',
    'nav.xhtml': page(
      '<nav epub:type="toc"><ol><li><a href="text.xhtml">Report</a></li></ol></nav>',
    ),
    'text.xhtml': page(`<h1>Report</h1>${body}`),
  });
}

/** The least Word file, with a body of our choice. */
function makeDocx(body: string): Uint8Array {
  return zip({
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  });
}
