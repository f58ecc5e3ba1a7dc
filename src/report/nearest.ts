/**
 * The known word that was most likely meant.
 *
 * The distance is Damerau-Levenshtein's in its optimal string alignment form
 * (insert, delete, replace, swap of neighbours), upper and lower case being the
 * same. A word is near when no more than a third of it differs, so that short
 * words don't turn into unrelated ones: "ar" is not "fr".
 *
 * @param word what was written
 * @param known what could have been meant, in order of preference
 * @returns the nearest known word, or `undefined` where none is near
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const written = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const limit = Math.floor(Math.max(written.length, candidate.length) / 3);
    const distance = measureDistance(written, candidate.toLowerCase(), limit);
    if (distance <= limit && distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** A sentence for a hint that names the nearest known word; `undefined` where none is near. */
export function suggestNearest(word: string, known: Iterable<string>): string | undefined {
  const found = nearest(word, known);
  return found === undefined ? undefined : `Did you mean "${found}"?`;
}

/**
 * The Damerau-Levenshtein distance of two words (optimal string alignment), or
 * infinity once it is sure to exceed the limit. Case counts.
 */
export function measureDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return Number.POSITIVE_INFINITY;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (row > 1 && column > 1 && swapped) {
        cost = Math.min(cost, (beforePrevious[column - 2] ?? 0) + 1);
      }
      current.push(cost);
    }
    if (Math.min(...current) > limit) return Number.POSITIVE_INFINITY;
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length] ?? Number.POSITIVE_INFINITY;
}
