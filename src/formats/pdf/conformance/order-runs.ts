import { applyEdits, type Edit } from '../objects/content.ts';
import type { PdfReference } from '../objects/values.ts';
import type { FontUse } from './context.ts';
import type { Expectation, TextPlace } from './expectations.ts';
import { type Fragment, toLogicalOrder } from './logical-order.ts';
import { readNameAt } from './marks.ts';
import { orderClusters } from './order-cluster.ts';
import { type Run, readRuns } from './read-runs.ts';
import { type ContentItem, isElement, type StructureKid } from './structure-tree.ts';

/** A run with the place of its text. */
interface Piece {
  run: Run;
  place: TextPlace;
}

/** One that is painted in one: runs of several fonts have the same origin. */
interface Part extends Fragment {
  x: number;
  pieces: Piece[];
}

/** One line of a paragraph on the page. */
interface Line {
  rightToLeft: boolean;
  baseline: number;
  size: number;
  parts: Part[];
}

/**
 * Put text that runs from right to left in its logical order (ISO 32000-1,
 * 14.8.2.3.3): Chromium draws the runs of a line from left to right, whatever
 * the direction of the paragraph, so that the last word is read first, and begins
 * a sequence anew behind every link or emphasis.
 *
 * Runs that nothing parts change their places; they all set their own place on
 * the page, so that nothing moves there. Where that isn't enough, sequences are
 * cut, and their element gets the parts in order. What is inside a run stays as it
 * is: it is marked `ReversedChars`, and its clusters have `ActualText`.
 *
 * @param bytes a decoded content stream
 * @param container the page or the form that it is of
 * @param expected what the structure tree knows of each sequence; those that are
 *   made are added to it, and their elements get them
 * @param fontOf the font of a name
 * @returns the stream; the same one where nothing in it runs from right to left
 */
export function orderRuns(
  bytes: Uint8Array,
  container: PdfReference,
  expected: (Expectation | undefined)[],
  fontOf: (name: string) => FontUse | undefined,
): Uint8Array {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const isConcerned =
    content.includes('/ReversedChars') ||
    expected.some((expectation) => expectation?.place.rightToLeft);
  if (!isConcerned) return bytes;
  const clustered = applyEdits(bytes, orderClusters(bytes, fontOf));
  const pieces = readRuns(clustered, fontOf).flatMap((run): Piece[] => {
    const place = expected[run.mcid]?.place;
    return place === undefined ? [] : [{ run, place }];
  });
  const ranks = rankRuns(findLines(pieces));
  const edits: Edit[] = [];
  for (const own of groupBy(pieces, ({ place }) => place.owner).values()) {
    edits.push(...orderText(clustered, own, ranks, container, expected));
  }
  return applyEdits(clustered, edits);
}

/** The lines of all paragraphs. */
function findLines(pieces: readonly Piece[]): Line[] {
  const lines: Line[] = [];
  const open = new Map<number, Line>();
  for (const piece of pieces) {
    const { run, place } = piece;
    let line = open.get(place.paragraph);
    // What is raised or lowered is on the same line.
    if (line === undefined || Math.abs(line.baseline - run.baseline) > 0.6 * line.size) {
      const { rightToLeft } = place;
      line = { rightToLeft, baseline: run.baseline, size: run.size, parts: [] };
      lines.push(line);
      open.set(place.paragraph, line);
    }
    addToLine(line, piece);
  }
  return lines;
}

function addToLine({ parts }: Line, piece: Piece): void {
  const { run, place } = piece;
  const isReversed = run.isReversed ? true : run.glyphs > 1 ? false : undefined;
  // Marks of direction and what has no width say nothing.
  const text = run.text.replace(/\p{Cf}/gu, '');
  const last = parts.at(-1);
  const isSame =
    last?.node === place.node &&
    last.x === run.x &&
    last.pieces[0]?.run.baseline === run.baseline &&
    (last.isReversed === undefined || isReversed === undefined || last.isReversed === isReversed);
  if (!isSame) {
    parts.push({ text, isReversed, node: place.node, x: run.x, pieces: [piece] });
    return;
  }
  last.text += text;
  last.isReversed ??= isReversed;
  last.pieces.push(piece);
}

/** For each run its place in the logical order of all. */
function rankRuns(lines: readonly Line[]): Map<Run, number> {
  const ranks = new Map<Run, number>();
  for (const { parts, rightToLeft } of lines) {
    const line = parts.toSorted((a, b) => a.x - b.x);
    for (const index of toLogicalOrder(line, rightToLeft)) {
      const part = line[index];
      if (part === undefined) continue;
      const isReversed = part.isReversed ?? rightToLeft;
      const pieces = isReversed ? part.pieces.toReversed() : part.pieces;
      for (const { run } of pieces) ranks.set(run, ranks.size);
    }
  }
  return ranks;
}

/** Put the runs of one text node in their order; its element is changed. */
function orderText(
  bytes: Uint8Array,
  pieces: readonly Piece[],
  ranks: ReadonlyMap<Run, number>,
  container: PdfReference,
  expected: (Expectation | undefined)[],
): Edit[] {
  const rankOf = (run: Run): number => ranks.get(run) ?? 0;
  const slots = pieces.map(({ run }) => run);
  const logical = slots.toSorted((a, b) => rankOf(a) - rankOf(b));
  if (logical.every((run, at) => run === slots[at])) return [];
  const moved = moveRuns(slots, rankOf);
  const edits = slots.flatMap((slot, at): Edit[] => {
    const run = moved[at];
    if (run === undefined || run === slot) return [];
    const text = Buffer.from(bytes.subarray(run.start, run.end)).toString('latin1');
    return [{ start: slot.start, end: slot.end, text }];
  });
  const owner = pieces[0]?.place.owner;
  const places = new Map(logical.map((run, at) => [run, at]));
  const groups = groupRuns(slots, moved, places);
  if (owner === undefined || groups === undefined) return edits;
  const taken = new Set<number>();
  const sequences = groups.map(({ slot, place }) => {
    if (!taken.has(slot.mcid)) {
      taken.add(slot.mcid);
      return { mcid: slot.mcid, place };
    }
    const mcid = expected.length;
    expected.push(expected[slot.mcid]);
    const tag = readNameAt(bytes, slot.mark);
    const text = `EMC\n/${tag} <</MCID ${mcid} >>BDC\n`;
    edits.push({ start: slot.start, end: slot.start, text });
    return { mcid, place };
  });
  const order = sequences.toSorted((a, b) => a.place - b.place).map(({ mcid }) => mcid);
  const isOwn = (kid: StructureKid): kid is ContentItem =>
    !isElement(kid) && kid.kind === 'content' && kid.container === container && taken.has(kid.mcid);
  const model = owner.kids.find(isOwn);
  owner.kids = owner.kids.flatMap((kid): StructureKid[] => {
    if (kid === model) return order.map((mcid) => ({ ...model, mcid }));
    return isOwn(kid) ? [] : [kid];
  });
  return edits;
}

/** Which run stands in the place of each, when those that follow one another are in order. */
function moveRuns(slots: readonly Run[], rankOf: (run: Run) => number): Run[] {
  const moved: Run[] = [];
  for (let from = 0; from < slots.length; ) {
    let to = from + 1;
    while (slots[to]?.follows && slots[to]?.mcid === slots[from]?.mcid) to++;
    moved.push(...slots.slice(from, to).sort((a, b) => rankOf(a) - rankOf(b)));
    from = to;
  }
  return moved;
}

/**
 * The stretches that follow one another in the order of the text, by their first
 * places; `undefined` where one can't be cut off.
 */
function groupRuns(
  slots: readonly Run[],
  moved: readonly Run[],
  places: ReadonlyMap<Run, number>,
): { slot: Run; place: number }[] | undefined {
  const groups: { slot: Run; place: number }[] = [];
  let last: Run | undefined;
  let lastPlace = -1;
  for (const [at, slot] of slots.entries()) {
    const run = moved[at];
    const place = run === undefined ? -1 : (places.get(run) ?? -1);
    if (last?.mcid !== slot.mcid || place !== lastPlace + 1) {
      if (last?.mcid === slot.mcid && !slot.canCut) return undefined;
      groups.push({ slot, place });
    }
    last = slot;
    lastPlace = place;
  }
  return groups;
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
