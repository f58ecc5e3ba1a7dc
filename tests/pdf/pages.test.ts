import { afterAll, describe, expect, test } from 'vitest';
import { format } from '../../src/formats/pdf/index.ts';
import { openPdf } from '../../src/formats/pdf/objects/reader.ts';
import { isDictionary } from '../../src/formats/pdf/objects/values.ts';
import type { Report } from '../../src/report/report.ts';
import { readReport } from '../support/report.ts';
import { linesOf, readPdf, renderPdf } from './support.ts';

afterAll(() => format.dispose?.());

const MILLIMETRE = 72 / 25.4;

describe('a page', () => {
  test('has no colon behind the number of a panel that stands alone, and says it all the same', async () => {
    const { report } = await readReport(
      '---\ntitle: Kicker\n---\n\n## Talks\n\n:::panel[Working together]\nText.\n:::\n',
    );
    const { bytes, warnings } = await renderPdf(report);
    const pdf = await readPdf(bytes);
    expect(warnings).toEqual([]);
    expect(linesOf(pdf.pages.at(-1) ?? [])).toContain('Panel 1');
    expect(pdf.outline).toContain('  Panel 1: Working together 1');
  });

  test('is not given to acknowledgements alone: they follow the contents', async () => {
    const { report } = await readReport(
      '---\ntitle: Thanks\n---\n\n:::acknowledgements\nWe thank all.\n:::\n\n## Chapter\n\nText.\n',
    );
    const { bytes, warnings } = await renderPdf(report);
    const pdf = await readPdf(bytes);
    expect(warnings).toEqual([]);
    expect(pdf.labels).toEqual(['i', 'ii', 'iii', '1']);
    expect(linesOf(pdf.pages[2] ?? [])).toEqual(
      expect.arrayContaining(['Contents', 'Acknowledgements', 'We thank all.']),
    );
  });

  test('does not end with what announces a list, nor with one item of it', async () => {
    const chapters = Array.from({ length: 10 }, (_, chapter) => {
      const lines = Array.from({ length: 22 + chapter }, (_, line) => `Line ${line + 1}.`);
      return `## Chapter ${chapter + 1}\n\n${lines.join('\n\n')}\n\nWe ask:\n\n- item\n- item\n- item\n- item\n\n${lines.join('\n\n')}\n`;
    });
    const { report } = await readReport(`---\ntitle: Lists\n---\n\n${chapters.join('\n')}`);
    const pdf = await readPdf((await renderPdf(report)).bytes);
    for (const page of pdf.pages) {
      const lines = linesOf(page);
      const items = lines.filter((line) => line.includes('item')).length;
      expect(items).not.toBe(1);
      expect(items).not.toBe(3);
      expect(lines.includes('We ask:') && items === 0).toBe(false);
    }
  });

  test('at the end of a chapter holds more than a few lines', async () => {
    const chapters = Array.from({ length: 14 }, (_, chapter) => {
      const paragraphs = Array.from({ length: 24 + chapter }, (_, line) => `Line ${line + 1}.`);
      return `## Chapter ${chapter + 1}\n\n${paragraphs.join('\n\n')}\n`;
    });
    const { report } = await readReport(`---\ntitle: Ends\n---\n\n${chapters.join('\n')}`);
    const pdf = await readPdf((await renderPdf(report)).bytes);
    const counts = pdf.pages
      .slice(pdf.labels.indexOf('1'))
      .map((texts) => linesOf(texts).filter((line) => line.startsWith('Line ')).length);
    // A block is one line here: what can't be saved is at least not alone.
    expect(Math.min(...counts)).toBeGreaterThan(1);
    expect(counts.length).toBeLessThan(28);
  });
});

describe('facing pages', () => {
  test.each([
    ['en', 'left'],
    ['ar', 'right'],
  ] as const)(
    'have the inner margin at the spine, and heads at the outer edge, in %s',
    async (language, side) => {
      const text = language === 'ar' ? 'نص' : 'Text';
      const paragraphs = Array.from({ length: 60 }, () => `${text}.`).join('\n\n');
      const { report } = await readReport(
        `---\ntitle: Facing\n---\n\n## ${text}\n\n${paragraphs}\n`,
        {
          language,
        },
      );
      const { bytes, warnings } = await renderPdf(withMirror(report));
      expect(warnings).toEqual([]);
      const pdf = await readPdf(bytes);
      const [first, second] = pdf.pages.slice(-2).map((texts) => {
        const xs = texts.filter(({ size }) => size > 10).map(({ x }) => x);
        const number = texts.reduce((low, item) => (item.y < low.y ? item : low));
        return { text: side === 'left' ? Math.min(...xs) : Math.max(...xs), number: number.x };
      });
      // The page numbers are on opposite sides, and so are the wider margins.
      const width = 210 * MILLIMETRE;
      expect((first?.number ?? 0) < width / 2).not.toBe((second?.number ?? 0) < width / 2);
      expect(Math.abs((first?.text ?? 0) - (second?.text ?? 0))).toBeCloseTo(20 * MILLIMETRE, 0);
    },
  );
});

describe('a page for the printer', () => {
  test('says where it is cut, and has crop marks outside of what is printed beyond', async () => {
    const { report } = await readReport('---\ntitle: Cut\n---\n\n## Chapter\n\nText.\n', {
      files: { 'report.yaml': 'pdf:\n  profile: print\n' },
    });
    const { bytes } = await renderPdf(report);
    const file = openPdf(bytes);
    const catalog = file.resolve(file.trailer.get('Root'));
    const pages = isDictionary(catalog) ? file.resolve(catalog.get('Pages')) : null;
    const kids = isDictionary(pages) ? file.resolve(pages.get('Kids')) : null;
    const page = file.resolve(Array.isArray(kids) ? kids[0] : null);
    if (!isDictionary(page)) throw new Error('There is no page');
    const boxOf = (name: string) =>
      (page.get(name) as number[]).map((value) => Math.round(value / MILLIMETRE));
    expect(boxOf('MediaBox')).toEqual([0, 0, 230, 317]);
    expect(boxOf('TrimBox')).toEqual([10, 10, 220, 307]);
    expect(boxOf('BleedBox')).toEqual([7, 7, 223, 310]);
    const contents = page.get('Contents');
    expect(Array.isArray(contents) && contents.length).toBe(3);
  });
});

function withMirror(report: Report): Report {
  const { template } = report;
  const { theme } = template;
  const margins = { ...theme.page.margins, inner: '40mm', outer: '20mm' };
  const page = { ...theme.page, mirror: true, margins };
  return { ...report, template: { ...template, theme: { ...theme, page } } };
}
