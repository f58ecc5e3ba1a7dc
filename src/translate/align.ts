import { toAsciiDigits } from '../report/digits.ts';
import { isMetadata } from './compose.ts';
import { plainText } from './content.ts';
import { type Segment, signatureOf } from './segment.ts';

/** Which segment of a translation translates which of the source. */
export interface Alignment {
  /** For each segment of the source its translation, where there is one. */
  targets: (Segment | undefined)[];
  /** Segments of the translation that nothing in the source asks for. */
  surplus: Segment[];
}

/**
 * Find out which segments belong together, by what they are and what a
 * translation keeps: kinds, marks, numbers, ids, length; and by what is known
 * from before. Metadata have names of their own; texts are aligned in their
 * order, as in a comparison of files (Needleman and Wunsch, 1970).
 *
 * @param source segments of the source, in order
 * @param target segments of the translation, in order
 * @param known how well it is known that two belong together; 0 for not at all
 * @param anchors finds those of which it is certain
 */
export function alignSegments(
  source: readonly Segment[],
  target: readonly Segment[],
  known: (one: Segment, other: Segment) => number = () => 0,
  anchors?: FindAnchors,
): Alignment {
  const byPath = new Map(target.filter(isMetadata).map((segment) => [segment.path, segment]));
  const texts = source.filter((segment) => !isMetadata(segment));
  const others = target.filter((segment) => !isMetadata(segment));
  const pairs = alignBetween(texts, others, anchors?.(texts, others) ?? [], known);
  const used = new Set(pairs.values());
  const paths = new Set(source.map(({ path }) => path));
  return {
    targets: source.map((segment) =>
      isMetadata(segment) ? byPath.get(segment.path) : pairs.get(segment),
    ),
    surplus: [
      // `keywords` can have more items in one language than in another.
      ...[...byPath.values()].filter(
        (segment) => segment.file === 'own' && !paths.has(segment.path) && isItem(segment),
      ),
      ...others.filter((segment) => !used.has(segment)),
    ],
  };
}

const isItem = (segment: Segment) =>
  /\.\d+$/u.test(segment.path) && !/\.(keywords|authors|editors)\./u.test(segment.path);

/** Pairs of which it is certain that they belong together, in the order of both texts. */
export type FindAnchors = (
  source: readonly Segment[],
  target: readonly Segment[],
) => [source: number, target: number][];

/** Align what stands between the anchors: a long text of which little has changed is quickly done. */
function alignBetween(
  source: readonly Segment[],
  target: readonly Segment[],
  anchors: readonly [source: number, target: number][],
  known: (one: Segment, other: Segment) => number,
): Map<Segment, Segment> {
  const pairs = new Map<Segment, Segment>();
  let [i, j] = [0, 0];
  for (const [nextI, nextJ] of [...anchors, [source.length, target.length] as const]) {
    const between = [source.slice(i, nextI), target.slice(j, nextJ)] as const;
    for (const [one, other] of alignTexts(...between, known)) pairs.set(one, other);
    const [one, other] = [source[nextI], target[nextJ]];
    if (one !== undefined && other !== undefined) pairs.set(one, other);
    [i, j] = [nextI + 1, nextJ + 1];
  }
  return pairs;
}

/**
 * The longest sequence of pairs that is in the order of both texts.
 *
 * @param pairs by their first index, which no two have in common
 */
export function keepOrder(
  pairs: readonly [source: number, target: number][],
): [source: number, target: number][] {
  // Patience sorting: the last pair of the best sequence of each length.
  const ends: number[] = [];
  const previous = new Int32Array(pairs.length).fill(-1);
  for (const [index, [, target]] of pairs.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < target) low = middle + 1;
      else high = middle;
    }
    previous[index] = ends[low - 1] ?? -1;
    ends[low] = index;
  }
  const kept: [number, number][] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) {
    const pair = pairs[index];
    if (pair !== undefined) kept.unshift(pair);
  }
  return kept;
}

function alignTexts(
  source: readonly Segment[],
  target: readonly Segment[],
  known: (one: Segment, other: Segment) => number,
): Map<Segment, Segment> {
  if (source.length === 0 || target.length === 0) return new Map();
  if (source.length * target.length > LARGEST) return pairInOrder(source, target);
  const rows = source.map(describe);
  const columns = target.map(describe);
  if (isSameShape(rows, columns)) {
    return new Map(source.map((segment, index) => [segment, target[index] ?? segment]));
  }
  const width = target.length + 1;
  const best = new Float32Array((source.length + 1) * width);
  const steps = new Uint8Array((source.length + 1) * width);
  const [diagonal, up, left] = [1, 2, 3];
  for (const [i, row] of rows.entries()) {
    for (const [j, column] of columns.entries()) {
      const here = (i + 1) * width + j + 1;
      const pair = scorePair(row, column) + known(row.segment, column.segment);
      const across = (best[i * width + j] ?? 0) + pair;
      const above = best[i * width + j + 1] ?? 0;
      const before = best[here - 1] ?? 0;
      if (across > above && across > before) {
        best[here] = across;
        steps[here] = diagonal;
      } else {
        best[here] = Math.max(above, before);
        steps[here] = above >= before ? up : left;
      }
    }
  }
  const pairs = new Map<Segment, Segment>();
  let i = source.length;
  let j = target.length;
  while (i > 0 && j > 0) {
    const step = steps[i * width + j];
    const [one, other] = [source[i - 1], target[j - 1]];
    if (step === diagonal && one !== undefined && other !== undefined) {
      pairs.set(one, other);
      i -= 1;
      j -= 1;
    } else if (step === left) j -= 1;
    else i -= 1;
  }
  return pairs;
}

/** Cells of the table: two texts of 2,000 segments each, between what is known. */
const LARGEST = 4_000_000;

/** Whether each of two lists of texts looks like its counterpart: then nothing is to be found out. */
function isSameShape(rows: readonly Described[], columns: readonly Described[]): boolean {
  return (
    rows.length === columns.length &&
    rows.every((row, index) => {
      const column = columns[index];
      return column?.segment.kind === row.segment.kind && column.marks === row.marks;
    })
  );
}

/** How far texts of the same kind are looked for where the table would be too large. */
const AHEAD = 20;

/** Without a table: each segment with the next of its kind. */
function pairInOrder(
  source: readonly Segment[],
  target: readonly Segment[],
): Map<Segment, Segment> {
  const pairs = new Map<Segment, Segment>();
  let at = 0;
  for (const segment of source) {
    const near = target.slice(at, at + AHEAD);
    const index = near.findIndex((other) => classOf(other) === classOf(segment));
    const found = near[index];
    if (found === undefined) continue;
    pairs.set(segment, found);
    at += index + 1;
  }
  return pairs;
}

interface Described {
  segment: Segment;
  /** What can be its counterpart. */
  class: string;
  marks: string;
  digits: string;
  scope: string;
  length: number;
}

function describe(segment: Segment): Described {
  const text = plainText(segment.content);
  const digits = [...text.matchAll(/\p{Nd}+/gu)].map(([run]) => toAsciiDigits(run));
  return {
    segment,
    class: classOf(segment),
    marks: segment.marks
      .map(signatureOf)
      .filter((signature) => /^(?:link|note|image|code|address) /u.test(signature))
      .sort()
      .join('\n'),
    digits: digits.sort().join(' '),
    scope: segment.path.replace(/\.[^.]*$/u, ''),
    length: text.length,
  };
}

const classes: Record<string, string> = {
  Title: 'Heading',
  Caption: 'Heading',
  'Person: name, role, affiliation': 'List item',
};

const classOf = ({ kind }: Segment) => classes[kind] ?? kind;

/** How much two segments look alike; below zero if they can't be the same. */
function scorePair(one: Described, other: Described): number {
  if (one.class !== other.class) return -1;
  // A panel's title is a heading in plain Markdown.
  let score = one.segment.kind === other.segment.kind ? 1 : 0.5;
  if (one.marks !== '' || other.marks !== '') score += one.marks === other.marks ? 2 : -0.5;
  if (one.digits !== '' && one.digits === other.digits) score += 1;
  if (one.scope === other.scope) score += 1;
  if (one.segment.context.length === other.segment.context.length) score += 0.5;
  const short = Math.min(one.length, other.length);
  return score + (0.5 * short) / Math.max(one.length, other.length, 1);
}
