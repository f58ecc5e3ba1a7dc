import { afterAll, describe, expect, test } from 'vitest';
import { inspectPdf, textOf } from '../../src/formats/pdf/conformance/inspect.ts';
import { format } from '../../src/formats/pdf/index.ts';
import { readReport } from '../support/report.ts';
import { type PlacedText, type ReadPdf, readPdf, renderPdf } from './support.ts';

afterAll(() => format.dispose?.());

/** Points from the lower edge to the text area, of the template `roundtable`. */
const BOTTOM = (26 / 25.4) * 72;

const sentence =
  'The mission negotiated with the authorities of the host state while its mandate asked for more than they would give. ';

/** Its last line but one begins inside a word. */
const divided =
  'Напоследок заговорили о словах. Чтобы не оттолкнуть такие страны, как Китай, некоторые дипломаты предпочитают теперь говорить не «демократия», а «конституционный порядок». Неужели разговор о правах — западная привычка, которая отталкивает других? Опросы свидетельствуют об обратном: люди, с которыми беседовали сотрудники «Афробарометра» во многих африканских странах, по-прежнему требуют гражданских прав и прав человека.';

/** Size of the text, in points. */
const BODY = 11;

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

function isBody({ size }: PlacedText): boolean {
  return Math.abs(size - BODY) < 0.2;
}

/** Places inside a page's text where more than a line and the space between paragraphs is white. */
function findGaps(pdf: ReadPdf): string[] {
  return pdf.pages.flatMap((texts, page) => {
    const lines = texts.filter(isBody).sort((a, b) => b.y - a.y);
    return lines.flatMap(({ y, text }, index) => {
      const above = lines[index - 1];
      return above !== undefined && above.y - y > BODY * 3
        ? [`page ${page + 1}, above “${text}”: ${Math.round(above.y - y)} points`]
        : [];
    });
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

  test('leave no gap between the lines of a paragraph that goes over a page', async () => {
    const chapters = Array.from({ length: 24 }, (_, index) => {
      const filler = Array.from({ length: 22 + index }, (_, line) => `Line ${line + 1}.\\\n`);
      return `## Chapter ${index + 1}\n\n${filler.join('')}${divided}[^${index}]\n\n[^${index}]: ${sentence.repeat(1 + (index % 3))}`;
    });
    const { report } = await readReport(`---\ntitle: Lines\n---\n\n${chapters.join('\n\n')}\n`, {
      language: 'ru',
    });
    const { bytes, warnings } = await renderPdf(report);
    const pdf = await readPdf(bytes);
    expect(warnings).toEqual([]);
    expect(findStrays(pdf, 24)).toEqual([]);
    expect(findOverlaps(pdf)).toEqual([]);
    expect(findGaps(pdf)).toEqual([]);
  });

  test('make a page end inside a paragraph that is longer than a page', async () => {
    const text = Array.from({ length: 24 }, (_, index) => `${sentence.repeat(3)}Point.[^${index}]`);
    const notes = text.map((_, index) => `[^${index}]: Report of the panel, ${index}.`);
    const { report } = await readReport(
      `---\ntitle: Long\n---\n\n## Chapter\n\n${text.join(' ')}\n\n${notes.join('\n\n')}\n`,
    );
    const { bytes, warnings } = await renderPdf(report);
    const pdf = await readPdf(bytes);
    expect(warnings).toEqual([]);
    expect(findStrays(pdf, 24)).toEqual([]);
    expect(findOverlaps(pdf)).toEqual([]);
    expect(findGaps(pdf)).toEqual([]);
    const words = textOf(inspectPdf(bytes).structure);
    expect(words.match(/negotiated/g)).toHaveLength(72);
  });

  test('follow their block where the page has no room for it', async () => {
    const { report } = await readReport(
      `---\ntitle: Long note\n---\n\n## Chapter\n\nA claim.[^1] ${sentence}\n\n[^1]: ${sentence.repeat(60)}\n`,
    );
    const { bytes, warnings } = await renderPdf(report);
    expect(warnings).toEqual([
      'pdf-footnote-in-text: Note 1 has no room at the foot of its page, and follows its paragraph (9)',
    ]);
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
