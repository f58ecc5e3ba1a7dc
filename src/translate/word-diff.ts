/** A run of words that two texts share, or that only one of them has. */
export interface DiffRun {
  type: 'same' | 'removed' | 'added';
  text: string;
}

/** Words, Han characters one by one, numbers, marks and the spaces between. */
const WORDS = /\p{sc=Han}|[\p{L}\p{M}’']+|[\p{Nd}.,]*\p{Nd}|\{\/?\w+\}|\s+|./gsu;

/** A text in words, as they are compared. */
export function splitWords(text: string): string[] {
  return text.match(WORDS) ?? [];
}

/** Cells of the table: two texts of 2,000 words each; nobody reads more of a difference. */
const LARGEST = 16_000_000;

/**
 * Compare two texts word by word (longest common subsequence).
 *
 * @returns runs that give `before` without those that are added, and `after`
 *   without those that are removed
 */
function diffWords(before: string, after: string): DiffRun[] {
  const one = splitWords(before);
  const other = splitWords(after);
  if (one.length * other.length > LARGEST) {
    return [
      { type: 'removed', text: before },
      { type: 'added', text: after },
    ];
  }
  const width = other.length + 1;
  const lengths = new Uint32Array((one.length + 1) * width);
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        one[i] === other[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  const runs: DiffRun[] = [];
  const add = (type: DiffRun['type'], text: string) => {
    const last = runs.at(-1);
    if (last?.type === type) last.text += text;
    else runs.push({ type, text });
  };
  let i = 0;
  let j = 0;
  while (i < one.length || j < other.length) {
    if (i < one.length && j < other.length && one[i] === other[j]) {
      add('same', one[i] ?? '');
      i += 1;
      j += 1;
    } else if (
      j >= other.length ||
      (i < one.length && (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0))
    ) {
      add('removed', one[i] ?? '');
      i += 1;
    } else {
      add('added', other[j] ?? '');
      j += 1;
    }
  }
  return runs;
}

/** How many characters of what has not changed are shown beside what has. */
const CONTEXT = 24;

/**
 * A difference in one line, what went in `[-…-]` and what came in `{+…+}`, as
 * `git diff --word-diff` writes it.
 */
export function describeDifference(
  before: string,
  after: string,
  paint: { removed(text: string): string; added(text: string): string } = {
    removed: (text) => text,
    added: (text) => text,
  },
): string {
  const runs = diffWords(before, after);
  return runs
    .map(({ type, text }, index) => {
      if (type === 'removed') return paint.removed(`[-${text}-]`);
      if (type === 'added') return paint.added(`{+${text}+}`);
      return shorten(text, index > 0, index < runs.length - 1);
    })
    .join('');
}

/** Unchanged text with its middle left out, or the end that no change stands beside. */
function shorten(text: string, hasBefore: boolean, hasAfter: boolean): string {
  if (text.length <= 2 * CONTEXT) return text;
  const start = hasBefore ? text.slice(0, CONTEXT).replace(/(?<=\s)\S*$/u, '') : '';
  const end = hasAfter ? text.slice(-CONTEXT).replace(/^\S*(?=\s)/u, '') : '';
  return `${start}…${end}`;
}
