import type { ElementContent } from 'hast';
import { expect, it } from 'vitest';
import { insertPageBreaks } from '../../src/formats/epub/page-breaks.ts';
import { serializeXhtml } from '../../src/formats/epub/xhtml.ts';
import { renderChapter } from '../../src/formats/html/render-chapter.ts';
import { createScope } from '../../src/formats/html/scope.ts';
import type { PrintedPage } from '../../src/report/format.ts';
import { readReport } from '../support/report.ts';
import { makeBookOf } from './support/book.ts';

/** Put breaks into Markdown, and write a break as `[label]`. */
async function mark(
  markdown: string,
  pages: (report: string) => PrintedPage[],
): Promise<{ html: string; left: string[] }> {
  const { report } = await readReport(`---\ntitle: T\n---\n\n${markdown}`);
  const scope = createScope(report, { imageUrl: (image) => image.name });
  const content: ElementContent[] = report.chapters.flatMap((chapter) =>
    renderChapter(scope, chapter),
  );
  const left = pages(String(report.file));
  insertPageBreaks(content, left, (label) => `p. ${label}`);
  const html = content
    .map(serializeXhtml)
    .join('')
    .replace(/<span epub:type="pagebreak"[^>]*aria-label="p\. ([^"]*)"><\/span>/g, '[$1]')
    .replace(/ class="[^"]*"/g, '');
  return { html, left: left.map(({ label }) => label) };
}

it('a page that begins with a paragraph is marked in it', async () => {
  const { html } = await mark('First.\n\nSecond.\n', (source) => [
    { label: '2', offset: source.indexOf('Second') },
  ]);
  expect(html).toContain('<p>First.</p>\n<p>[2]Second.</p>');
});

it('a page that begins within a paragraph is marked before the character', async () => {
  const { html } = await mark('One two *three four* five.\n', (source) => [
    { label: '2', offset: source.indexOf('One'), characters: 'Onetwothree'.length },
    { label: '3', offset: source.indexOf('One'), characters: 'Onetwothreefour'.length },
  ]);
  expect(html).toContain('One two <em>three [2]four</em> [3]five.');
});

it('a break does not stand in a link', async () => {
  const { html } = await mark('One [two three](https://example.org) four.\n', (source) => [
    { label: '2', offset: source.indexOf('One'), characters: 'Onetwo'.length },
  ]);
  expect(html).toContain('One [2]<a href="https://example.org">two three</a> four.');
});

it('a list, a table and a quotation are marked where text may stand', async () => {
  const { html } = await mark('- a\n- b\n\n> quoted\n\n| h |\n| - |\n| c |\n', (source) => [
    { label: '1', offset: source.indexOf('- a') },
    { label: '2', offset: source.indexOf('- b') },
    { label: '3', offset: source.indexOf('> quoted') },
    { label: '4', offset: source.indexOf('| c') },
  ]);
  expect(html).toContain('<li>[1]a</li>');
  expect(html).toContain('<li>[2]b</li>');
  expect(html).toMatch(/<blockquote>\s*<p>\[3\]quoted<\/p>/);
  expect(html).toContain('<td>[4]c</td>');
});

it('a place that is not in the text is left', async () => {
  const { left } = await mark('One.\n', () => [{ label: '7', offset: 99_999 }]);
  expect(left).toEqual(['7']);
});

it('the book lists the pages, names their source and says that it has them', async () => {
  const { files, warnings } = await makeBookOf(
    '---\ntitle: T\n---\n\n# One\n\nText.\n',
    { files: { 'report.yaml': 'isbn: 978-0-306-40615-7\n' } },
    {
      pageMap: async () => [
        { label: '1', offset: 25 },
        { label: '9', offset: 9_999 },
      ],
    },
  );
  expect(files.get('OEBPS/nav.xhtml')).toContain('<li><a href="one.xhtml#page-1">1</a></li>');
  const packageDocument = files.get('OEBPS/content.opf');
  expect(packageDocument).toContain('<dc:source>urn:isbn:9780306406157</dc:source>');
  expect(packageDocument).toContain('"pageBreakSource">urn:isbn:9780306406157<');
  expect(packageDocument).toContain('accessibilityFeature">pageBreakMarkers<');
  expect(warnings).toEqual(['epub-pages: The EPUB’s page list lacks the PDF’s pages 9']);
});
