import type { Item, LinePlace } from '../content.ts';
import { comparable } from '../text.ts';
import type { Artifact, Finding } from './finding.ts';
import { describePlace, placeOf } from './finding.ts';
import type { Gap } from './moves.ts';
import type { Match } from './structure.ts';
import { IMAGE, quoteTokens, type Token } from './tokens.ts';

/** A number of a list: `1.`, `2)`. */
const LABEL = /^(?:(?:\p{N}+|\p{L})(?: ?[.)])|[•◦▪‣·*-])$/u;

/** What of a text can be seen in a file without tags: an image’s description can’t. */
export function withoutImages(tokens: readonly Token[]): Token[] {
  return tokens.filter(({ key }) => key !== IMAGE);
}

/**
 * Whether a difference is one of form that only tags would tell of: what is
 * counted and stands before an item of a list, the head of a table on each of
 * its pages, the mark between a label and its title where a line ends instead.
 */
export function isUntaggedForm(
  gap: Gap,
  expected: readonly Token[],
  observed: readonly Token[],
  found: Int32Array,
  { untagged }: Artifact,
): boolean {
  if (untagged === undefined) return false;
  if (gap.start === gap.end) return isSeparator(gap, expected, observed);
  if (gap.from !== gap.to) return false;
  const added = observed.slice(gap.start, gap.end);
  // What heads the notes at the end is of neither text.
  if (added[0]?.followsBreak && joinKeys(added) === comparable(untagged.notes)) return true;
  for (let step = 0; step <= gap.end - gap.start; step += 1) {
    // “. 5” before “.” is “5 .” after it.
    if (step > 0 && observed[gap.start + step - 1]?.key !== observed[gap.end + step - 1]?.key)
      break;
    const slid = {
      ...{ from: gap.from + step, to: gap.to + step },
      ...{ start: gap.start + step, end: gap.end + step },
    };
    if (!isLabel(slid, expected, observed) && !isRepeatedHead(slid, expected, observed)) continue;
    for (let at = 0; at < step; at += 1) found[gap.from + at] = gap.start + at;
    const next = observed[slid.end];
    // What follows the label begins the line’s text.
    if (next !== undefined) next.followsBreak = true;
    return true;
  }
  return false;
}

function isLabel({ to, start, end }: Gap, expected: readonly Token[], observed: readonly Token[]) {
  const after = expected[to];
  if (after?.isFirst !== true || after.item.list?.isStart !== true) return false;
  const [first] = observed.slice(start, end);
  return first?.followsBreak === true && LABEL.test(joinKeys(observed.slice(start, end)));
}

function isRepeatedHead(
  { from, to, start, end }: Gap,
  expected: readonly Token[],
  observed: readonly Token[],
): boolean {
  const table = expected[to]?.item.cell?.table;
  if (table === undefined || expected[from - 1]?.item.cell?.table !== table) return false;
  const head = expected.filter(({ item: { cell } }) => cell?.table === table && cell.row === 0);
  const isNewPage = observed[start - 1]?.item.place !== observed[start]?.item.place;
  return isNewPage && joinKeys(head) === joinKeys(observed.slice(start, end));
}

/** A layout may put a title below its label, on a line of its own. */
function isSeparator(
  { from, to, start }: Gap,
  expected: readonly Token[],
  observed: readonly Token[],
): boolean {
  const [first] = expected.slice(from, to);
  return (
    to - from === 1 &&
    first !== undefined &&
    /^[:.–—-]$/u.test(first.key) &&
    first.item.level !== undefined &&
    first.item.block?.name === 'panel' &&
    observed[start]?.followsBreak === true
  );
}

function joinKeys(tokens: readonly Token[]): string {
  return tokens.map(({ key }) => key).join(' ');
}

/** What begins a paragraph, a cell or an item of the source begins a line, below what is before it. */
export function compareLines(
  groups: ReadonlyMap<Item, readonly Match[]>,
  artifact: Artifact,
): Finding[] {
  const findings: Finding[] = [];
  let before: LinePlace | undefined;
  for (const matches of groups.values()) {
    const say = (rule: Finding['rule'], message: string, match: Match) =>
      findings.push({
        rule,
        message: `${describePlace(artifact, match.observed.item)}: ${message}`,
        place: placeOf(match.expected),
      });
    const [first] = matches;
    if (first !== undefined && runsOn(first)) {
      const named = quoteTokens(
        matches.map((match) => match.expected),
        6,
      );
      say('verify-paragraph', `${named} runs on in the line before it`, first);
    }
    for (const match of matches) {
      const { line } = match.observed.item;
      if (line === undefined || line === before) continue;
      if (before !== undefined && isAbove(line, before)) {
        const text = quoteTokens([match.expected]);
        say('verify-displaced', `${text} stands above what comes before it in the source`, match);
      }
      before = line;
    }
  }
  return findings;
}

function runsOn({ expected, observed }: Match): boolean {
  return (
    expected.isFirst &&
    expected.item.isPerson !== true &&
    !observed.isFirst &&
    !observed.followsBreak
  );
}

/** Whether a line is above another of the same column. */
function isAbove(line: LinePlace, other: LinePlace): boolean {
  return (
    line.page === other.page &&
    line.y > other.y + 1 &&
    line.from < other.to - 1 &&
    other.from < line.to - 1
  );
}
