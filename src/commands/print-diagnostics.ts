import path from 'node:path';
import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import type { ProjectSettings } from '../project/project.ts';
import { type Severity, severityOf } from '../report/diagnostics.ts';
import type { Terminal } from './terminal.ts';

/** How many diagnostics there were of each severity. */
export type Counts = Record<Severity, number>;

export const noCounts: Readonly<Counts> = { error: 0, warning: 0, info: 0 };

/** Give rules the severities of the project's settings. */
export function applySeverities(files: readonly VFile[], rules: ProjectSettings['rules']): void {
  for (const file of files) {
    file.messages = file.messages.filter((message) => {
      const severity = message.ruleId === undefined ? undefined : ownValue(rules, message.ruleId);
      if (severity === 'off') return false;
      if (severity === 'error') message.fatal = true;
      else if (severity === 'warning') message.fatal = false;
      else if (severity === 'info') message.fatal = undefined;
      return true;
    });
  }
}

function ownValue<T>(record: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/**
 * Print diagnostics, `file:line:column severity message (rule)` with the hint
 * below, in the order of files and places.
 *
 * @param files their messages are printed; a message of a file that several reports share, once
 * @param terminal where to
 * @param cwd absolute path that file names are shown relative to
 * @param printed what has been printed already in this run; it is added to
 * @returns how many were printed
 */
export function printDiagnostics(
  files: readonly VFile[],
  terminal: Terminal,
  cwd: string,
  printed: Set<string>,
): Counts {
  const counts = { ...noCounts };
  const entries = files
    .flatMap((file) => file.messages.map((message) => ({ name: nameFile(file, cwd), message })))
    .sort(byPlace);
  for (const { name, message } of entries) {
    const severity = severityOf(message);
    const line = formatMessage(name, message, severity, terminal);
    if (printed.has(line)) continue;
    printed.add(line);
    counts[severity] += 1;
    terminal.complain(line);
    if (message.note !== undefined) terminal.complain(`    ${message.note}`);
  }
  return counts;
}

function nameFile(file: VFile, cwd: string): string {
  if (file.path === undefined) return 'rapporteur';
  return path.relative(cwd, path.resolve(file.cwd, file.path)) || '.';
}

interface Entry {
  name: string;
  message: VFileMessage;
}

function byPlace(one: Entry, other: Entry): number {
  if (one.name !== other.name) return one.name < other.name ? -1 : 1;
  const line = (one.message.line ?? 0) - (other.message.line ?? 0);
  if (line !== 0) return line;
  const column = (one.message.column ?? 0) - (other.message.column ?? 0);
  if (column !== 0) return column;
  return (one.message.ruleId ?? '') < (other.message.ruleId ?? '') ? -1 : 1;
}

function formatMessage(
  name: string,
  message: VFileMessage,
  severity: Severity,
  { colours }: Terminal,
): string {
  const colour = { error: colours.red, warning: colours.yellow, info: colours.cyan }[severity];
  const place =
    message.line === undefined ? name : `${name}:${message.line}:${message.column ?? 1}`;
  const rule = message.ruleId === undefined ? '' : ` ${colours.dim(`(${message.ruleId})`)}`;
  return `${place} ${colour(severity)} ${message.reason}${rule}`;
}

/** `2 errors, 1 warning`; empty where there is nothing to count. */
export function describeCounts(counts: Counts): string {
  const word = (count: number, one: string, more: string) =>
    count === 1 ? `1 ${one}` : `${count} ${more}`;
  return [
    ...(counts.error > 0 ? [word(counts.error, 'error', 'errors')] : []),
    ...(counts.warning > 0 ? [word(counts.warning, 'warning', 'warnings')] : []),
    ...(counts.info > 0 ? [word(counts.info, 'note', 'notes')] : []),
  ].join(', ');
}

/** Sum of counts, in place. */
export function addCounts(total: Counts, more: Counts): void {
  total.error += more.error;
  total.warning += more.warning;
  total.info += more.info;
}
