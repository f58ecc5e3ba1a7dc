import { describe, expect, test } from 'vitest';
import { formatCitation, formatEvent, listImprint } from '../../src/languages/credits.ts';
import { formatLabel } from '../../src/languages/format.ts';
import { readReport } from '../support/report.ts';

async function reportOf(language: string, authors: string, more = '') {
  const front = `title: T\ndate: 2024-05\nauthors: [${authors}]\npublisher: { name: P, place: L }\n${more}`;
  return (await readReport(`---\n${front}\n---\n\nText.\n`, { language })).report;
}

describe('a citation', () => {
  test('in English', async () => {
    const report = await reportOf('en', 'A B, C D', 'url: https://example.org/r');
    expect(formatCitation(report)).toBe('A B, C D (2024). T. L: P. https://example.org/r');
  });

  test('in Chinese, with its marks', async () => {
    const report = await reportOf('zh', '甲', 'subtitle: 乙');
    expect(formatCitation(report)).toBe('甲（2024）。T：乙。L：P。');
    const two = await reportOf('zh', '甲, 乙', 'keywords: [维和, 选举]');
    expect(formatCitation(two)).toBe('甲、乙（2024）。T。L：P。');
    const values = listImprint(two).flatMap((entry) => entry.values.flat());
    expect(values.map(({ text }) => text)).toContain('维和、选举');
  });

  // `Name (2024)` would else be shown as one run from left to right: the year before the name.
  test('in Arabic, where Latin names keep their place', async () => {
    const report = await reportOf('ar', 'A B');
    expect(formatCitation(report)).toMatch(/^A B\u200f \(2024\)\.\u200f T\./u);
    expect(formatCitation(await reportOf('ar', 'كاتب'))).toMatch(/^كاتب \(2024\)\. T\./u);
  });

  test('in the digits of the report', async () => {
    const report = await reportOf('ar', 'كاتب', 'digits: arab');
    expect(formatCitation(report)).toContain('(٢٠٢٤)');
  });
});

test('a meeting in a place of Latin letters, in Arabic', async () => {
  const report = await reportOf('ar', 'A');
  expect(formatEvent({ name: 'Meeting', place: 'London' }, report)).toBe('Meeting\u200f، London');
});

test('a label says whether one or several follow', async () => {
  const labelOf = async (language: string, authors: string) =>
    listImprint(await reportOf(language, authors))
      .map(({ label }) => label)
      .find((label) => /^(Author|Auteur|Автор|المؤلف)/u.test(label));
  expect(await labelOf('en', 'A')).toBe('Author');
  expect(await labelOf('en', 'A, B')).toBe('Authors');
  expect(await labelOf('fr', 'A')).toBe('Auteur');
  expect(await labelOf('ru', 'A, B')).toBe('Авторы');
  expect(await labelOf('ar', 'A, B')).toBe('المؤلفان');
  expect(formatLabel({ one: 'автор', other: 'авторы' }, 21)).toBe('авторы');
});
