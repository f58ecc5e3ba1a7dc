import { report as reportProblem } from '../report/diagnostics.ts';
import type { Report } from '../report/report.ts';
import { checks } from './index.ts';

/**
 * Look a report over with every rule. What is found becomes a message of the
 * report's source file, with the rule's own severity; the project's settings
 * are for the caller to apply.
 */
export function runChecks(report: Report): void {
  for (const check of checks) {
    check.run(report, {
      report: (place, message, hint) => {
        reportProblem(report.file, place, check.id, message, { severity: check.severity, hint });
      },
    });
  }
}
