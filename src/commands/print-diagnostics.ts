import type { VFile } from 'vfile';
import type { ProjectSettings } from '../project/project.ts';
import type { Severity } from '../report/diagnostics.ts';

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
