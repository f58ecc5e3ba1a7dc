import type { Check } from '../../src/checks/check.ts';
import { checks } from '../../src/checks/index.ts';
import { code, GENERATED, joinBlocks, renderTable } from './markdown.ts';
import type { Page } from './pages.ts';

/** A page for each rule of `rapporteur check`, and the list of them. */
export function listRulePages(): Page[] {
  return [
    { path: 'docs/rules/README.md', text: renderIndex() },
    ...checks.map((check) => ({ path: `docs/rules/${check.id}.md`, text: renderRule(check) })),
  ];
}

function renderIndex(): string {
  return joinBlocks(
    '# Rules',
    GENERATED,
    'What `rapporteur check` looks for in a text, besides what a build reports anyway. A project sets a rule’s severity, or turns it off, in `rapporteur.yaml`: `rules: { link-text: error }`.',
    renderTable(
      ['rule', 'severity', 'what it reports'],
      checks.map(({ id, severity, summary }) => [`[${code(id)}](${id}.md)`, severity, summary]),
    ),
  );
}

function renderRule({ id, severity, summary, explanation, example }: Check): string {
  return joinBlocks(
    `# ${code(id)}`,
    GENERATED,
    summary,
    `Severity: ${severity}.`,
    explanation.replaceAll('\n', ' '),
    'Reported:',
    fence(example.wrong),
    'Not reported:',
    fence(example.right),
  );
}

function fence(text: string): string {
  return `\`\`\`markdown\n${text}\n\`\`\``;
}
