/** Finds texts of an artifact in its source, by their words alone. */
export interface Locator {
  /**
   * The lines of the source that a text stands on, from its first words to its
   * last; `undefined` where they are not in one place.
   */
  linesOf(text: string): number[] | undefined;
}

const wordsOf = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/\u00ad/gu, '')
    .match(/\p{sc=Han}|(?:(?!\p{sc=Han})[\p{L}\p{M}\p{N}])+/gu) ?? [];

/** How many words make a text known. */
const ENOUGH = 5;

export function makeLocator(source: string): Locator {
  const words = source
    .split('\n')
    .flatMap((line, index) => wordsOf(line).map((word) => ({ word, line: index + 1 })));
  const find = (wanted: readonly string[]) =>
    words.flatMap((_, at) =>
      wanted.every((word, offset) => words[at + offset]?.word === word) ? [at] : [],
    );
  return {
    linesOf(text) {
      const wanted = wordsOf(text);
      const [start, ...others] = find(wanted.slice(0, ENOUGH));
      if (wanted.length === 0 || start === undefined || others.length > 0) return undefined;
      const first = words[start]?.line ?? 0;
      const tail = find(wanted.slice(-ENOUGH)).find((at) => at >= start);
      const end = tail === undefined ? start : tail + Math.min(ENOUGH, wanted.length) - 1;
      const last = words[end]?.line ?? first;
      return Array.from({ length: Math.max(1, last - first + 1) }, (_, index) => first + index);
    },
  };
}
