import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import type { FontRole } from '../../src/report/template.ts';
import { projectFolder } from '../support/paths.ts';
import { readReports } from '../support/report.ts';
import { describeWithValidator } from '../support/validators.ts';
import { expectedHeaders, expectedNotes, expectedText, toTokens } from './support/expected-text.ts';
import {
  type PdfReader,
  printByLibreOffice,
  readByLibreOffice,
  updateByLibreOffice,
} from './support/libreoffice.ts';
import { renderReport } from './support/make-docx.ts';

/**
 * Take a text's tokens out of another's, in order.
 *
 * @returns what of it is missing, and what the other has besides
 */
function subtract(found: readonly string[], expected: readonly string[]) {
  const besides: string[] = [];
  let index = 0;
  for (const token of found) {
    if (token === expected[index]) index += 1;
    else besides.push(token);
  }
  return { missing: expected.slice(index, index + 12), besides };
}

describe('taking a text out of another', () => {
  it('finds what is missing, and what is more', () => {
    expect(subtract(['a', 'x', 'b'], ['a', 'b', 'c'])).toEqual({ missing: ['c'], besides: ['x'] });
  });
});

/** Whether LibreOffice has fonts of the widths of Word's (Caladea for Cambria, Carlito for Calibri). */
const families = spawnSync('fc-list', [':', 'family'], { encoding: 'utf8' }).stdout ?? '';
const HAS_WORD_WIDTHS = ['Caladea', 'Carlito'].every((family) => families.includes(family));

/** The text from where it begins: after cover, imprint and contents. */
function fromBeginning(printed: readonly string[], expected: readonly string[]): string[] {
  const start = expected.slice(0, 20);
  const begin = printed.findIndex((_, index) =>
    start.every((token, offset) => printed[index + offset] === token),
  );
  expect(begin, 'where the text begins').toBeGreaterThan(0);
  return printed.slice(begin);
}

/** Cut out a note, which stands at the foot of a page, in one piece. */
function cut(printed: string[], note: readonly string[]): void {
  const begin = printed.findIndex((_, index) =>
    note.every((token, offset) => printed[index + offset] === token),
  );
  expect(begin, `where the note is: ${note.join(' ')}`).toBeGreaterThan(0);
  printed.splice(begin, note.length);
}

/** What stands before an item of a list: it is not in the source. */
const BULLETS = new Set(['•', '–', '▪', '☐', '☒']);

/** Leave out running heads and page numbers, which are not the report's text. */
function withoutFurniture(
  printed: string,
  { metadata, language }: Report,
  tokensOf: (text: string) => string[],
): string {
  const lettersOf = (text: string) => tokensOf(text.replace(/\p{Nd}+/gu, '')).join('');
  const head = lettersOf(`${metadata.shortTitle ?? metadata.title} |`);
  const foot = lettersOf(language.labels.pageOf.replace(/\{pages?\}/gu, ''));
  return printed
    .split(/[\n\f]/u)
    .filter((line) => {
      const letters = lettersOf(line);
      return !letters.startsWith(head) && letters !== foot && !/^[ivx]+$/u.test(letters);
    })
    .join('\n');
}

let samples: ReturnType<typeof readReports> | undefined;

async function readSample(name: string): Promise<Report> {
  samples ??= readReports(projectFolder);
  const reports = await samples;
  const found = reports.find(({ report }) => `${report.name}.${report.metadata.language}` === name);
  if (found === undefined) throw new Error(`There is no report ${name}`);
  return found.report;
}

/**
 * A report in one font that every machine with fontconfig has and that holds
 * its script. Where a machine lacks a theme's font, a line is made of parts of
 * several, and LibreOffice writes these into the PDF one after the other. It is
 * wider than the theme's, and so is set smaller in tables.
 */
function inOneFont(report: Report): Report {
  const { theme } = report.template;
  const inFont = (role: FontRole) => ({ ...theme.fonts[role], word: 'DejaVu Sans' });
  const fonts = { body: inFont('body'), heading: inFont('heading'), code: inFont('code') };
  const sizes = { ...theme.sizes, small: '7pt' };
  const one = { ...theme, fonts, sizes, scripts: {} };
  return { ...report, template: { ...report.template, theme: one } };
}

/**
 * A text as its letters alone. In a PDF, an Arabic ligature of lam and
 * alef has its letters in the order in which they are drawn, marks stand beside
 * their letter, spaces are distances, and brackets are turned.
 */
function toLetters(text: string): string[] {
  const letters = text.normalize('NFKD').match(/\p{L}/gu) ?? [];
  return [...letters.join('').replace(/[\u0627\u0644]+/gu, (run) => [...run].sort().join(''))];
}

/**
 * The entries of the contents whose page is more than one off that which
 * LibreOffice printed their heading on. (Its fonts are not Word's.)
 */
function farOff(printed: string, part: (path: string) => string): string[] {
  const lettersOf = (text: string) => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
  const pages = printed.split('\f').map((page) => page.split('\n').map(lettersOf));
  const entries = [
    ...part('word/document.xml').matchAll(/<w:pStyle w:val="TOC\d"\/>[\s\S]*?<\/w:p>/gu),
  ].map(([entry]) => [...entry.matchAll(/<w:t [^>]*>([^<]*)</gu)].map(([, text]) => text ?? ''));
  const pageOf = (heading: string) =>
    pages.findLastIndex((lines) =>
      lines.some((line) => (line.length > 10 ? heading.startsWith(line) : line === heading)),
    );
  const bodyEntries = entries
    .map((texts) => ({ heading: lettersOf(texts.slice(0, -1).join('')), page: texts.at(-1) ?? '' }))
    .filter(({ page }) => /^\d+$/u.test(page));
  const start = pageOf(bodyEntries[0]?.heading ?? '');
  return bodyEntries
    .filter(({ heading, page }) => Math.abs(pageOf(heading) - start + 1 - Number(page)) > 1)
    .map(({ heading, page }) => `${heading} is on ${pageOf(heading) - start + 1}, not ${page}`);
}

/** How each sample's PDF is read, so that its text comes in its order. */
const PRINTED: [name: string, font: 'theme' | 'one', reader: PdfReader][] = [
  ['peacekeeping.en', 'theme', 'poppler'],
  ['peacekeeping.fr', 'theme', 'poppler'],
  ['peacekeeping.es', 'theme', 'poppler'],
  ['style-guide.en', 'theme', 'poppler'],
  ['peacekeeping.ru', 'one', 'poppler'],
  ['peacekeeping.zh', 'theme', 'poppler'],
  ['peacekeeping.ar', 'one', 'pdf.js'],
];

describeWithValidator(
  ['libreoffice', 'poppler'],
  'LibreOffice prints the whole text, in its order, and nothing else',
  () => {
    it.each(PRINTED)('of %s', async (name, font, reader) => {
      const sample = await readSample(name);
      const report = font === 'one' ? inOneFont(sample) : sample;
      const tokensOf = reader === 'poppler' ? toTokens : toLetters;
      const { bytes, part } = await renderReport(report);
      const expected = tokensOf(expectedText(report));
      const printedWhole = await printByLibreOffice(bytes, reader);
      const text = withoutFurniture(printedWhole, report, tokensOf);
      const printed = fromBeginning(tokensOf(text), expected);
      for (const note of expectedNotes(report)) cut(printed, tokensOf(note));
      const { missing, besides } = subtract(printed, expected);
      expect(missing).toEqual([]);
      const headers = new Set(tokensOf(expectedHeaders(report)));
      const more = besides.filter((token) => !BULLETS.has(token) && !headers.has(token));
      expect(more).toEqual([]);
      // A machine without fonts of a script, or of Word's widths, has lines of another length.
      if (report.language.script === 'Latn' && HAS_WORD_WIDTHS)
        expect(farOff(printedWhole, part)).toEqual([]);
    });
  },
);

describeWithValidator('libreoffice', 'LibreOffice reads the whole text, in its order', () => {
  it('of peacekeeping.ar, whose words a PDF does not keep', async () => {
    const report = await readSample('peacekeeping.ar');
    const { bytes } = await renderReport(report);
    const expected = toTokens(expectedText(report, { notes: false }));
    const read = fromBeginning(toTokens(await readByLibreOffice(bytes)), expected);
    expect(subtract(read, expected).missing).toEqual([]);
  });
});

describeWithValidator('libreoffice', 'LibreOffice makes the contents anew', () => {
  it.each(['peacekeeping.en', 'peacekeeping.ar', 'peacekeeping.zh', 'style-guide.en'])(
    'of %s as they are there',
    async (name) => {
      const report = await readSample(name);
      const { before, after } = updateByLibreOffice((await renderReport(report)).bytes);
      const entry = /^(.*)\t([ivx]+|\d+)$/u;
      const entries = before.filter((line) => entry.test(line));
      const count = (list: Report['outline']): number =>
        list.reduce((sum, { level, children }) => sum + (level > 3 ? 0 : 1 + count(children)), 0);
      expect(entries).toHaveLength(count(report.outline) + report.figures.length);
      // Pages depend on the fonts of the machine; nothing else does.
      const texts = (lines: string[]) => lines.map((line) => line.replace(entry, '$1'));
      expect(texts(after)).toEqual(texts(before));
    },
  );
});
