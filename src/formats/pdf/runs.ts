import type { Chapter, Report } from '../../report/report.ts';

/** Chapters that follow one another without a new page, under one running head. */
export interface Run {
  /** Name of its pages in CSS. */
  page: string;
  /** What its running head says; empty for none. */
  title: string;
  /** A page that only names a part of the report: it has no running head. */
  isPart: boolean;
  matter: Chapter['matter'];
  chapters: Chapter[];
}

/** Short parts that close a report: each on a page of its own would be a page of white. */
const FOLLOWING = new Set(['about', 'acknowledgements', 'disclaimer']);

/**
 * Cut a report into runs of pages. A chapter begins a run, but for what follows
 * on at the end.
 */
export function cutRuns(report: Report): Run[] {
  const runs: Run[] = [];
  for (const chapter of report.chapters) {
    if (chapter.children.length === 0) continue;
    const last = runs.at(-1);
    if (last !== undefined && followsOn(last, chapter)) {
      last.chapters.push(chapter);
      continue;
    }
    const { entry } = chapter;
    runs.push({
      page: `run-${runs.length + 1}`,
      title: entry === undefined ? '' : `${entry.prefix}${entry.text}`,
      isPart: isPart(chapter),
      matter: chapter.matter,
      chapters: [chapter],
    });
  }
  return runs;
}

/** What stands above the text of a report's pages. */
export function listRunningHeads(report: Report): string[] {
  const { shortTitle, title } = report.metadata;
  return [shortTitle ?? title, ...cutRuns(report).map((run) => run.title)];
}

function isPart({ entry, children: [first, ...others] }: Chapter): boolean {
  return (
    first?.type === 'panel' &&
    first.kind === 'part' &&
    others.length === 0 &&
    entry?.children.length === 0
  );
}

function followsOn(run: Run, chapter: Chapter): boolean {
  if (run.matter !== chapter.matter || chapter.matter !== 'back') return false;
  const first = chapter.children[0];
  return first !== undefined && FOLLOWING.has(first.type);
}
