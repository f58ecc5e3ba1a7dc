import { afterAll, describe, expect, test } from 'vitest';
import { format, readPageMap } from '../../src/formats/pdf/index.ts';
import type { OutlineEntry } from '../../src/report/report.ts';
import { readReport } from '../support/report.ts';
import { linesOf, type ReadPdf, readPdf, renderPdf } from './support.ts';

afterAll(() => format.dispose?.());

const sentence =
  'The mission negotiated with the authorities of the host state while its mandate asked for more than they would give. ';

/** Chapters of different lengths, with sections of their own. */
function writeChapters(count: number, frontMatter: string): string {
  const chapters = Array.from({ length: count }, (_, index) => {
    const sections = Array.from(
      { length: 1 + (index % 4) },
      (_, section) =>
        `### Section ${index + 1}.${section + 1}\n\n${`${sentence.repeat(5)}\n\n`.repeat(2 + ((index + section) % 5))}`,
    );
    return `## Chapter ${index + 1}\n\n${sentence}\n\n${sections.join('')}`;
  });
  return `---\n${frontMatter}\n---\n\n${chapters.join('')}\n`;
}

const isBodyLabel = (label: string): boolean => label === '1' || label === '١';

/** What the contents say, with the label of the page that each entry goes to. */
function compareContents(pdf: ReadPdf, outline: readonly OutlineEntry[]) {
  const printed = new Map<string, string>();
  for (const line of pdf.pages.slice(1, pdf.labels.findIndex(isBodyLabel)).flatMap(linesOf)) {
    const match = /(?:Chapter|Section) [\d.]+/.exec(line);
    const number = line.replace(match?.[0] ?? '', '').trim();
    if (match !== null && !printed.has(match[0])) printed.set(match[0], number);
  }
  const entries = (list: readonly OutlineEntry[]): OutlineEntry[] =>
    list.flatMap((entry) => [entry, ...entries(entry.children)]);
  const all = entries(outline);
  return {
    printed: all.map(({ text }) => `${text} ${printed.get(text)}`),
    actual: all.map(
      ({ id, text }) => `${text} ${pdf.labels[pdf.destinations.get(id)?.page ?? -1]}`,
    ),
  };
}

describe('contents', () => {
  test('say the pages where the headings are', async () => {
    const { report } = await readReport(writeChapters(12, 'title: Contents'));
    const { bytes, warnings } = await renderPdf(report);
    const pdf = await readPdf(bytes);
    const { printed, actual } = compareContents(pdf, report.outline);
    expect(warnings).toEqual([]);
    expect(printed).toEqual(actual);
    expect(pdf.labels.slice(0, 6)).toEqual(['i', 'ii', 'iii', 'iv', '1', '2']);
  });

  test('say them in Arabic digits in a report that has these', async () => {
    const { report } = await readReport(writeChapters(5, 'title: Contents'), {
      language: 'ar',
      files: { 'report.yaml': 'digits: arab\n' },
    });
    const { bytes, warnings } = await renderPdf(report);
    const pdf = await readPdf(bytes);
    const { printed, actual } = compareContents(pdf, report.outline);
    expect(warnings).toEqual([]);
    expect(printed).toEqual(actual);
    expect(pdf.labels.slice(2, 5)).toEqual(['iii', '١', '٢']);
  });

  test('are right where the contents themselves take more than a page', async () => {
    const { report } = await readReport(writeChapters(40, 'title: Contents'));
    const pdf = await readPdf((await renderPdf(report)).bytes);
    const { printed, actual } = compareContents(pdf, report.outline);
    expect(printed).toEqual(actual);
    expect(pdf.labels.indexOf('1')).toBeGreaterThan(3);
  });
});

describe('page numbers', () => {
  test('in the margin are the labels that the viewer shows', async () => {
    const { report } = await readReport(writeChapters(4, 'title: Numbers'));
    const pdf = await readPdf((await renderPdf(report)).bytes);
    const foot = pdf.pages.map((texts) => linesOf(texts).at(-1));
    expect(foot.slice(1)).toEqual(pdf.labels.slice(1));
  });

  test('and running heads are not on the cover', async () => {
    const { report } = await readReport(
      '---\ntitle: A long title\nshort-title: Short\n---\n\n## Chapter\n\nText.\n',
    );
    const pdf = await readPdf((await renderPdf(report)).bytes);
    expect(pdf.pages[0]?.map(({ text }) => text).join(' ')).not.toContain('Short');
    expect(linesOf(pdf.pages.at(-1) ?? [])[0]).toBe('Short Chapter');
  });

  test('but not running heads are on a page that names a part', async () => {
    const { report } = await readReport(
      '---\ntitle: A long title\nshort-title: Short\n---\n\n:::panel[The first half]{kind=part}\nIts theme.\n:::\n\n## Chapter\n\nText.\n',
    );
    const pdf = await readPdf((await renderPdf(report)).bytes);
    const [part = [], chapter = []] = pdf.pages.slice(-2);
    expect(linesOf(part)).toEqual(['Part 1', 'The first half', 'Its theme.', '1']);
    expect(linesOf(chapter)[0]).toBe('Short Chapter');
  });
});

describe('the outline', () => {
  test('equals the headings, in their nesting', async () => {
    const { report } = await readReport(
      '---\ntitle: Outline\n---\n\n## First\n\nText.\n\n### Under *it*\n\nText.\n\n:::panel[A title that is so long that it takes two lines in the band of its panel]\nText.\n:::\n\n## Second\n\nText.\n',
    );
    const { bytes, warnings } = await renderPdf(report);
    const pdf = await readPdf(bytes);
    expect(warnings).toEqual([]);
    expect(pdf.outline).toEqual([
      'Publication details ii',
      'Contents iii',
      'First 1',
      '  Under it 1',
      '    Panel 1: A title that is so long that it takes two lines in the band of its panel 1',
      'Second 2',
    ]);
  });
});

describe('the map of pages', () => {
  test('gives the block of the source that each page begins in, and how much of it is before', async () => {
    const source = `---\ntitle: Map\n---\n\n## First\n\n${`${sentence.repeat(9)}\n\n`.repeat(9)}## Second\n\nText.\n`;
    const { report } = await readReport(source);
    const pdf = await readPdf((await renderPdf(report)).bytes);
    const map = readPageMap(report) ?? [];
    expect(map.map(({ label }) => label)).toEqual(pdf.labels.slice(3));
    expect(source.slice(map[0]?.offset, (map[0]?.offset ?? 0) + 8)).toBe('## First');
    expect(source.slice(map.at(-1)?.offset, (map.at(-1)?.offset ?? 0) + 9)).toBe('## Second');
    for (const { label, offset, characters = 0 } of map) {
      const page = pdf.pages[pdf.labels.indexOf(label)] ?? [];
      const text = source.slice(offset).replace(/^#+ /, '').replace(/\s/g, '').slice(characters);
      const printed = linesOf(page).slice(1).join('').replace(/[\s-]/g, '');
      expect(printed.slice(0, 4)).toBe(text.slice(0, 4));
    }
  });
});
