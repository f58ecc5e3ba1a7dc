import type { VFile } from 'vfile';
import { discoverReports } from '../project/discover-reports.ts';
import { canonicalTag } from '../project/language-tag.ts';
import { openProject } from '../project/open-project.ts';
import type { Project, ReportSource } from '../project/project.ts';
import { findSource, groupByReport } from '../translate/find-source.ts';
import {
  readSourceText,
  readTranslation,
  type SourceText,
  type TranslationText,
} from '../translate/workspace.ts';
import type { Arguments, CommandContext } from './command.ts';
import { addCounts, applySeverities, type Counts, noCounts } from './print-diagnostics.ts';
import { createReporter } from './reporters/reporter.ts';
import { selectSources } from './select-sources.ts';
import { during } from './unexpected.ts';
import { UsageError } from './usage-error.ts';

/** A report with the languages that it is in. */
export interface TranslatedReport {
  name: string;
  source: ReportSource;
  /** BCP 47 tags of its other languages. */
  languages: string[];
  /** The files of these languages, by tag: `fr-CA` may be in `fr-ca.md`. */
  paths: ReadonlyMap<string, string>;
}

/** What every `translate` command starts with. */
export interface TranslateRun {
  project: Project;
  reports: TranslatedReport[];
  counts: Counts;
  /** Apply the project's severities to files' diagnostics, print and count them. */
  settle(files: readonly VFile[]): void;
}

/**
 * Open the project and choose its reports.
 *
 * @param names of reports; all of them where there is none
 * @throws {UsageError} for a report that the project has not
 */
export async function startTranslate(
  names: readonly string[],
  { terminal, cwd }: CommandContext,
): Promise<TranslateRun> {
  const project = openProject(cwd);
  const discovery = discoverReports(project);
  const sources = selectSources(discovery.sources, names, []);
  const counts = { ...noCounts };
  const reporter = await createReporter('text', terminal, cwd);
  const reports = [...groupByReport(sources)].flatMap(([name, own]): TranslatedReport[] => {
    const source = findSource(own, project.settings.sourceLanguage);
    if (source === undefined) return [];
    const languages = own.filter((each) => each !== source).map(({ language }) => language);
    const paths = new Map(own.map((each) => [each.language, each.path]));
    return [{ name, source, languages, paths }];
  });
  const run: TranslateRun = {
    project,
    reports,
    counts,
    settle(files) {
      applySeverities([...files], project.settings.rules);
      addCounts(counts, reporter.take(files));
    },
  };
  run.settle([project.file, ...discovery.files]);
  return run;
}

/** Read a report's source; what it can't be read for is reported. */
export function readReportSource(report: TranslatedReport, project: Project): Promise<SourceText> {
  return during(`reading ${report.source.path}`, () => readSourceText(report.source, project));
}

/** Read a report's translation, and compare it with its source. */
export function readReportTranslation(
  text: SourceText,
  language: string,
  report: TranslatedReport,
  project: Project,
): Promise<TranslationText> {
  const path = report.paths.get(language);
  return during(`reading ${path ?? language}`, () =>
    readTranslation(text, language, project, path),
  );
}

/**
 * The languages that `--to` names.
 *
 * @throws {UsageError} for what is no language tag, and where there is none and `isRequired`
 */
export function readLanguages(args: Arguments, isRequired = false): string[] {
  const written = args.values['to'] ?? [];
  if (isRequired && written.length === 0) {
    throw new UsageError('Into which language?', 'Write --to <tag>, as in --to fr.');
  }
  return written.map((text) => {
    const tag = canonicalTag(text);
    if (tag !== undefined) return tag;
    throw new UsageError(`"${text}" is not a language tag`, 'Write a tag such as fr or pt-BR.');
  });
}
