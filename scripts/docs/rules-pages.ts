import type { RulePage } from '../../src/checks/check.ts';
import { checks } from '../../src/checks/index.ts';
import { askingRules } from '../../src/checks/reported/asking.ts';
import { fileRules } from '../../src/checks/reported/files.ts';
import { reportedRules } from '../../src/checks/reported/index.ts';
import { makingRules } from '../../src/checks/reported/making.ts';
import { textRules } from '../../src/checks/reported/text.ts';
import { translatingRules } from '../../src/checks/reported/translating.ts';
import { rules } from '../../src/report/rules.ts';
import { code, GENERATED, joinBlocks, renderTable } from './markdown.ts';
import type { Page } from './pages.ts';

/** A page for each rule, and the list of them. */
export function listRulePages(): Page[] {
  return [
    { path: 'docs/rules/README.md', text: renderIndex() },
    ...[...checks, ...reportedRules].map((rule) => ({
      path: `docs/rules/${rule.id}.md`,
      text: renderRule(rule),
    })),
  ];
}

function renderIndex(): string {
  return joinBlocks(
    '# Rules',
    GENERATED,
    'Every diagnostic names its rule, in round brackets at the end of its line. `rapporteur check` and `rapporteur build` look for the same; an error keeps a report’s documents from being written, a warning does not.',
    '## To silence a rule',
    'For a project, or to make it weigh more or less, in `rapporteur.yaml`:',
    '```yaml\nrules:\n  link-text: error\n  doubled-word: off\n```',
    'For one place, by a comment in the source, with the reason after a colon:',
    '```markdown\n<!-- rapporteur-disable-next doubled-word: the speaker’s own words -->\n\n“It is very very late,” said one participant.\n```',
    renderTable(
      ['comment', 'silences the rule'],
      [
        [
          '`<!-- rapporteur-disable-next rule: reason -->`',
          'in the next block, whole; within a paragraph, in the rest of it',
        ],
        [
          '`<!-- rapporteur-disable rule: reason -->`',
          'from there up to `rapporteur-enable`, or to the end of the file; at the top of the file also in its front matter, and for what has no line',
        ],
        ['`<!-- rapporteur-enable rule -->`', 'no longer'],
      ],
    ),
    'Several rules are parted by commas. A comment without a reason is not obeyed, one that silences nothing is reported, and so is a name that is no rule’s. In `report.yaml` and the template’s files there are no such comments. Rules marked ¶ guard the machine, or stand for what no valid document can be without: nothing silences them.',
    '## What is looked for in a text',
    renderList(checks),
    '## What is looked for on demand',
    renderList(askingRules),
    '## What reading a text finds',
    renderList(textRules),
    '## What reading a project’s files finds',
    renderList(fileRules),
    '## What comparing a translation with its source finds',
    renderList(translatingRules),
    '## What making a document finds',
    '`rapporteur check` makes none, and does not see these.',
    renderList(makingRules),
  );
}

function renderList(list: readonly RulePage[]): string {
  return renderTable(
    ['rule', 'severity', 'what it reports'],
    [...list]
      .sort((one, other) => (one.id < other.id ? -1 : 1))
      .map(({ id, severity, summary }) => [
        `[${code(id)}](${id}.md)${isFixed(id) ? ' ¶' : ''}`,
        severity,
        summary,
      ]),
  );
}

function renderRule({ id, severity, summary, explanation, example }: RulePage): string {
  const syntax = example?.syntax ?? 'markdown';
  return joinBlocks(
    `# ${code(id)}`,
    GENERATED,
    summary,
    severity === 'off' ? 'Off, unless a project turns it on.' : `Severity: ${severity}.`,
    ...explanation.split(/\n{2,}/u).map((paragraph) => paragraph.replaceAll('\n', ' ')),
    ...(example === undefined
      ? []
      : ['Reported:', fence(example.wrong, syntax), 'Not reported:', fence(example.right, syntax)]),
    '## To silence it',
    describeSilence(id, severity),
  );
}

function describeSilence(id: string, severity: RulePage['severity']): string {
  if (isFixed(id)) return 'It can’t be silenced: mend what it reports.';
  const setting = `${code(`rules: { ${id}: ${severity === 'off' ? 'warning' : 'off'} }`)} in ${code('rapporteur.yaml')}`;
  const inProject =
    severity === 'off' ? `A project turns it on with ${setting}.` : `In a project: ${setting}.`;
  if (fileRules.some((rule) => rule.id === id)) return inProject;
  return `${inProject} In one place of a text: ${code(`<!-- rapporteur-disable-next ${id}: reason -->`)} before the block; see [Rules](README.md#to-silence-a-rule).`;
}

function isFixed(id: string): boolean {
  return rules.get(id)?.fixed === true;
}

function fence(text: string, syntax: string): string {
  return `\`\`\`${syntax}\n${text}\n\`\`\``;
}
