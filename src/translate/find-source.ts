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

/** The sources of a project by report, in their order. */
export function groupByReport(sources: readonly ReportSource[]): Map<string, ReportSource[]> {
  const reports = new Map<string, ReportSource[]>();
  for (const source of sources) {
    reports.set(source.report, [...(reports.get(source.report) ?? []), source]);
  }
  return reports;
}
