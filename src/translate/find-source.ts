import type { ReportSource } from '../project/project.ts';

/**
 * The source of a report among its languages: the project's source language,
 * or one of its regions, or else the first by name.
 *
 * @param sources of one report
 * @param language the project's source language
 */
export function findSource(
  sources: readonly ReportSource[],
  language: string,
): ReportSource | undefined {
  const base = (tag: string) => tag.split('-')[0];
  return (
    sources.find((source) => source.language === language) ??
    sources.find((source) => base(source.language) === base(language)) ??
    [...sources].sort((a, b) => (a.language < b.language ? -1 : 1))[0]
  );
}

/**
 * The text that another one is translated from; `undefined` for one that is no
 * translation.
 *
 * @param source the translation
 * @param sources every text of the project
 * @param language the project's source language
 */
export function findOriginal(
  source: ReportSource,
  sources: readonly ReportSource[],
  language: string,
): ReportSource | undefined {
  const own = sources.filter(({ report }) => report === source.report);
  const original = findSource(own, language);
  return original?.path === source.path ? undefined : original;
}

/** The sources of a project by report, in their order. */
export function groupByReport(sources: readonly ReportSource[]): Map<string, ReportSource[]> {
  const reports = new Map<string, ReportSource[]>();
  for (const source of sources) {
    reports.set(source.report, [...(reports.get(source.report) ?? []), source]);
  }
  return reports;
}
