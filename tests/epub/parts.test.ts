import { describe, expect, it } from 'vitest';
import { nameChapterFiles } from '../../src/formats/epub/file-names.ts';
import { bareDoi, bareIsbn } from '../../src/formats/epub/identifiers.ts';
import { format } from '../../src/formats/epub/index.ts';
import { groupPosition } from '../../src/formats/epub/package-metadata.ts';
import type { Chapter } from '../../src/report/report.ts';
import { makeBook, makeBookOf, readFixture } from './support/book.ts';

const chapter = (id: string): Chapter =>
  ({ matter: 'body', children: [], entry: { id } }) as unknown as Chapter;

describe('file names', () => {
  it('are the chapters’ ids, in ASCII, each once, none that the book needs', () => {
    expect(
      nameChapterFiles(['opening', 'Opening', 'résumé', 'مقدمة', 'nav', '2030'].map(chapter)),
    ).toEqual([
      'opening.xhtml',
      'opening-2.xhtml',
      'resume.xhtml',
      'chapter-4.xhtml',
      'nav-2.xhtml',
      'chapter-6.xhtml',
    ]);
  });
});

describe('identifiers', () => {
  it('are bare, however they are written', () => {
    expect(bareIsbn('ISBN 978-0-306-40615-7')).toBe('9780306406157');
    expect(bareDoi('https://doi.org/10.1000/182')).toBe('10.1000/182');
    expect(bareDoi('doi: 10.1000/182')).toBe('10.1000/182');
  });

  it('of a place in a series are numbers', () => {
    expect(groupPosition('No. 12')).toBe('12');
    expect(groupPosition('12/2022')).toBe('12.2022');
    expect(groupPosition('٧')).toBe('7');
    expect(groupPosition('special')).toBeUndefined();
    expect(groupPosition(undefined)).toBeUndefined();
  });
});

describe('what the package says of accessibility', () => {
  const CLAIM = 'EPUB Accessibility 1.1 - WCAG 2.2 Level AA';
  const say = async (markdown: string, files: Record<string, string> = {}) => {
    const book = await makeBookOf(`---\ntitle: T\n---\n\n${markdown}`, { files });
    return { text: book.files.get('OEBPS/content.opf') ?? '', warnings: book.warnings };
  };
  const svg = (inner = '') =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${inner}</svg>`;

  it('claims conformance for content that nothing breaks', async () => {
    const { text, warnings } = await say('# One\n\nText.\n');
    expect(text).toContain(`id="conformance">${CLAIM}<`);
    expect(text).not.toContain('visual');
    expect(text).not.toContain('certifiedBy');
    expect(warnings).toEqual([]);
  });

  it('withdraws the claim and its certifier, and says so, for an image without alternative', async () => {
    const { text, warnings } = await say('# One\n\n![](a.svg)\n', {
      'a.svg': svg(),
      'report.yaml': 'certified-by: Somebody\n',
    });
    expect(text).not.toContain('conformsTo');
    expect(text).not.toContain('certifiedBy');
    expect(text).toMatch(/accessibilitySummary">[^<]* does not claim to conform to WCAG 2\.2/);
    expect(text).not.toContain('alternativeText');
    expect(text).toContain('accessModeSufficient">textual,visual<');
    expect(text).not.toContain('accessModeSufficient">textual<');
    expect(warnings).toEqual([
      'epub-accessibility: The EPUB does not claim to be accessible, because the image has no text alternative',
    ]);
  });

  it('names nobody who took part under the Chatham House Rule', async () => {
    const report = await readFixture('parts.en');
    const open = await makeBook(report);
    expect(open.files.get('OEBPS/content.opf')).toContain('Mats Berdal');
    report.metadata.attribution = 'chatham-house';
    const closed = await makeBook(report);
    expect(closed.files.get('OEBPS/content.opf')).not.toContain('Mats Berdal');
  });
});

describe('the cover', () => {
  it('is the picture that the context makes', async () => {
    const bytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
    const { files, bytes: book } = await makeBookOf(
      '# One\n',
      {},
      {
        coverImage: async () => ({ bytes, mediaType: 'image/png', width: 1600, height: 2263 }),
      },
    );
    expect([...files.keys()]).toContain('OEBPS/images/cover.png');
    expect(files.get('OEBPS/content.opf')).toContain(
      'href="images/cover.png" media-type="image/png" properties="cover-image"',
    );
    expect(book.length).toBeGreaterThan(0);
  });

  it('is drawn where there is no browser, with every word of the title', async () => {
    const title = 'A very long title that needs more than one line to be <written> on a cover';
    const { files } = await makeBookOf(`---\ntitle: ${title}\n---\n\nText.\n`);
    const drawing = files.get('OEBPS/images/cover.svg') ?? '';
    const words = [...drawing.matchAll(/<text [^>]*>([^<]*)</g)].map(([, line]) => line).join(' ');
    expect(words).toBe(title.replace('<', '&lt;').replace('>', '&gt;'));
    expect(files.get('OEBPS/cover.xhtml')).toContain('role="doc-cover"');
  });
});

it('a report of a hundred chapters is a hundred files in their order', async () => {
  const markdown = Array.from({ length: 100 }, (_, index) => `# Chapter ${index}\n\nText.\n`);
  const { files } = await makeBookOf(`---\ntitle: T\n---\n\n${markdown.join('\n')}`);
  const chapters = [...files.keys()].filter((path) => path.startsWith('OEBPS/chapter-'));
  expect(chapters).toEqual(
    Array.from({ length: 100 }, (_, index) => `OEBPS/chapter-${index}.xhtml`),
  );
});

it('the format is named as the command names it', () => {
  expect(format.name).toBe('epub');
  expect(format.extension).toBe('.epub');
});
