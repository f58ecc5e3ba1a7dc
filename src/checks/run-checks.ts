import type { VFile } from 'vfile';
import { report as reportProblem, type Severity } from '../report/diagnostics.ts';
import type { Report } from '../report/report.ts';
import { rules } from '../report/rules.ts';
import { applyControls } from './controls.ts';
import { checks } from './index.ts';

/** A report as it was loaded, and what its project says of rules. */
export interface CheckInput {
  /** Absent where it could not be read whole: then only its comments are looked at. */
  report?: Report | undefined;
  /** Every file that it was read from, with their diagnostics. */
  files: readonly VFile[];
  /** The severities of the project's settings, by rule id. */
  severities: Readonly<Record<string, Severity | 'off'>>;
}

/**
 * Look a report over with every rule that is on, and leave out what comments of
 * the source silence. What is found becomes a message of the file that it is in,
 * with the rule's own severity; the settings' severities are for the caller to
 * apply, since they are for other messages too.
 */
export function runChecks({ report, files, severities }: CheckInput): void {
  const severityOf = (id: string) => (Object.hasOwn(severities, id) ? severities[id] : undefined);
  for (const check of report === undefined ? [] : checks) {
    const set = severityOf(check.id) ?? check.severity;
    if (report === undefined || set === 'off') continue;
    check.run(report, {
      report: (place, message, hint, more = {}) => {
        const { file = report.file, severity = set, related, fix } = more;
        reportProblem(file, place, check.id, message, {
          severity,
          hint,
          ...(related === undefined ? {} : { related }),
          ...(fix === undefined ? {} : { fix }),
        });
      },
      files,
      isSet: severityOf(check.id) !== undefined,
    });
  }
  const isOff = (id: string) =>
    (severityOf(id) ?? checks.find((check) => check.id === id)?.severity) === 'off';
  for (const file of files) {
    applyControls(
      file,
      (id) => !['making', 'translating'].includes(rules.get(id)?.stage ?? '') && !isOff(id),
    );
  }
}
