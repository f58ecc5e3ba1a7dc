/** Texts that are made to keep the machine busy: every rule comes to an end. */
import { expect, test } from 'vitest';
import { checks } from '../../src/checks/index.ts';
import { runChecks } from '../../src/checks/run-checks.ts';
import { resolveMarkdown } from '../support/resolve.ts';

const people = (count: number) =>
  `:::participants\n${Array.from({ length: count }, (_, index) => `- Dr Ana${index} Gilberta${index % 50}, Dean, University of X`).join('\n')}\n:::`;

/** In lines of a length that is allowed: one paragraph all the same. */
const wrap = (text: string) => text.replace(/.{1,5000}/gu, '$&\n').trimEnd();

// A second for each would be long: each is so large that a square of it takes minutes.
test.each([
  ['a word without end', `${'a'.repeat(150_000)} b`],
  ['doubled letters', `${'ab '.repeat(50_000)}`],
  ['opening marks', `${'“ ‘ « ( '.repeat(10_000)}`],
  ['full stops', `Gilberta1 said ${'! ? . '.repeat(30_000)}x`],
  ['marks in a row', `Gilberta1 ${'!'.repeat(100_000)}x`],
  ['initials', `Gilberta1 ${'A. '.repeat(30_000)}`],
  ['one name again and again', `${'Gilberta1 and '.repeat(20_000)}`],
  ['spaces', `Gilberta1${' '.repeat(100_000)}.${' '.repeat(100_000)}x`],
  ['numbers', `ISBN ${'1 '.repeat(50_000)} ${'31 '.repeat(20_000)}`],
  ['escapes', `${'\\* '.repeat(20_000)} the the`],
  ['references', `${'&amp; '.repeat(50_000)} the the`],
])('%s', async (_, text) => {
  const report = await resolveMarkdown(
    `${wrap(text)}\n\nIt is the the end.\n\n${people(3)}`,
    'en',
    {
      attribution: 'chatham-house',
    },
  );
  runChecks({
    report,
    files: [report.file],
    severities: Object.fromEntries(checks.map(({ id }) => [id, 'warning'])),
  });
  const found = report.file.messages.map(({ ruleId, line }) => `${ruleId} ${line}`);
  const last = String(report.file.value).split('\n').indexOf('It is the the end.') + 1;
  expect(found).toContain(`doubled-word ${last}`);
});

test('a list of a thousand people', async () => {
  const report = await resolveMarkdown(`Gilberta3 said so.\n\n${people(1000)}`, 'en', {
    attribution: 'chatham-house',
  });
  runChecks({ report, files: [report.file], severities: {} });
  expect(report.people).toHaveLength(1000);
});
