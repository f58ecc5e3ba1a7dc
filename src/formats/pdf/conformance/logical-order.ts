/** What stands on a line, of one paragraph: text of one direction, painted in one piece. */
export interface Fragment {
  /** In logical order, but that of neighbouring texts in several fonts may be as painted. */
  text: string;
  /** Whether its glyphs are painted last first; `undefined` of a single one, which does not tell. */
  isReversed: boolean | undefined;
  /** Its text node; those of a paragraph are numbered in logical order. */
  node: number;
}

/**
 * What the line's embedding levels can be: from left to right that of the
 * paragraph, of words from right to left, and of numbers in these; from right to
 * left only the last two.
 */
type Level = 0 | 1 | 2;

const RIGHT_TO_LEFT =
  /(?=\p{L})[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Adlm}]/u;
/** By itself of level 2: the bidirectional class AN. */
const ARABIC_NUMBER = /[\u0660-\u0669]/u;
/** What can be of level 2 among words from right to left: numbers with what joins and measures them (UAX #9, W4 and W5). */
const NUMBER =
  /^[\p{Sc}#%‰°+\-−]*\p{Nd}+(?:[-+−/,.:\u00a0\u202f\u066b\u066c]\p{Nd}+)*[\p{Sc}#%‰°\u066a]*$/u;

/**
 * The logical order of what is painted on a line: rule L2 of the bidirectional
 * algorithm (UAX #9) in reverse. The levels that it asks for can't be read from
 * a page. They are found from what is known: the direction of each fragment,
 * that neighbours of one text node would be one fragment were they of one level,
 * and the order of the nodes.
 *
 * @param line the fragments from left to right
 * @param rightToLeft the direction of the paragraph
 * @returns for each logical place the index of its fragment
 */
export function toLogicalOrder(line: readonly Fragment[], rightToLeft: boolean): number[] {
  const levels = rightToLeft ? levelsFromRight(line) : levelsFromLeft(line);
  return reorder(levels);
}

type Kind = 'right' | 'left' | 'number' | 'neutral';

function classify({ text, isReversed }: Fragment): Kind {
  const hasLetter = /\p{L}/u.test(text);
  if (isReversed === true || (hasLetter && RIGHT_TO_LEFT.test(text))) return 'right';
  if (hasLetter) return 'left';
  if (NUMBER.test(text)) return 'number';
  // Of two glyphs or more from left to right: no neutral is among words from right to left.
  return isReversed === false ? 'left' : 'neutral';
}

/** In a paragraph from right to left all but words from left to right and numbers is of level 1. */
function levelsFromRight(line: readonly Fragment[]): Level[] {
  const kinds = line.map(classify);
  const levels = kinds.map((kind): Level => (kind === 'left' || kind === 'number' ? 2 : 1));
  for (let from = 0; from < line.length; from++) {
    if (kinds[from] !== 'neutral') continue;
    let to = from;
    while (kinds[to + 1] === 'neutral') to++;
    if (joins(line, kinds, from, to)) levels.fill(2, from, to + 1);
    from = to;
  }
  return levels;
}

/** Whether neutrals are of the level of what stands to the left and the right of them. */
function joins(
  line: readonly Fragment[],
  kinds: readonly Kind[],
  from: number,
  to: number,
): boolean {
  const [left, right] = [line[from - 1], line[to + 1]];
  if (left === undefined || right === undefined) return false;
  if (kinds[from - 1] === 'right' || kinds[to + 1] === 'right') return false;
  if (left.node === line[from]?.node || right.node === line[to]?.node) return false;
  return left.node < right.node;
}

/** More fragments than this between words from left to right are not tried out. */
const MOST_TRIED = 60;

/** In a paragraph from left to right, levels 1 and 2 are of one zone between words of level 0. */
function levelsFromLeft(line: readonly Fragment[]): Level[] {
  const kinds = line.map(classify);
  const levels: Level[] = kinds.map(() => 0);
  for (let from = 0; from < line.length; from++) {
    if (kinds[from] === 'left') continue;
    let to = from;
    while (to + 1 < line.length && kinds[to + 1] !== 'left') to++;
    const zone = findZone(line, kinds, from, to);
    for (let at = zone.from; at <= zone.to; at++) levels[at] = kinds[at] === 'number' ? 2 : 1;
    from = to;
  }
  return levels;
}

interface Zone {
  from: number;
  /** Less than `from` where there is none. */
  to: number;
}

/** The stretch of a line that contradicts least of what is known. */
function findZone(
  line: readonly Fragment[],
  kinds: readonly Kind[],
  from: number,
  to: number,
): Zone {
  const first = kinds.indexOf('right', from);
  const hasWords = first >= 0 && first <= to;
  const last = hasWords ? kinds.lastIndexOf('right', to) : -1;
  let best: Zone = hasWords ? { from: first, to: last } : { from, to: from - 1 };
  if (to - from >= MOST_TRIED) return best;
  let least = cost(line, kinds, from, to, best);
  for (let begin = from; begin <= (hasWords ? first : to); begin++) {
    for (let end = hasWords ? last : begin; end <= to; end++) {
      const zone = { from: begin, to: end };
      const price = cost(line, kinds, from, to, zone);
      if (price < least) [least, best] = [price, zone];
    }
  }
  return best;
}

/** What contradicts the algorithm, and what only a rare text explains. */
const CONTRADICTION = 8;
const UNLIKELY = 2;
const LESS_LIKELY = 1;

function cost(
  line: readonly Fragment[],
  kinds: readonly Kind[],
  from: number,
  to: number,
  zone: Zone,
): number {
  const levelAt = (at: number): Level =>
    at < zone.from || at > zone.to ? 0 : kinds[at] === 'number' ? 2 : 1;
  let price = 0;
  // Neighbours of one text node and one level would be one fragment.
  for (let at = Math.max(from, 1); at <= Math.min(to + 1, line.length - 1); at++) {
    if (line[at - 1]?.node === line[at]?.node && levelAt(at - 1) === levelAt(at)) {
      price += CONTRADICTION;
    }
  }
  const order = [
    ...indexes(from, Math.min(zone.from, to + 1) - 1),
    ...indexes(zone.from, zone.to).reverse(),
    ...indexes(Math.max(zone.to + 1, zone.from), to),
  ];
  for (let place = 1; place < order.length; place++) {
    const before = line[order[place - 1] ?? 0];
    const after = line[order[place] ?? 0];
    if ((before?.node ?? 0) > (after?.node ?? 0)) price += CONTRADICTION;
  }
  for (let at = from; at <= to; at++) {
    if (kinds[at] !== 'number') continue;
    const isInside = levelAt(at) === 2;
    if (ARABIC_NUMBER.test(line[at]?.text ?? '') && !isInside) price += CONTRADICTION;
    // Behind words from right to left every number is of their zone, and left of them.
    if (zone.to >= zone.from && at > zone.to) price += UNLIKELY;
    // Before them it is said to be of the zone if nothing tells, not even a space.
    if (at === zone.from - 1 && kinds[zone.from] === 'right') price += LESS_LIKELY;
  }
  if (zone.to < zone.from) return price;
  // A zone begins and ends with a word or a number (N1 and N2), and a number needs a word before it (W2).
  if (kinds[zone.from] === 'neutral') price += UNLIKELY;
  if (kinds[zone.to] === 'neutral') price += UNLIKELY;
  const isNumberFirst = kinds[zone.to] === 'number';
  if (isNumberFirst && !ARABIC_NUMBER.test(line[zone.to]?.text ?? '')) price += LESS_LIKELY;
  return price;
}

function indexes(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
}

function reorder(visual: readonly Level[]): number[] {
  const levels = [...visual];
  const order = indexes(0, levels.length - 1);
  for (let level = 2; level > 0; level--) {
    for (let from = 0; from < order.length; from++) {
      if ((levels[from] ?? 0) < level) continue;
      let to = from;
      while (to + 1 < order.length && (levels[to + 1] ?? 0) >= level) to++;
      reverse(order, from, to);
      reverse(levels, from, to);
      from = to;
    }
  }
  return order;
}

function reverse<T>(items: T[], from: number, to: number): void {
  items.splice(from, to - from + 1, ...items.slice(from, to + 1).reverse());
}
