import { afterAll, describe, expect, test } from 'vitest';
import { format } from '../../src/formats/pdf/index.ts';
import { readReport } from '../support/report.ts';
import { type ReadPdf, readPdf, renderPdf } from './support.ts';

afterAll(() => format.dispose?.());

/** Points from the lower edge to the text area, of the template `roundtable`. */
const BOTTOM = (26 / 25.4) * 72;

const sentence =
  'The mission negotiated with the authorities of the host state while its mandate asked for more than they would give. ';

/** A report whose notes stand in every kind of block. */
function writeNotes(count: number, frontMatter = 'title: Notes'): string {
  const notes: string[] = [];
  const note = (text = 'Report of the panel, paragraph 12.'): string => {
    notes.push(`[^n${notes.length + 1}]: ${text}`);
    return `[^n${notes.length}]`;
  };
  const parts: string[] = [];
  for (let index = 0; notes.length < count; index++) {
    if (index % 12 === 0) parts.push(`## Chapter ${index / 12 + 1}`);
    if (index % 5 === 0) parts.push(`### Section ${index + 1}`);
    const long = index % 7 === 3 ? sentence.repeat(3) : undefined;
    parts.push(
      [
        () => `${sentence.repeat(2)}A point${note(long)} follows. ${sentence.repeat(2)}`,
        () => `${sentence.repeat(4)}It ends so.${note(long)}`,
        () =>
          `- One item.${note()}\n- ${sentence}\n- ${sentence}Another.${note(long)} And so on.\n`,
        () => `:::box[A box]\n${sentence.repeat(2)}In a box.${note()}\n:::`,
        () =>
          `| Head | Text |\n| --- | --- |\n| One${note()} | ${sentence} |\n| Two | ${sentence} |`,
        () => `> ${sentence}As quoted.${note(long)}`,
      ][index % 6]?.() ?? '',
    );
  }
  return `---\n${frontMatter}\n---\n\n${parts.join('\n\n')}\n\n${notes.join('\n\n')}\n`;
}

/** Notes that are on another page than their reference. */
function findStrays(pdf: ReadPdf, count: number): string[] {
  return Array.from({ length: count }, (_, index) => index + 1)
    .filter((number) => {
      const reference = pdf.destinations.get(`fnref-${number}`);
      const note = pdf.destinations.get(`fn-${number}`);
      return reference === undefined || note === undefined || reference.page !== note.page;
    })
    .map((number) => `note ${number}`);
}

/** Text that is larger than the notes of its page and stands below the first of them. */
function findOverlaps(pdf: ReadPdf): string[] {
  return pdf.pages.flatMap((texts, page) => {
    const notes = texts.filter(({ text }) => text.includes('Report of the panel'));
    const [first] = notes.sort((a, b) => b.y - a.y);
    if (first === undefined) return [];
    return texts
      .filter(({ y, size }) => size > first.size + 0.3 && y < first.y - 2 && y > BOTTOM - 2)
      .map(({ text }) => `page ${page + 1}: ${text}`);
  });
}

describe('notes at the foot of the page', () => {
  test('stand on the page of their reference, below its text, for sixty notes in all kinds of blocks', async () => {
    const { report } = await readReport(writeNotes(60));
    const { bytes, warnings } = await renderPdf(report);
    const pdf = await readPdf(bytes);
    expect(warnings).toEqual([]);
    expect(findStrays(pdf, 60)).toEqual([]);
    expect(findOverlaps(pdf)).toEqual([]);
  });

  test('link both ways', async () => {
    const { report } = await readReport(writeNotes(6));
    const pdf = await readPdf((await renderPdf(report)).bytes);
    for (let number = 1; number <= 6; number++) {
      expect(pdf.links).toContainEqual({
        page: pdf.destinations.get(`fnref-${number}`)?.page,
        target: `fn-${number}`,
      });
      expect(pdf.links).toContainEqual({
        page: pdf.destinations.get(`fn-${number}`)?.page,
        target: `fnref-${number}`,
      });
    }
  });

  test('stand on their pages from right to left too', async () => {
    const { report } = await readReport(writeNotes(20), { language: 'ar' });
    const { bytes, warnings } = await renderPdf(report);
    const pdf = await readPdf(bytes);
    expect(warnings).toEqual([]);
    expect(findStrays(pdf, 20)).toEqual([]);
    expect(findOverlaps(pdf)).toEqual([]);
  });

  test('break a long table between rows, which then goes on below its head', async () => {
    const rows = Array.from(
      { length: 60 },
      (_, index) => `| ${index + 1}${index % 4 === 0 ? `[^r${index}]` : ''} | ${sentence} |`,
    );
    const notes = Array.from(
      { length: 15 },
      (_, index) => `[^r${index * 4}]: Row ${index * 4 + 1}.`,
    );
    const { report } = await readReport(
      `---\ntitle: Table\n---\n\n## Chapter\n\n| No. | Text |\n| --- | --- |\n${rows.join('\n')}\n\n${notes.join('\n\n')}\n`,
    );
    const { bytes, warnings } = await renderPdf(report);
    const pdf = await readPdf(bytes);
    expect(warnings).toEqual([]);
    expect(findStrays(pdf, 15)).toEqual([]);
    const bodyPages = pdf.pages.filter((texts) => texts.some(({ text }) => text === 'Text'));
    expect(bodyPages.length).toBeGreaterThan(2);
    expect(
      pdf.pages
        .flatMap((texts) => texts.map(({ text }) => text))
        .filter((text) => /^\d+$/.test(text)).length,
    ).toBeGreaterThanOrEqual(60);
  });

  test('follow their block where the page has no room for it', async () => {
    const { report } = await readReport(
      `---\ntitle: Long note\n---\n\n## Chapter\n\nA claim.[^1] ${sentence}\n\n[^1]: ${sentence.repeat(60)}\n`,
    );
    const { bytes, warnings } = await renderPdf(report);
    expect(warnings).toEqual([expect.stringMatching(/^pdf-footnote-in-text: 1 of 1 /)]);
    const texts = (await readPdf(bytes)).pages.flat().map(({ text }) => text);
    const text = texts.join('').replace(/[-\s]/g, '');
    expect(text.match(/missionnegotiated/g)).toHaveLength(61);
  });

  test('stand at the end where the report wants it', async () => {
    const { report } = await readReport(writeNotes(12), {
      files: { 'report.yaml': 'notes: end\n' },
    });
    const { bytes, warnings } = await renderPdf(report);
    const pdf = await readPdf(bytes);
    expect(warnings).toEqual([]);
    const pagesOf = (pattern: RegExp): number[] =>
      [...pdf.destinations].filter(([name]) => pattern.test(name)).map(([, { page }]) => page);
    expect(pagesOf(/^fn-/)).toHaveLength(12);
    expect(Math.min(...pagesOf(/^fn-/))).toBeGreaterThanOrEqual(Math.max(...pagesOf(/^fnref-/)));
    expect(pdf.outline.at(-1)).toMatch(/^Notes \d+$/);
  });
});
