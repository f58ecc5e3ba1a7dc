import type { VFile } from 'vfile';
import { formatList } from '../languages/format.ts';
import { listLanguages, loadLanguage } from '../languages/index.ts';
import { type ParsedSource, parseSource } from '../markdown/parse.ts';
import { resolveReport } from '../markdown/resolve/resolve.ts';
import { polishMetadata } from '../markdown/typography/metadata.ts';
import { loadFonts } from '../project/fonts/load-fonts.ts';
import { loadAssets } from '../project/load-assets.ts';
import { loadTemplate } from '../project/load-template.ts';
import type { Project, ReportSource } from '../project/project.ts';
import { readMetadata } from '../project/read-metadata.ts';
import { readSourceFiles } from '../project/read-source.ts';
import { report as reportProblem } from '../report/diagnostics.ts';
import type { Language } from '../report/language.ts';
import type { Metadata } from '../report/metadata.ts';
import { suggestNearest } from '../report/nearest.ts';
import { textOf } from '../report/phrasing.ts';
import type { Report } from '../report/report.ts';
import { collectCharacters, reportMissingCharacters } from './characters.ts';
import { runWithinLimits, watchLarge } from './limits/within-limits.ts';

/** A report in one language, read whole, and every file that it was read from. */
export interface LoadedReport {
  /** Absent where there is no template to render it with. */
  report?: Report;
  /** With their diagnostics: the source first, then `report.yaml` and the template's files. */
  files: VFile[];
}

/** What a command does to a report before its parts are put together. */
export interface ReportRevision {
  /** Changes the parsed text, and gives the metadata that are to be its. */
  revise(parsed: ParsedSource, metadata: Metadata, language: Language): Metadata;
}

/**
 * Read a report: its source, metadata, images, template and fonts.
 *
 * Every problem of the source is a diagnostic of its file; whether there is an
 * error among them is for the caller to see, with `hasErrors`.
 *
 * @param source which report, in which language
 * @param project where it lies, and its settings
 * @param revision what is to be changed in it, for a draft
 * @throws {EnvironmentError} if a font package is not installed
 * @throws {LimitError} if it takes too long
 */
export async function loadReport(
  source: ReportSource,
  project: Project,
  revision?: ReportRevision,
): Promise<LoadedReport> {
  const { limits } = project.settings;
  const { file, shared } = readSourceFiles(source, project);
  const language = await readLanguage(source.language, file);
  await watchLarge(String(file).length, limits);
  const parsed = runWithinLimits('Reading it', limits, () => parseSource(file, language, limits));
  const { metadata, template: written } = readMetadata({
    shared,
    file,
    frontMatter: parsed.frontMatter,
    tag: source.language,
    language,
    limits,
    title: parsed.title === undefined ? undefined : textOf(parsed.title.children).trim(),
  });
  const revised = revision?.revise(parsed, metadata, language) ?? metadata;
  const files = shared === undefined ? [file] : [file, shared];
  const { template, files: templateFiles } = loadTemplate(project, written);
  files.push(...templateFiles);
  if (template === undefined) return { files };
  const folders = {
    root: project.root,
    directory: source.directory,
    language: source.language,
  };
  const assets = loadAssets(parsed.images, folders, file, limits);
  const report = runWithinLimits('Reading it', limits, () =>
    resolveReport(parsed, {
      name: source.report,
      metadata: polishMetadata(revised, language),
      language,
      assets,
      template,
    }),
  );
  const { fonts, missing } = loadFonts(template.theme, language, collectCharacters(report));
  reportMissingCharacters(missing, report);
  return { report: { ...report, fonts }, files };
}

async function readLanguage(tag: string, file: VFile) {
  const { language, fallback, missing } = await loadLanguage(tag);
  if (fallback) {
    const known = await listLanguages();
    reportProblem(
      file,
      undefined,
      'unknown-language',
      `There are no words for the language “${tag}”; English ones are used`,
      {
        severity: 'warning',
        hint: suggestNearest(tag, known) ?? `There are: ${known.join(', ')}.`,
      },
    );
  }
  if (missing.length > 0) {
    reportProblem(
      file,
      undefined,
      'missing-label',
      `The language “${tag}” lacks ${formatList(missing, language)}; English words are used`,
      {
        severity: 'warning',
        hint: 'Add them to the language’s file.',
      },
    );
  }
  return language;
}
