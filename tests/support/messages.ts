import type { VFile } from 'vfile';
import { severityOf } from '../../src/report/diagnostics.ts';

/** A file's diagnostics, a line each, in the order of their places. */
export function formatMessages(file: VFile): string {
  return [...file.messages]
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
    .map(
      (message) =>
        `${message.line ?? 0}:${message.column ?? 0} ${severityOf(message)} ${message.reason} (${message.ruleId})\n    ${message.note ?? ''}`,
    )
    .join('\n');
}
