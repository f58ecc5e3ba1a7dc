import { expect, test } from 'vitest';
import { collectCharacters } from '../../src/commands/characters.ts';
import { formatCitation, listImprint } from '../../src/languages/credits.ts';
import { listLanguages } from '../../src/languages/index.ts';
import { readReport } from '../support/report.ts';

test('what is generated has its characters, in every language', async () => {
  for (const language of await listLanguages()) {
    const { report } = await readReport(
      '---\ntitle: T\ndate: 2024-05-31\nauthors: [A, B]\nevent: { name: E, start: 2024-05-30, end: 2024-06-01 }\n---\n\nText.\n',
      { language },
    );
    const known = new Set(collectCharacters(report).text);
    const printed = [
      '↑[x] [ ] 0123456789 ivxlcdm',
      formatCitation(report),
      ...listImprint(report).flatMap(({ label, values }) => [
        label,
        ...values.flat().map(({ text }) => text),
      ]),
    ].join('');
    const lacking = [...printed].filter(
      (character) => !known.has(character) && !/[\s\u200f]/u.test(character),
    );
    expect([language, lacking]).toEqual([language, []]);
  }
});

test('the fonts of text have what contents say of headings: their code and descriptions', async () => {
  const { report } = await readReport('---\ntitle: T\ndate: 2024\n---\n\n## `三` ![和](a.svg)\n', {
    language: 'en',
    files: { 'a.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' },
  });
  const { text, code } = collectCharacters(report);
  expect([text.includes('三'), code.includes('三'), text.includes('和')]).toEqual([
    true,
    true,
    true,
  ]);
});
