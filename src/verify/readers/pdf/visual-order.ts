import type { PaintedUnit } from './page-text.ts';

/** Strong letters of the scripts that are written from right to left (UAX 9, R and AL). */
const RIGHT_TO_LEFT =
  /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Adlm}\p{sc=Mand}\p{sc=Samr}]/u;
const LETTER = /\p{L}/u;
const DIGIT = /\p{Nd}/u;

type Kind = 'left' | 'right' | 'number' | 'neutral';

/**
 * The units of one painted line in the order in which they are read: the
 * bidirectional algorithm (UAX 9) the other way round, as far as a line of a
 * report needs it: letters of two directions, numbers, and what stands between.
 *
 * @param isRightToLeft the direction of the paragraph
 */
export function readVisualLine(
  units: readonly PaintedUnit[],
  isRightToLeft: boolean,
): PaintedUnit[] {
  const own = new Set(units.map(kindOf));
  // Where all goes from left to right, what is painted is in its order.
  if (!own.has('right') && (!isRightToLeft || own.has('left'))) return [...units];
  const visual = [...units].sort((one, other) => one.x - other.x || one.end - other.end);
  const kinds = settleKinds(visual.map(kindOf), visual, isRightToLeft);
  const line = isRightToLeft ? visual.reverse() : visual;
  if (isRightToLeft) kinds.reverse();
  // What goes against the line is turned round.
  const against = isRightToLeft ? ['left', 'number'] : ['right'];
  const result: PaintedUnit[] = [];
  for (let at = 0; at < line.length; ) {
    let end = at;
    while (end < line.length && against.includes(kinds[end] ?? '')) end += 1;
    if (end === at) {
      result.push(line[at] as PaintedUnit);
      at += 1;
    } else {
      result.push(...line.slice(at, end).reverse());
      at = end;
    }
  }
  return turnBrackets(isRightToLeft ? result : turnNumbers(result));
}

const CLOSING: Record<string, string> = { ')': '(', ']': '[', '}': '{' };

/** Brackets are mirrored from right to left (UAX 9, L4): the first of a pair opens it. */
function turnBrackets(units: readonly PaintedUnit[]): PaintedUnit[] {
  const result = [...units];
  const turned = new Set<number>();
  const depths = new Map<string, number>();
  for (const [at, unit] of result.entries()) {
    if (turned.has(at)) continue;
    const opening = CLOSING[unit.text];
    if (opening === undefined) {
      depths.set(unit.text, (depths.get(unit.text) ?? 0) + 1);
    } else if ((depths.get(opening) ?? 0) > 0) depths.set(opening, (depths.get(opening) ?? 0) - 1);
    else {
      const other = result.findIndex((one, index) => index > at && one.text === opening);
      const partner = result[other];
      if (partner === undefined) continue;
      result[at] = { ...unit, text: opening };
      result[other] = { ...partner, text: unit.text };
      turned.add(other);
    }
  }
  return result;
}

/** Whether a line has a letter that is written from right to left. */
export function hasRightToLeft(units: readonly PaintedUnit[]): boolean {
  return units.some((unit) => kindOf(unit) === 'right');
}

function kindOf({ text, isReversed }: PaintedUnit): Kind {
  if (RIGHT_TO_LEFT.test(text)) return 'right';
  if (DIGIT.test(text)) return 'number';
  if (LETTER.test(text)) return 'left';
  return isReversed && /\p{M}/u.test(text) ? 'right' : 'neutral';
}

/** What is neither goes with its neighbours where both agree, else with the line (UAX 9, N1 and N2). */
function settleKinds(
  kinds: readonly Kind[],
  visual: readonly PaintedUnit[],
  isRightToLeft: boolean,
): Kind[] {
  const usual: Kind = isRightToLeft ? 'right' : 'left';
  return kinds.map((kind, at): Kind => {
    if (kind !== 'neutral') return kind;
    const before = kinds.slice(0, at).findLast((one) => one !== 'neutral');
    const after = kinds.slice(at + 1).find((one) => one !== 'neutral');
    // One mark between the digits of a number is of the number (W4).
    const isWithin = kinds[at - 1] === 'number' && kinds[at + 1] === 'number';
    if (isWithin && /^[.,:/+٫٬-]$/u.test(visual[at]?.text ?? '')) return 'number';
    if (before === undefined || after === undefined) return usual;
    const isLeft = (one: Kind) => one === 'left';
    if (isLeft(before) && (isLeft(after) || after === 'number')) return 'left';
    if (isLeft(after) && before === 'number') return usual;
    if (before === 'right' || after === 'right') return before === after ? 'right' : usual;
    return usual;
  });
}

/** Numbers among letters from right to left go from left to right all the same. */
function turnNumbers(units: readonly PaintedUnit[]): PaintedUnit[] {
  const result: PaintedUnit[] = [];
  for (let at = 0; at < units.length; ) {
    let end = at;
    while (DIGIT.test(units[end]?.text ?? '')) end += 1;
    const run = units.slice(at, Math.max(end, at + 1));
    const isTurned = run.length > 1 && (run[0]?.x ?? 0) > (run.at(-1)?.x ?? 0);
    result.push(...(isTurned ? run.reverse() : run));
    at = Math.max(end, at + 1);
  }
  return result;
}
