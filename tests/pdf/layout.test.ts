/** Where pages may end: what typographers look for first. */
import { afterAll, describe, expect, test } from 'vitest';
import {
  type InspectedLink,
  type InspectedNode,
  inspectPdf,
} from '../../src/formats/pdf/conformance/inspect.ts';
import { format } from '../../src/formats/pdf/index.ts';
import { readReport } from '../support/report.ts';
import { linesOf, type PlacedText, type ReadPdf, readPdf, renderPdf } from './support.ts';

afterAll(() => format.dispose?.());

/** Points from the lower edge to the text area, and between its sides, of the template `roundtable`. */
const BOTTOM = (26 / 25.4) * 72;
const [LEFT, RIGHT] = [(35 / 25.4) * 72, ((210 - 35) / 25.4) * 72];

/** What stands in a language for the words of a paragraph. */
const words = { en: 'word', ar: 'كلمة', zh: '字' };

/** A paragraph each word of which says whose it is: `p3w14`. */
function write(paragraph: string, count: number, word: string): string {
  return Array.from({ length: count }, (_, index) => `${word} ${paragraph}w${index}`).join(' ');
}

/** Chapters whose sections begin at all heights of a page. */
function writeChapters(count: number, word: string): string {
  return Array.from({ length: count }, (_, chapter) => {
    const filler = Array.from({ length: 26 + chapter }, (_, line) => `Line ${line + 1}.\\\n`);
    return [
      `## Chapter ${chapter + 1}`,
      `${filler.join('')}End.`,
      `### Section ${chapter + 1}`,
      write(`p${chapter}`, 60, word),
      `#### Part ${chapter + 1}`,
      write(`q${chapter}`, 60, word),
    ].join('\n\n');
  }).join('\n\n');
}

/** The distances from the lower edge at which a page has lines, from the top. */
function rowsOf(texts: readonly PlacedText[]): number[] {
  const rows: number[] = [];
  for (const { y } of texts.toSorted((a, b) => b.y - a.y)) {
    if (y > BOTTOM && (rows.at(-1) ?? Number.POSITIVE_INFINITY) - y > 3) rows.push(y);
  }
  return rows;
}

/** Lines of each paragraph on each page: `p3: 2 + 5`. */
function countLines(pdf: ReadPdf): Map<string, number[]> {
  const counts = new Map<string, number[]>();
  for (const texts of pdf.pages) {
    const rows = new Map<string, Set<number>>();
    for (const { text, y } of texts) {
      for (const [, paragraph = ''] of text.matchAll(/([pq]\d+)w\d+/g)) {
        rows.set(paragraph, (rows.get(paragraph) ?? new Set()).add(Math.round(y)));
      }
    }
    for (const [paragraph, { size }] of rows) {
      counts.set(paragraph, [...(counts.get(paragraph) ?? []), size]);
    }
  }
  return counts;
}

describe.each(Object.entries(words))('a page in %s', (language, word) => {
  test('ends with no heading, and leaves no line of a paragraph alone', async () => {
    const source = `---\ntitle: Ends\n---\n\n${writeChapters(16, word)}\n`;
    const { report } = await readReport(source, { language });
    const { bytes, warnings } = await renderPdf(report);
    const pdf = await readPdf(bytes);
    expect(warnings).toEqual([]);

    const body = pdf.pages.slice(pdf.labels.indexOf('1'));
    const last = body.filter((texts) => {
      const lowest = rowsOf(texts).at(-1) ?? 0;
      const isHeading = ({ text, y }: PlacedText): boolean =>
        Math.abs(y - lowest) < 4 && /(?:Chapter|Section|Part) /.test(text);
      return texts.some(isHeading);
    });
    expect(last.map((texts) => texts.map(({ text }) => text).join(' '))).toEqual([]);

    const counts = countLines(pdf);
    expect(counts.size).toBe(32);
    const parted = [...counts].filter(([, lines]) => lines.length > 1);
    // Where none goes over a page, nothing is shown.
    expect(parted.length).toBeGreaterThan(0);
    expect(parted.filter(([, lines]) => Math.min(...lines) < 2)).toEqual([]);
  });
});

const image =
  '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="220"><rect width="400" height="220"/></svg>';

test('figures, short tables, boxes and quotations stay whole', async () => {
  const blocks = (index: number): string[] => [
    `:::figure[Caption b${index}x]{source="Origin b${index}x"}\n![A box](box.svg)\n:::`,
    `:::box[Box b${index}x]\n${'A line of the box. '.repeat(24)}\n\nLast b${index}x.\n:::`,
    `:::figure[Table b${index}x]\n| A b${index}x | B |\n| --- | --- |\n${'| one | two |\n'.repeat(6)}| last b${index}x | two |\n:::`,
    `:::quote{by="Somebody b${index}x"}\nQuoted b${index}x. ${'Said so. '.repeat(20)}\n:::`,
  ];
  const chapters = Array.from({ length: 16 }, (_, chapter) => {
    const filler = Array.from({ length: 20 + chapter }, (_, line) => `Line ${line + 1}.\\\n`);
    return `## Chapter ${chapter + 1}\n\n${filler.join('')}End.\n\n${blocks(chapter)[chapter % 4]}\n\nAfter.`;
  });
  const { report } = await readReport(`---\ntitle: Whole\n---\n\n${chapters.join('\n\n')}\n`, {
    files: { 'box.svg': image },
  });
  const { bytes, warnings } = await renderPdf(report);
  const pdf = await readPdf(bytes);
  expect(warnings).toEqual([]);
  const start = pdf.labels.indexOf('1');
  const pagesOf = new Map<string, Set<number>>();
  for (const [index, texts] of pdf.pages.slice(start).entries()) {
    for (const [name] of texts
      .map(({ text }) => text)
      .join(' ')
      .matchAll(/b\d+x/g)) {
      pagesOf.set(name, (pagesOf.get(name) ?? new Set()).add(index));
    }
  }
  expect(pagesOf.size).toBe(16);
  expect([...pagesOf].filter(([, pages]) => pages.size > 1).map(([name]) => name)).toEqual([]);
});

const long = 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(4);
const url = `https://example.org/${'a-very-long-path/'.repeat(12)}end?query=${'x'.repeat(80)}`;

/** What stands outside of the text area, beside the cover. */
function listOutside(pdf: ReadPdf): string[] {
  return pdf.pages
    .slice(1)
    .flat()
    .filter(({ x, width }) => x < LEFT - 1 || x + width > RIGHT + 1)
    .map(({ text, x, width }) => `${text} from ${Math.round(x)} to ${Math.round(x + width)}`);
}

function listLinks(nodes: readonly InspectedNode[]): InspectedLink[] {
  return nodes.flatMap(({ link, kids }) => [...(link ? [link] : []), ...listLinks(kids)]);
}

test.each(['en', 'ar'])(
  'addresses and long words break, and nothing leaves the text area, in %s',
  async (language) => {
    const source = `---\ntitle: Long\n---\n\n## Chapter\n\nSee <${url}> and ${long}.[^1]\n\n- ${long}\n- <${url}>\n\n| ${long} | Head | Head |\n| --- | --- | --- |\n| <${url}> | \`${long}\` | text |\n\n| ${'WWWWWW | '.repeat(14)}\n| ${'--- | '.repeat(14)}\n| ${'disarmament | '.repeat(14)}\n\n\`\`\`\n${long}${long}\n\`\`\`\n\n:::box[${long}]\n<${url}>\n:::\n\n[^1]: ${long}, <${url}>.\n`;
    const { report } = await readReport(source, { language });
    const { bytes, warnings } = await renderPdf(report);
    const pdf = await readPdf(bytes);
    expect(warnings).toEqual([]);
    expect(listOutside(pdf)).toEqual([]);
    const text = pdf.pages.flatMap((texts) => texts.map((item) => item.text)).join('');
    expect(text.split('disarmament').length).toBe(15);
    expect(text).not.toContain('\u200b');
    const links = listLinks(inspectPdf(bytes).structure).filter(({ uri }) => uri !== undefined);
    expect(links.map(({ contents }) => contents)).toEqual(Array.from({ length: 5 }, () => url));
    // An address begins on the line that it follows on, and ends that behind a slash.
    const lines = linesOf(
      pdf.pages.find((texts) => texts.some((item) => item.text === 'See')) ?? [],
    );
    if (language === 'en') expect(lines).toContainEqual(expect.stringMatching(/^See https:.*\/$/));
  },
);

test.each(['en', 'ar'])(
  'what can’t break is set smaller, with a warning at its line, in %s',
  async (language) => {
    const filler = 'Line.\\\n'.repeat(60);
    const row = `${'| x '.repeat(60)}|`;
    const source = `---\ntitle: Wide\n---\n\n## Chapter\n\n${filler}End.\n\n:::note\nWide.\n:::\n\nThis paragraph does not break.\n\n${row}\n${'| - '.repeat(60)}|\n${row}\n\n## Last\n\nText.[^1]\n\n[^1]: Note.\n`;
    const { report } = await readReport(source, { language });
    const { template } = report;
    const rules = `.note { inline-size: 180mm }
      .run .note + p { font-size: 40pt; white-space: nowrap }
      .imprint { inline-size: 170mm }`;
    const css = { ...template.css, print: `${template.css.print}\n${rules}` };
    const { bytes, warnings } = await renderPdf({ ...report, template: { ...template, css } });
    const lineOf = (text: string): number => source.split('\n').indexOf(text) + 1;
    expect(warnings).toEqual([
      `pdf-too-wide: Something of the template is wider than the pages, and is set 18 % smaller (5)`,
      `pdf-too-wide: This is wider than the pages, and is set 22 % smaller (${lineOf('Wide.')})`,
      expect.stringMatching(
        `^pdf-too-wide: This is .* % smaller \\(${lineOf('This paragraph does not break.')}\\)$`,
      ),
      expect.stringMatching(`^pdf-too-wide: This is .* % smaller \\(${lineOf(row)}\\)$`),
    ]);
    const pdf = await readPdf(bytes);
    expect(listOutside(pdf)).toEqual([]);
    const page = pdf.destinations.get('last')?.page ?? -1;
    const cells = pdf.pages[page - 1]?.flatMap(({ text }) => text.match(/x/g) ?? []);
    expect(cells?.length).toBe(120);
    // The numbers are those of the pages as they are now, and the other text is as large as ever.
    expect(pdf.pages[2]?.map(({ text }) => text).join(' ')).toContain(`Last ${pdf.labels[page]}`);
    const sizes = pdf.pages.flatMap((texts) => texts.filter(({ text }) => text.startsWith('Line')));
    const body = language === 'ar' ? 12.1 : 11;
    expect(new Set(sizes.map(({ size }) => Math.round(size * 10) / 10))).toEqual(new Set([body]));
  },
);
