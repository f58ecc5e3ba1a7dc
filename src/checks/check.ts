import type { VFile } from 'vfile';
import type { Place, Severity } from '../report/diagnostics.ts';
import type { Report } from '../report/report.ts';

/** What a page of `docs/rules` says of a rule, wherever its problems are found. */
export interface RulePage {
  /** Stable, in kebab case: settings, comments in sources and SARIF files name it. */
  id: string;
  /** Unless the project sets another, in `rapporteur.yaml` under `rules`; `off`: only if it does. */
  severity: Severity | 'off';
  /** One line. */
  summary: string;
  /** Why the rule is there and what it can't see, Markdown. */
  explanation: string;
  /** Source that breaks it, and the same mended; absent where no source shows it. */
  example?: {
    wrong: string;
    right: string;
    /** `markdown` unless said otherwise. */
    syntax?: 'yaml';
    /** Of the report that the example is from; `en` unless said otherwise. */
    language?: string;
  };
}

/** What a check says of a problem besides. */
export interface CheckOptions {
  /** The file that it is in, where it is not the report's source. */
  file?: VFile;
  /** Where this problem is not as bad as the rule's others; a project's setting counts all the same. */
  severity?: Severity;
  /** Another place of the source that it is about, and what is there. */
  related?: { place: Place; message: string };
  /** What takes the place of the stretch that is reported, where there is one right answer. */
  fix?: string;
}

/** How a check tells of a problem. */
export interface CheckContext {
  /**
   * @param place where it is
   * @param message what is wrong, without a full stop
   * @param hint what to do, one sentence
   */
  report(place: Place, message: string, hint: string, more?: CheckOptions): void;
  /** Every file that the report was read from: the source, `report.yaml`, the template's. */
  files: readonly VFile[];
  /** The project gives the rule a severity: it is wanted, however little there is to look at. */
  isSet: boolean;
}

/**
 * A rule of `rapporteur check`: a file of `src/checks/rules`, and a page of
 * `docs/rules` that is made from it.
 */
export interface Check extends RulePage {
  example: NonNullable<RulePage['example']>;
  run(report: Report, context: CheckContext): void;
}
