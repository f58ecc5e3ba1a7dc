/** A pair of indices of equal elements, one of each side. */
export type Pair = readonly [number, number];

/** Above so many comparisons a stretch without landmarks is taken as replaced. */
const MOST_CELLS = 4_000_000;

/**
 * Align two sequences: the pairs of equal elements, rising on both sides.
 *
 * Elements that occur once on each side are landmarks (Cohen's patience diff);
 * between them, the longest common subsequence. So the time is that of a sort
 * for texts that are nearly the same, however long.
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
      const landmarks = findLandmarks(one, other, from, to, start, end);
      if (landmarks.length === 0) pairs.push(...longestCommon(one, other, from, to, start, end));
      else {
        let last: Pair = [to, end];
        for (const landmark of landmarks.reverse()) {
          work.push([landmark[0], last[0], landmark[1], last[1]]);
          last = landmark;
        }
        work.push([from, last[0], start, last[1]]);
      }
    }
    pairs.push(...tail);
  }
  return pairs.sort((a, b) => a[0] - b[0]);
}

/** Elements that occur once in each stretch, in the longest order that both share. */
function findLandmarks(
  one: readonly string[],
  other: readonly string[],
  from: number,
  to: number,
  start: number,
  end: number,
): Pair[] {
  const places = new Map<string, { one: number; other: number; isUnique: boolean }>();
  for (let at = from; at < to; at += 1) {
    const key = one[at] ?? '';
    const place = places.get(key);
    if (place === undefined) places.set(key, { one: at, other: -1, isUnique: true });
    else place.isUnique = false;
  }
  for (let at = start; at < end; at += 1) {
    const place = places.get(other[at] ?? '');
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

/** The longest common subsequence of two short stretches. */
function longestCommon(
  one: readonly string[],
  other: readonly string[],
  from: number,
  to: number,
  start: number,
  end: number,
): Pair[] {
  const height = to - from;
  const width = end - start;
  if (height * width > MOST_CELLS) return [];
  const lengths = new Uint32Array((height + 1) * (width + 1));
  const at = (row: number, column: number) => row * (width + 1) + column;
  for (let row = height - 1; row >= 0; row -= 1) {
    for (let column = width - 1; column >= 0; column -= 1) {
      lengths[at(row, column)] =
        one[from + row] === other[start + column]
          ? (lengths[at(row + 1, column + 1)] ?? 0) + 1
          : Math.max(lengths[at(row + 1, column)] ?? 0, lengths[at(row, column + 1)] ?? 0);
    }
  }
  const pairs: Pair[] = [];
  let row = 0;
  let column = 0;
  while (row < height && column < width) {
    if (one[from + row] === other[start + column]) {
      pairs.push([from + row, start + column]);
      row += 1;
      column += 1;
    } else if ((lengths[at(row + 1, column)] ?? 0) >= (lengths[at(row, column + 1)] ?? 0)) row += 1;
    else column += 1;
  }
  return pairs;
}
