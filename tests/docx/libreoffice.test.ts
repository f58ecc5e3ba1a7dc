import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { projectFolder } from '../support/paths.ts';
import { readReports } from '../support/report.ts';
import { describeWithValidator } from '../support/validators.ts';
import { expectedHeaders, expectedNotes, expectedText, toTokens } from './support/expected-text.ts';
import { printByLibreOffice, readByLibreOffice } from './support/libreoffice.ts';
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

/** Lines of running heads and page numbers, which are not the report's text. */
function withoutFurniture(printed: string, { metadata, language }: Report): string {
  const head = `${metadata.shortTitle ?? metadata.title} | `;
  const foot = new RegExp(
    `^${language.labels.pageOf.replace(/\{pages?\}/gu, String.raw`\p{Nd}+`)}$`,
    'u',
  );
  return printed
    .split(/[\n\f]/u)
    .filter(
      (line) => !line.startsWith(head) && !foot.test(line.trim()) && !/^[ivx]+$/u.test(line.trim()),
    )
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

/** In Latin script, for which every machine has fonts: text of two fonts in a line comes out of order. */
const PRINTED = ['peacekeeping.en', 'peacekeeping.fr', 'style-guide.en'];

describeWithValidator(
  ['libreoffice', 'poppler'],
  'LibreOffice prints the whole text, in its order, and nothing else',
  () => {
    it.each(PRINTED)('of %s', async (name) => {
      const report = await readSample(name);
      const { bytes } = await renderReport(report);
      const expected = toTokens(expectedText(report));
      const text = withoutFurniture(printByLibreOffice(bytes), report);
      const printed = fromBeginning(toTokens(text), expected);
      for (const note of expectedNotes(report)) cut(printed, toTokens(note));
      const { missing, besides } = subtract(printed, expected);
      expect(missing).toEqual([]);
      const headers = new Set(toTokens(expectedHeaders(report)));
      const more = besides.filter((token) => !BULLETS.has(token) && !headers.has(token));
      expect(more).toEqual([]);
    });
  },
);

describeWithValidator('libreoffice', 'LibreOffice reads the whole text, in its order', () => {
  it.each(['peacekeeping.ar', 'peacekeeping.ru', 'peacekeeping.zh'])('of %s', async (name) => {
    const report = await readSample(name);
    const { bytes } = await renderReport(report);
    const expected = toTokens(expectedText(report, { notes: false }));
    const read = fromBeginning(toTokens(readByLibreOffice(bytes)), expected);
    expect(subtract(read, expected).missing).toEqual([]);
  });
});
