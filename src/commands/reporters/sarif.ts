import type { RulePage } from '../../checks/check.ts';
import { checks } from '../../checks/index.ts';
import { reportedRules } from '../../checks/reported/index.ts';
import { address, version } from '../version.ts';
import { type Diagnostic, toUri } from './diagnostic.ts';
import type { WriteAll } from './reporter.ts';

const LEVELS = { error: 'error', warning: 'warning', info: 'note', off: 'none' } as const;

/**
 * All diagnostics as a SARIF log (OASIS, SARIF 2.1.0), which code-scanning
 * services read. Only the rules that were broken are described; addresses are
 * relative, so that the log is the same on every machine.
 */
export const writeSarif: WriteAll = (diagnostics, terminal) => {
  const pages = new Map<string, RulePage>(
    [...checks, ...reportedRules].map((page) => [page.id, page]),
  );
  const broken = [...new Set(diagnostics.flatMap(({ rule }) => rule ?? []))].sort();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'rapporteur',
            version,
            semanticVersion: version,
            informationUri: `${address}/README.md`,
            rules: broken.map((id) => describeRule(id, pages.get(id))),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: {
          SRCROOT: { description: { text: 'The folder that rapporteur was started in.' } },
        },
        results: diagnostics.map((diagnostic) => describeResult(diagnostic, broken)),
      },
    ],
  };
  for (const line of JSON.stringify(log, undefined, 2).split('\n')) terminal.print(line);
};

function describeRule(id: string, page: RulePage | undefined) {
  if (page === undefined) return { id };
  const { summary, explanation, severity } = page;
  const help = explanation.replace(/\n(?!\n)/gu, ' ');
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: help },
    help: { text: help, markdown: help },
    helpUri: `${address}/docs/rules/${id}.md`,
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function describeResult(diagnostic: Diagnostic, broken: readonly string[]) {
  const { rule, severity, message, hint, related, fix } = diagnostic;
  const place = locate(diagnostic);
  return {
    ...(rule === undefined ? {} : { ruleId: rule, ruleIndex: broken.indexOf(rule) }),
    level: LEVELS[severity],
    message: { text: hint === undefined ? message : `${message}. ${hint}` },
    locations: [{ physicalLocation: place }],
    ...(fix === undefined || place.region === undefined
      ? {}
      : {
          fixes: [
            {
              artifactChanges: [
                {
                  artifactLocation: place.artifactLocation,
                  replacements: [{ deletedRegion: place.region, insertedContent: { text: fix } }],
                },
              ],
            },
          ],
        }),
    ...(related === undefined
      ? {}
      : {
          relatedLocations: [
            {
              id: 1,
              physicalLocation: locate({ path: diagnostic.path, ...related }),
              message: { text: related.message },
            },
          ],
        }),
  };
}

function locate(at: Pick<Diagnostic, 'path' | 'line' | 'column' | 'endLine' | 'endColumn'>) {
  const { line, column, endLine, endColumn } = at;
  return {
    artifactLocation: { uri: toUri(at.path), uriBaseId: 'SRCROOT' },
    ...(line === undefined
      ? {}
      : {
          region: {
            startLine: line,
            startColumn: column ?? 1,
            ...(endLine === undefined ? {} : { endLine, endColumn: endColumn ?? 1 }),
          },
        }),
  };
}
