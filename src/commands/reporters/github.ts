import { byPlace, type Diagnostic, toPosix } from './diagnostic.ts';
import type { WriteAll } from './reporter.ts';
import { writeText } from './text.ts';

/** GitHub shows so many annotations of each kind in one step, and drops the others. */
const LIMIT = 10;

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const;

/**
 * Diagnostics as workflow commands of GitHub Actions, which annotates the lines
 * of a pull request with them. The worst come first; what is more than GitHub
 * shows is written as text into the log, so that nothing is lost.
 *
 * Escapes are those of `@actions/core` (packages/core/src/command.ts):
 * properties also escape `:` and `,`.
 */
export const writeGithub: WriteAll = (diagnostics, terminal) => {
  for (const severity of ['error', 'warning', 'info'] as const) {
    const all = diagnostics.filter((each) => each.severity === severity).sort(byPlace);
    for (const diagnostic of all.slice(0, LIMIT)) terminal.print(formatCommand(diagnostic));
    for (const diagnostic of all.slice(LIMIT)) writeText(diagnostic, terminal);
  }
};

function formatCommand(diagnostic: Diagnostic): string {
  const { path, line, column, endLine, endColumn, severity, rule, message, hint } = diagnostic;
  const isOneLine = line !== undefined && endLine === line && endColumn !== column;
  const properties = Object.entries({
    file: toPosix(path),
    line,
    endLine,
    // A column is understood only of a stretch within one line.
    ...(isOneLine ? { col: column, endColumn } : {}),
    title: rule === undefined ? undefined : `rapporteur: ${rule}`,
  }).flatMap(([key, value]) =>
    value === undefined
      ? []
      : [`${key}=${escapeData(String(value)).replace(/[:,]/gu, escapeMark)}`],
  );
  const text = hint === undefined ? message : `${message}\n${hint}`;
  return `::${COMMANDS[severity]} ${properties.join(',')}::${escapeData(text)}`;
}

function escapeData(text: string): string {
  return text.replace(/%/gu, '%25').replace(/\r/gu, '%0D').replace(/\n/gu, '%0A');
}

function escapeMark(mark: string): string {
  return mark === ':' ? '%3A' : '%2C';
}
