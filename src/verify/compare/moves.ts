import type { Token } from './tokens.ts';

/** Tokens that have no counterpart, between two that have. */
export interface Gap {
  /** From where to where in the source. */
  from: number;
  to: number;
  /** From where to where in the artifact. */
  start: number;
  end: number;
}

/** A run that stands elsewhere. */
export interface Move {
  from: number;
  start: number;
  size: number;
}

/** Fewer words that are lost here and added far away are no move. */
const LEAST = 4;

/**
 * Find runs that are lost at one place and added at another, and what is left
 * of the gaps without them.
 */
export function findMoves(
  gaps: readonly Gap[],
  expected: readonly Token[],
  observed: readonly Token[],
): { moves: Move[]; rest: Gap[] } {
  const moves: Move[] = [];
  const taken = new Set<number>();
  const given = new Set<number>();
  const places = indexRuns(gaps, observed);
  for (const { from, to } of gaps) {
    for (let at = from; at + LEAST <= to; ) {
      const move = longestRun(at, to, places, taken, expected, observed);
      if (move === undefined) {
        at += 1;
        continue;
      }
      moves.push(move);
      for (let step = 0; step < move.size; step += 1) {
        taken.add(move.start + step);
        given.add(at + step);
      }
      at += move.size;
    }
  }
  return { moves, rest: gaps.flatMap((gap) => cutGap(gap, given, taken)) };
}

interface Places {
  starts: Map<string, number[]>;
  /** Where the gap of a token ends. */
  ends: Map<number, number>;
}

function indexRuns(gaps: readonly Gap[], observed: readonly Token[]): Places {
  const places: Places = { starts: new Map(), ends: new Map() };
  for (const { start, end } of gaps) {
    for (let at = start; at + LEAST <= end; at += 1) {
      const key = keyOf(observed, at);
      places.starts.set(key, [...(places.starts.get(key) ?? []).slice(-20), at]);
      places.ends.set(at, end);
    }
  }
  return places;
}

function keyOf(tokens: readonly Token[], at: number): string {
  return tokens
    .slice(at, at + LEAST)
    .map((token) => token.key)
    .join(' ');
}

function longestRun(
  from: number,
  to: number,
  { starts, ends }: Places,
  taken: ReadonlySet<number>,
  expected: readonly Token[],
  observed: readonly Token[],
): Move | undefined {
  let best: Move | undefined;
  for (const start of starts.get(keyOf(expected, from)) ?? []) {
    const end = ends.get(start) ?? start;
    let size = 0;
    while (
      from + size < to &&
      start + size < end &&
      !taken.has(start + size) &&
      expected[from + size]?.key === observed[start + size]?.key
    ) {
      size += 1;
    }
    if (size >= LEAST && size > (best?.size ?? 0)) best = { from, start, size };
  }
  return best;
}

/** What is left of a gap: as it is, or, where something was taken out, run by run. */
function cutGap(gap: Gap, given: ReadonlySet<number>, taken: ReadonlySet<number>): Gap[] {
  const lost = listRuns(gap.from, gap.to, given);
  const added = listRuns(gap.start, gap.end, taken);
  const isWhole = (runs: readonly [number, number][], from: number, to: number) =>
    from === to || (runs.length === 1 && runs[0]?.[0] === from && runs[0][1] === to);
  if (isWhole(lost, gap.from, gap.to) && isWhole(added, gap.start, gap.end)) return [gap];
  return [
    ...lost.map(([from, to]): Gap => ({ from, to, start: gap.start, end: gap.start })),
    ...added.map(([start, end]): Gap => ({ from: gap.from, to: gap.from, start, end })),
  ];
}

function listRuns(from: number, to: number, without: ReadonlySet<number>): [number, number][] {
  const runs: [number, number][] = [];
  for (let at = from; at < to; at += 1) {
    if (without.has(at)) continue;
    const last = runs.at(-1);
    if (last?.[1] === at) last[1] = at + 1;
    else runs.push([at, at + 1]);
  }
  return runs;
}
