/** A pair of indices of equal elements, one of each side. */
export type Pair = readonly [number, number];

/** Stretches with more differences than this are cut at runs of words that occur once. */
const MOST_EDITS = 3_000;
/** How long those runs are. */
const RUNS = [2, 4, 8];

/**
 * Align two sequences: the pairs of equal elements, rising on both sides.
 *
 * Elements that occur once on each side are landmarks (Cohen's patience diff);
 * between them, the longest common subsequence (Myers, "An O(ND) difference
 * algorithm", Algorithmica 1, 1986). So the time is that of a sort for texts
 * that are nearly the same, however long and however often they repeat themselves.
 */
export function align(one: readonly string[], other: readonly string[]): Pair[] {
  const pairs: Pair[] = [];
  const work: [number, number, number, number][] = [[0, one.length, 0, other.length]];
  // Stretches are taken from the end of the list, so the later half is put there first.
  while (work.length > 0) {
    const next = work.pop();
    if (next === undefined) break;
    let [from, to, start, end] = next;
    while (from < to && start < end && one[from] === other[start]) {
      pairs.push([from, start]);
      from += 1;
      start += 1;
    }
    const tail: Pair[] = [];
    while (from < to && start < end && one[to - 1] === other[end - 1]) {
      to -= 1;
      end -= 1;
      tail.push([to, end]);
    }
    if (from < to && start < end) {
      let landmarks = findLandmarks(one, other, from, to, start, end, 1);
      const common =
        landmarks.length > 0 ? undefined : longestCommon(one, other, from, to, start, end);
      if (common !== undefined) for (const pair of common) pairs.push(pair);
      else {
        for (const size of RUNS) {
          if (landmarks.length === 0) {
            landmarks = findLandmarks(one, other, from, to, start, end, size);
          }
        }
      }
      if (landmarks.length > 0) {
        let last: Pair = [to, end];
        for (const landmark of landmarks.reverse()) {
          work.push([landmark[0], last[0], landmark[1], last[1]]);
          last = landmark;
        }
        work.push([from, last[0], start, last[1]]);
      }
    }
    for (const pair of tail) pairs.push(pair);
  }
  return pairs.sort((a, b) => a[0] - b[0]);
}

/** Runs of elements that occur once in each stretch, in the longest order that both share. */
function findLandmarks(
  one: readonly string[],
  other: readonly string[],
  from: number,
  to: number,
  start: number,
  end: number,
  size: number,
): Pair[] {
  const keyOf = (list: readonly string[], at: number) =>
    size === 1 ? (list[at] ?? '') : list.slice(at, at + size).join(' ');
  const places = new Map<string, { one: number; other: number; isUnique: boolean }>();
  for (let at = from; at + size <= to; at += 1) {
    const key = keyOf(one, at);
    const place = places.get(key);
    if (place === undefined) places.set(key, { one: at, other: -1, isUnique: true });
    else place.isUnique = false;
  }
  for (let at = start; at + size <= end; at += 1) {
    const place = places.get(keyOf(other, at));
    if (place === undefined) continue;
    if (place.other >= 0) place.isUnique = false;
    place.other = at;
  }
  const unique = [...places.values()]
    .filter((place) => place.isUnique && place.other >= 0)
    .map((place): Pair => [place.one, place.other]);
  return longestRising(unique);
}

/** The longest subsequence whose second numbers rise (patience sorting). */
function longestRising(pairs: readonly Pair[]): Pair[] {
  const piles: number[] = [];
  const before: number[] = [];
  for (const [index, pair] of pairs.entries()) {
    let low = 0;
    let high = piles.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[piles[middle] ?? 0]?.[1] ?? 0) < pair[1]) low = middle + 1;
      else high = middle;
    }
    before.push(low > 0 ? (piles[low - 1] ?? -1) : -1);
    piles[low] = index;
  }
  const result: Pair[] = [];
  for (let index = piles.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const pair = pairs[index];
    if (pair !== undefined) result.push(pair);
  }
  return result.reverse();
}

/** The longest common subsequence of two stretches; `undefined` where they differ too much. */
function longestCommon(
  one: readonly string[],
  other: readonly string[],
  from: number,
  to: number,
  start: number,
  end: number,
): Pair[] | undefined {
  const height = to - from;
  const width = end - start;
  const most = Math.min(height + width, MOST_EDITS);
  /** By diagonal, how far it is followed on the first side. */
  const reached = new Int32Array(2 * most + 3);
  const steps: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits += 1) {
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const left = reached[most + diagonal] ?? 0;
      const right = reached[most + diagonal + 2] ?? 0;
      const isDown = diagonal === -edits || (diagonal !== edits && left < right);
      let row = isDown ? right : left + 1;
      while (
        row < height &&
        row - diagonal < width &&
        one[from + row] === other[start + row - diagonal]
      ) {
        row += 1;
      }
      reached[most + diagonal + 1] = row;
      if (row >= height && row - diagonal >= width) {
        return tracePairs(steps, edits, height, width).map(([a, b]) => [from + a, start + b]);
      }
    }
    steps.push(reached.slice(most - edits + 1, most + edits + 2));
  }
  return undefined;
}

/** Go back from the end along the steps, and collect the equal elements on the way. */
function tracePairs(
  steps: readonly Int32Array[],
  edits: number,
  height: number,
  width: number,
): Pair[] {
  const pairs: Pair[] = [];
  let row = height;
  let column = width;
  for (let edit = edits; edit > 0; edit -= 1) {
    const before = steps[edit - 1] ?? new Int32Array();
    const at = (diagonal: number) => before[diagonal + edit - 1] ?? -1;
    const diagonal = row - column;
    const isDown = diagonal === -edit || (diagonal !== edit && at(diagonal - 1) < at(diagonal + 1));
    const last = isDown ? diagonal + 1 : diagonal - 1;
    const lastRow = at(last);
    const lastColumn = lastRow - last;
    while (row > lastRow && column > lastColumn && row > 0 && column > 0) {
      // The equal elements of this diagonal, up to the one edit that led to it.
      if (row - 1 < lastRow || column - 1 < lastColumn) break;
      if (
        row === (isDown ? lastRow : lastRow + 1) &&
        column === (isDown ? lastColumn + 1 : lastColumn)
      )
        break;
      row -= 1;
      column -= 1;
      pairs.push([row, column]);
    }
    row = lastRow;
    column = lastColumn;
  }
  while (row > 0 && column > 0) {
    row -= 1;
    column -= 1;
    pairs.push([row, column]);
  }
  return pairs.reverse();
}
