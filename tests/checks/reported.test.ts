/** The pages of rules that reading reports by itself: their examples are true. */
import { expect, test } from 'vitest';
import { reportedRules } from '../../src/checks/reported/index.ts';
import { textRules } from '../../src/checks/reported/text.ts';
import { runChecks } from '../../src/checks/run-checks.ts';
import { severityOf } from '../../src/report/diagnostics.ts';
import { resolveMarkdown } from '../support/resolve.ts';

async function listMessages(markdown: string) {
  const report = await resolveMarkdown(markdown);
  runChecks({ report, files: [report.file], severities: {} });
  return report.file.messages.map((message) => `${message.ruleId} ${severityOf(message)}`);
}

test.each(textRules.filter((rule) => rule.example !== undefined))(
  '$id',
  async ({ id, severity, example }) => {
    expect(await listMessages(example?.wrong ?? '')).toContain(`${id} ${severity}`);
    const others = await listMessages(example?.right ?? '');
    expect(others.filter((line) => line.startsWith(`${id} `))).toEqual([]);
  },
);

test('what the text of a report can show has an example', () => {
  expect(textRules.filter(({ example }) => example === undefined)).toEqual([]);
});

test('no page is without an explanation', () => {
  expect(reportedRules.filter(({ explanation }) => explanation.length < 20)).toEqual([]);
});
