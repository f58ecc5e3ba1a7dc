/** Comments that silence rules: `<!-- rapporteur-disable rule: reason -->`. */
import { describe, expect, test } from 'vitest';
import { applyControls } from '../../src/checks/controls.ts';
import { runChecks } from '../../src/checks/run-checks.ts';
import { report as reportProblem } from '../../src/report/diagnostics.ts';
import { formatMessages } from '../support/messages.ts';
import { resolveMarkdown } from '../support/resolve.ts';

/** Every diagnostic that is left, its place and rule, or its words too. */
async function look(lines: string[], severities = {}): Promise<string[]> {
  const report = await resolveMarkdown(lines.join('\n'));
  runChecks({ report, files: [report.file], severities });
  return formatMessages(report.file).split('\n').filter(Boolean);
}

const places = async (lines: string[], severities = {}) =>
  (await look(lines, severities))
    .filter((line) => /^\d/u.test(line))
    .map((line) => line.replace(/^(\d+:\d+) .*\((.*)\)$/u, '$1 $2'));

const disable = '<!-- rapporteur-disable doubled-word: the speaker’s own words -->';
const enable = '<!-- rapporteur-enable doubled-word -->';
const next = '<!-- rapporteur-disable-next doubled-word: the speaker’s own words -->';

describe('what a comment covers', () => {
  test('nothing, where there is none', async () => {
    expect(await places(['It is so so late.'])).toEqual(['1:7 doubled-word']);
  });
  test('disable: up to the end', async () => {
    const lines = ['So so late.', '', disable, '', 'No no one.', '', '> But but two.'];
    expect(await places(lines)).toEqual(['1:1 doubled-word']);
  });
  test('disable and enable: what is between them', async () => {
    const lines = ['Early.', '', disable, '', 'No no one.', '', enable, '', 'But but two.'];
    expect(await places(lines)).toEqual(['9:1 doubled-word']);
  });
  test('disable-next: the next block, whole', async () => {
    const lines = [next, '', '- One one', '- Two two', '', 'Three three.'];
    expect(await places(lines)).toEqual(['6:1 doubled-word']);
  });
  test('disable-next of a directive block: all that is in it', async () => {
    const lines = [next, '', ':::box[One one]', 'Two two.', ':::', '', 'Three three.'];
    expect(await places(lines)).toEqual(['7:1 doubled-word']);
  });
  test('disable-next in a paragraph: the rest of it', async () => {
    const lines = [`One one. ${next} Two two.`, '', 'Three three.'];
    expect(await places(lines)).toEqual(['1:1 doubled-word', '3:1 doubled-word']);
  });
  test('at the top: also what has no place', async () => {
    const comment = '<!-- rapporteur-disable unknown-language: on its way -->';
    const report = await resolveMarkdown(`---\ntitle: One\n---\n${comment}\n\n# One\n\nText.`);
    reportProblem(report.file, undefined, 'unknown-language', 'There are no words');
    runChecks({ report, files: [report.file], severities: {} });
    expect(formatMessages(report.file)).toBe('');
  });
  test('only the rules that it names', async () => {
    const lines = [
      '<!-- rapporteur-disable doubled-word, link-text: as printed -->',
      '',
      'So so (late [here](https://example.org/).',
    ];
    expect(await places(lines)).toEqual(['3:7 unbalanced-marks']);
  });
  test('diagnostics that reading gives, too', async () => {
    const lines = [
      '<!-- rapporteur-disable-next heading-order: as printed -->',
      '#### Deep',
      '',
      'Text.',
    ];
    expect(await places(lines)).toEqual([]);
  });
  test('and what formats say later', async () => {
    const comment = '<!-- rapporteur-disable pdf-footnote-in-text: known -->';
    const report = await resolveMarkdown(`${comment}\n\nText.`);
    runChecks({ report, files: [report.file], severities: {} });
    reportProblem(report.file, undefined, 'pdf-footnote-in-text', 'A note had no room');
    applyControls(report.file, () => false);
    expect(formatMessages(report.file)).toBe('');
  });
});

describe('a comment that is mistaken', () => {
  test('gives no reason', async () => {
    expect(
      await look(['<!-- rapporteur-disable-next doubled-word -->', '', 'So so late.']),
    ).toEqual([
      '1:1 error This comment gives no reason, and silences nothing (control-comment)',
      '    Say why after a colon: “<!-- rapporteur-disable-next doubled-word: reason -->”.',
      '3:1 warning “So” stands twice (doubled-word)',
      '    Take one of the two away.',
    ]);
  });
  test('names no rule, or one that is not there', async () => {
    expect(
      await look([
        '<!-- rapporteur-disable: because -->',
        '',
        '<!-- rapporteur-disable double-word: because -->',
        '',
        'Text.',
      ]),
    ).toEqual([
      '1:1 error This comment names no rule (control-comment)',
      '    Write “<!-- rapporteur-disable-next rule: reason -->” before the block that is meant.',
      '3:1 error There is no rule “double-word” (unknown-rule)',
      '    Did you mean "doubled-word"?',
    ]);
  });
  test('names a rule that can’t be silenced', async () => {
    expect(
      await places(['<!-- rapporteur-disable unsafe-link: trust me -->', '', '[x](javascript:a)']),
    ).toEqual(['1:1 fixed-rule', '3:1 unsafe-link']);
  });
  test('says another word', async () => {
    expect(await look(['<!-- rapporteur-disabel doubled-word: because -->', '', 'Text.'])).toEqual([
      '1:1 error “rapporteur-disabel” is not known (control-comment)',
      '    Did you mean "disable"?',
    ]);
  });
  test('silences nothing, or ends nothing', async () => {
    expect(await look([next, '', 'Text.', '', enable])).toEqual([
      '1:1 warning Nothing here breaks the rule “doubled-word” (unused-disable)',
      '    Take the comment away.',
      '5:1 warning “doubled-word” is not silent here (unused-disable)',
      '    Take the comment away.',
    ]);
  });
  test('is not judged where its rule is off', async () => {
    expect(await places([next, '', 'So so late.'], { 'doubled-word': 'off' })).toEqual([]);
  });
});

test('other comments are left alone', async () => {
  expect(await places(['<!-- a note to the translator -->', '', 'Text.'])).toEqual([]);
});
