import { readdirSync, readFileSync } from 'node:fs';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, test } from 'vitest';
import { renderChapter } from '../../src/formats/html/render-chapter.ts';
import { renderContents } from '../../src/formats/html/render-contents.ts';
import { renderNotes } from '../../src/formats/html/render-notes.ts';
import { createScope, type HastOptions } from '../../src/formats/html/scope.ts';
import type { Report } from '../../src/report/report.ts';
import { expectGolden } from '../support/golden.ts';
import { readReport } from '../support/report.ts';

const fixtures = new URL('./fixtures/', import.meta.url);

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100"><rect width="300" height="100" fill="#0f4c75"/></svg>';

function render(report: Report, options: Partial<HastOptions> = {}): string {
  const scope = createScope(report, { imageUrl: (image) => image.name, ...options });
  const parts = [
    ...report.chapters.flatMap((chapter) => renderChapter(scope, chapter)),
    renderNotes(scope, report.notes),
  ];
  return parts
    .filter((part) => part !== undefined)
    .map((part) => toHtml(part))
    .join('\n');
}

async function read(name: string): Promise<Report> {
  const markdown = readFileSync(new URL(`${name}/input.md`, fixtures), 'utf8');
  const { report } = await readReport(markdown, {
    language: name === 'arabic' ? 'ar' : 'en',
    files: { 'images/drawing.svg': drawing },
  });
  return report;
}

describe('hast of a report', () => {
  for (const name of readdirSync(fixtures)) {
    test(name, async () => {
      expectGolden(new URL(`${name}/output.html`, fixtures), render(await read(name)));
    });
  }

  test('keeps the places of the source', async () => {
    const report = await read('text');
    const scope = createScope(report, { imageUrl: (image) => image.name });
    const [heading, , paragraph] = report.chapters.flatMap((chapter) =>
      renderChapter(scope, chapter),
    );
    expect(heading?.position?.start.line).toBe(5);
    expect(paragraph?.position?.start.line).toBe(7);
  });
});

test('the caption of a table goes to it, not to one in a quotation before it', async () => {
  const { report } = await readReport(
    '---\ntitle: T\ndate: 2024\n---\n\n:::figure[Caption]\n> | a |\n> | - |\n> | b |\n\n| c |\n| - |\n| d |\n:::\n',
    { language: 'en' },
  );
  const [quoted = '', own = ''] = render(report).split('</blockquote>');
  expect(quoted).not.toContain('Caption');
  expect(own).toMatch(/<table[^>]*>\s*<caption[^>]*>.*Caption/u);
});

describe('what a format can ask for', () => {
  test('lean markup: no container, no raised element, no role on a link', async () => {
    const notes = render(await read('notes'), { lean: true, roles: false });
    expect(notes).toContain('<a class="noteref" id="fnref-1" href="#fn-1">1</a>');
    expect(notes).not.toMatch(/role="doc-|<sup><a/);
    expect(render(await read('tables'), { lean: true })).not.toContain('table-scroll');
  });

  test('lean markup: what may have three lines is marked, so that it is not cut', async () => {
    const words = (count: number) => 'word '.repeat(count);
    const { report } = await readReport(
      `---\ntitle: A\n---\n\n${words(50)}\n\n${words(60)}\n\n- ${words(3)}\n`,
    );
    const html = render(report, { lean: true });
    expect(html.match(/<(?:p|li)[^>]*>/g)).toEqual([
      '<p class="short">',
      '<p>',
      '<li class="short">',
    ]);
    expect(render(report)).not.toContain('short');
  });

  test('addresses of its own', async () => {
    const html = render(await read('notes'), { idUrl: (id) => `chapter.xhtml#${id}` });
    expect(html).toContain('href="chapter.xhtml#fn-1"');
    expect(html).toContain('href="chapter.xhtml#fnref-1-2"');
    expect(render(await read('figures'), { imageUrl: () => 'OEBPS/a.svg' })).toContain(
      'src="OEBPS/a.svg"',
    );
  });

  test('a percent sign that escapes nothing is escaped itself', async () => {
    const { report } = await readReport(
      '---\ntitle: T\n---\n\n[a](https://a.example/%zz%20?b=%)\n',
    );
    expect(render(report)).toContain('href="https://a.example/%25zz%20?b=%25"');
  });

  test('EPUB’s types', async () => {
    const report = await read('notes');
    const scope = createScope(report, { imageUrl: (image) => image.name, epubTypes: true });
    const notes = renderNotes(scope, report.notes);
    expect(notes?.properties).toMatchObject({ epubType: 'endnotes', role: 'doc-endnotes' });
  });

  test('other ranks of headings', async () => {
    const html = render(await read('text'), { headingShift: -1 });
    expect(html).toContain('<h1 id="a-chapter-with-code">');
    expect(html).toContain('<h2 id="raw-html-is-shown-not-run">');
  });

  test('something behind each entry of the contents', async () => {
    const report = await read('blocks');
    const scope = createScope(report, { imageUrl: (image) => image.name });
    const contents = renderContents(scope, {
      depth: 1,
      trailing: (entry) => [{ type: 'text', value: `[${entry.id}]` }],
    });
    const html = toHtml(contents ?? []);
    expect(html).toContain(
      '<a href="#together"><span class="entry"><span class="prefix">Panel 1: </span>Working together</span>[together]</a>',
    );
  });
});
