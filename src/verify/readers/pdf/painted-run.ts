/** A run of text as it is painted, from left to right. */
export interface PaintedRun {
  /** What its glyphs stand for, in the order in which they are painted. */
  units: string[];
  /** Painted from the end of the text to its beginning: `/ReversedChars` (ISO 32000-2, 14.8.2.5.3). */
  isReversed: boolean;
  x: number;
  y: number;
  /** Height of the letters, in points. */
  size: number;
}

/**
 * The text of one painted line in the order in which it is read: that of the
 * stream, each run that is marked as reversed turned round. Whether the runs
 * are in the right order is what is to be found out.
 */
export function readLine(runs: readonly PaintedRun[]): string {
  const text = runs
    .map(({ units, isReversed }) => (isReversed ? [...units].reverse() : units).join(''))
    .join('');
  // At which end of words from right to left a space is depends on what is painted beside them.
  const isAtEnd = runs.some((run) => run.isReversed) && /^\s|\s$/u.test(text);
  return isAtEnd ? ` ${text.trim()} ` : text;
}
