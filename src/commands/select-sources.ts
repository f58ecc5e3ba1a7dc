import type { ReportSource } from '../project/project.ts';
import { suggestNearest } from '../report/nearest.ts';
import { UsageError } from './usage-error.ts';

/**
 * The sources that a command was asked for; all of them where it was not.
 *
 * @param sources what the project has
 * @param reports names or folders of reports
 * @param languages tags
 * @throws {UsageError} for a report or language that the project has not
 */
export function selectSources(
  sources: readonly ReportSource[],
  reports: readonly string[],
  languages: readonly string[],
): ReportSource[] {
  const names = [...new Set(sources.map((source) => source.report))];
  const wanted = reports.map((written) => {
    // A shell completes folders: source/peacekeeping/.
    const name = written.replace(/[\\/]+$/, '').replace(/^.*[\\/]/, '');
    if (names.includes(name)) return name;
    throw new UsageError(`There is no report "${written}"`, suggest(name, names, 'Reports'));
  });
  const tags = [...new Set(sources.map((source) => source.language))];
  const wantedTags = languages.map((written) => {
    const tag = tags.find((candidate) => candidate.toLowerCase() === written.toLowerCase());
    if (tag !== undefined) return tag;
    throw new UsageError(
      `No report is in the language "${written}"`,
      suggest(written, tags, 'Languages'),
    );
  });
  const selected = sources.filter(
    ({ report, language }) =>
      (wanted.length === 0 || wanted.includes(report)) &&
      (wantedTags.length === 0 || wantedTags.includes(language)),
  );
  if (selected.length === 0 && sources.length > 0) {
    throw new UsageError(`${wanted.join(', ')} is not there in ${wantedTags.join(', ')}`);
  }
  return selected;
}

function suggest(word: string, known: string[], kind: string): string {
  if (known.length === 0) return 'The project has none.';
  return suggestNearest(word, known) ?? `${kind}: ${known.join(', ')}.`;
}
