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

type Kind = 'left' | 'right' | 'number' | 'neutral';

/**
 * The text of one painted line in the order in which it is read: the bidi
 * algorithm (UAX 9) backwards. A line without reversed runs is as it is painted.
 *
 * @param runs of one line
 * @param isRightToLeft the direction of what the line is part of
 */
export function readLine(runs: readonly PaintedRun[], isRightToLeft: boolean): string {
  if (!runs.some((run) => run.isReversed)) {
    return runs.map((run) => run.units.join('')).join('');
  }
  const sorted = [...runs].sort((one, other) => one.x - other.x).flatMap(splitRun);
  const kinds = resolveNeutrals(sorted, isRightToLeft);
  const groups: { isLeft: boolean; runs: PaintedRun[] }[] = [];
  for (const [index, run] of sorted.entries()) {
    const kind = kinds[index];
    const isLeft = kind === 'left' || kind === 'number';
    const last = groups.at(-1);
    const before = kinds[index - 1];
    // A number goes with the Latin word that is painted before it.
    const isOne = before === 'left' || (before === 'number' && kind === 'number');
    const isJoined = last?.isLeft === isLeft && (!isRightToLeft || (isLeft && isOne));
    if (last !== undefined && isJoined) last.runs.push(run);
    else groups.push({ isLeft, runs: [run] });
  }
  const textOf = (group: (typeof groups)[number]) => {
    if (group.isLeft) return group.runs.map((run) => run.units.join('')).join('');
    return [...group.runs]
      .reverse()
      .map((run) => (run.isReversed ? [...run.units].reverse() : run.units).join(''))
      .join('');
  };
  const text = (isRightToLeft ? groups.reverse() : groups).map(textOf).join('');
  // At which end a space is read depends on what is painted beside this text.
  return /^\s|\s$/u.test(text) ? ` ${text.trim()} ` : text;
}

/** A run cut where letters, figures and marks meet; one that is reversed stays whole. */
function splitRun(run: PaintedRun): PaintedRun[] {
  if (run.isReversed) return [run];
  const parts: PaintedRun[] = [];
  for (const unit of run.units) {
    const last = parts.at(-1);
    const one = { ...run, units: [unit] };
    if (last !== undefined && kindOf(last) === kindOf(one)) last.units.push(unit);
    else parts.push(one);
  }
  return parts;
}

function kindOf(run: PaintedRun): Kind {
  const text = run.units.join('');
  if (run.isReversed) return 'right';
  if (/\p{L}/u.test(text)) return 'left';
  return /\p{N}/u.test(text) ? 'number' : 'neutral';
}

/** A single mark between figures, and a sign beside one, are part of the number (UAX 9, W4 and W5). */
function isPartOfNumber(
  runs: readonly PaintedRun[],
  kinds: readonly Kind[],
  index: number,
): boolean {
  const text = runs[index]?.units.join('') ?? '';
  const before = kinds[index - 1] === 'number';
  const after = kinds[index + 1] === 'number';
  return (
    (before && after && /^[.,:/+-]$/u.test(text)) || ((before || after) && /^[%$€£°]$/u.test(text))
  );
}

/** What is neither takes the direction of both its neighbours, or that of the line. */
function resolveNeutrals(runs: readonly PaintedRun[], isRightToLeft: boolean): Kind[] {
  const first = runs.map(kindOf);
  const kinds = first.map((kind, index) =>
    kind === 'neutral' && isPartOfNumber(runs, first, index) ? 'number' : kind,
  );
  return kinds.map((kind, index) => {
    if (kind !== 'neutral') return kind;
    const before = kinds.slice(0, index).findLast((one) => one !== 'neutral');
    const after = kinds.slice(index + 1).find((one) => one !== 'neutral');
    const isLeft = (one: Kind | undefined) => one === 'left' || one === 'number';
    if (!isRightToLeft) return before === 'right' && after === 'right' ? 'right' : 'left';
    return (before === 'left' && isLeft(after)) || (isLeft(before) && after === 'left')
      ? 'left'
      : 'right';
  });
}
