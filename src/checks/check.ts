import type { Place, Severity } from '../report/diagnostics.ts';
import type { Report } from '../report/report.ts';

/** How a check tells of a problem. */
export interface CheckContext {
  /**
   * @param place where it is
   * @param message what is wrong, without a full stop
   * @param hint what to do, one sentence
   */
  report(place: Place, message: string, hint: string): void;
}

/**
 * A rule of `rapporteur check`: a file of `src/checks/rules`, and a page of
 * `docs/rules` that is made from it.
 */
export interface Check {
  /** Stable, in kebab case: settings, comments in sources and SARIF files name it. */
  id: string;
  /** Unless the project sets another, in `rapporteur.yaml` under `rules`. */
  severity: Severity;
  /** One line. */
  summary: string;
  /** Why the rule is there and what it can't see, Markdown. */
  explanation: string;
  /** Source that breaks it, and the same mended. */
  example: { wrong: string; right: string };
  run(report: Report, context: CheckContext): void;
}
