/** Each rule on its own example: what it shows as wrong is reported, what it shows as right is not. */
import { describe, expect, it, test } from 'vitest';
import { checks } from '../../src/checks/index.ts';
import { runChecks } from '../../src/checks/run-checks.ts';
import { formatMessages } from '../support/messages.ts';
import { projectFolder } from '../support/paths.ts';
import { readReports } from '../support/report.ts';
import { resolveMarkdown } from '../support/resolve.ts';

/** A rule that is off unless a project turns it on. */
function severitiesFor(id: string): Record<string, 'warning'> {
  return checks.find((check) => check.id === id)?.severity === 'off' ? { [id]: 'warning' } : {};
}

/** The diagnostics of one rule, a line each with its hint below. */
async function check(markdown: string, id: string, language = 'en'): Promise<string> {
  const report = await resolveMarkdown(markdown, language);
  report.file.messages.length = 0;
  runChecks({ report, files: [report.file], severities: severitiesFor(id) });
  report.file.messages = report.file.messages.filter((message) => message.ruleId === id);
  return formatMessages(report.file);
}

// What metadata and themes show is in `fixtures`, which are read whole.
describe.each(checks.filter(({ example }) => example.syntax !== 'yaml'))(
  '$id',
  ({ id, example }) => {
    it('reports its wrong example', async () => {
      expect(await check(example.wrong, id)).not.toBe('');
    });
    it('does not report its right example', async () => {
      expect(await check(example.right, id)).toBe('');
    });
  },
);

describe('places and words', () => {
  test('a doubled word, where it stands, over marks and line ends', async () => {
    expect(await check('One.\n\nThe consent *of the\nthe* host.', 'doubled-word')).toBe(
      '3:17 warning “the” stands twice (doubled-word)\n    Take one of the two away.',
    );
  });
  test('words that a language doubles, and names, are left alone', async () => {
    expect(await check('They had had enough of Duran Duran.', 'doubled-word')).toBe('');
    expect(await check('Nous nous réunissons.', 'doubled-word', 'fr')).toBe('');
  });
  test('a doubled word of which one has a capital is a slip', async () => {
    expect(await check('The the host. It is the The host.', 'doubled-word')).toBe(
      '1:1 warning “The” stands twice (doubled-word)\n    Take one of the two away.\n' +
        '1:21 warning “the” stands twice (doubled-word)\n    Take one of the two away.',
    );
  });
  test('a person twice, with an honorific behind the name', async () => {
    const list = (...lines: string[]) => `:::participants\n- ${lines.join('\n- ')}\n:::`;
    const run = (...lines: string[]) => check(list(...lines), 'duplicate-person', 'zh');
    expect(await run('李明教授，甲大学', '李明博士，甲大学')).toContain('“李明博士”');
    expect(await run('李明教授，甲大学', '王明教授，甲大学')).toBe('');
  });
  test('code and addresses are no prose', async () => {
    expect(await check('Type `the the (` at https://example.org/a_(b.', 'doubled-word')).toBe('');
    expect(await check('Type `(` here.', 'unbalanced-marks')).toBe('');
  });
  test('a mark that is not closed, an item’s bracket, an apostrophe', async () => {
    expect(await check('It (the council agreed.', 'unbalanced-marks')).toBe(
      '1:4 warning “(” is opened and not closed (unbalanced-marks)\n    Write the “)” that belongs to it, or take it away.',
    );
    expect(await check('Either a) one, or b) two.', 'unbalanced-marks')).toBe('');
    expect(await check('The peacekeepers’ rôle isn’t “settled”.', 'unbalanced-marks')).toBe('');
  });
  test('a sentence that a page break cut, and one that a list completes', async () => {
    expect(await check('It depends on\n\nthe mandate.', 'broken-paragraph')).toBe(
      '1:14 warning This paragraph breaks off after “It depends on” and goes on in the next (broken-paragraph)\n    Join it with the paragraph in line 3: take the empty line away.',
    );
    expect(await check('It depends on:\n\n- the mandate', 'broken-paragraph')).toBe('');
  });
  test('a person on two panels is no fault', async () => {
    const panel = (title: string) =>
      `::::panel[${title}]\n:::participants\n- Dr Ana Gil, Dean, University of X\n:::\n::::\n`;
    expect(await check(`${panel('One')}\n${panel('Two')}`, 'duplicate-person')).toBe('');
  });
});

test('nothing is reported in the samples, in any language', async () => {
  const reports = await readReports(projectFolder);
  for (const { report } of reports) runChecks({ report, files: [report.file], severities: {} });
  expect(reports.map(({ report }) => formatMessages(report.file)).filter(Boolean)).toEqual([]);
});
