import { applyEdits, createContentScanner, type Edit, nextOperation } from '../objects/content.ts';
import { parseNumber } from '../objects/parser.ts';
import { readMark, readNameAt } from './marks.ts';
import {
  type ContentItem,
  isElement,
  type StructureElement,
  type StructureKid,
} from './structure-tree.ts';

/** A line's part of a marked-content sequence. */
interface Piece {
  mcid: number;
  /** Where it begins from the left, in the units of the stream. */
  x: number;
  baseline: number;
}

/**
 * Put the parts of one text in their logical order, where it runs from right to
 * left and other content stands in its midst. Chromium draws a line from left to
 * right and begins a sequence anew behind every link or emphasis, so that of
 *
 *     … from *Report* 2021 on, and …
 *
 * the end of the line is before `2021`, in sequences of one element. They are cut
 * where lines end, and the element gets them line by line, from right to left.
 *
 * @param bytes a decoded content stream
 * @param owners elements with several sequences in it, by each of their identifiers;
 *   they are changed
 * @param free an identifier that no sequence of the page has, nor any above it
 * @returns the stream; and for each identifier that was made the one that it was cut off
 */
export function splitPieces(
  bytes: Uint8Array,
  owners: ReadonlyMap<number, StructureElement>,
  free: number,
): { content: Uint8Array; made: Map<number, number> } {
  const made = new Map<number, number>();
  const edits: Edit[] = [];
  const pieces = new Map<number, Piece[]>();
  const scanner = createContentScanner(bytes);
  const marks: { mcid: number; tag: number }[] = [];
  let next = free;
  let textStart = -1;
  let x = 0;
  let baseline = Number.NaN;
  const numberAt = (index: number): number =>
    parseNumber({ bytes, position: scanner.operands[index] ?? 0 });

  while (nextOperation(scanner)) {
    switch (scanner.operator) {
      case 'BMC':
      case 'BDC': {
        const { mcid } = readMark(scanner, () => undefined);
        marks.push({ mcid, tag: scanner.start });
        break;
      }
      case 'EMC':
        marks.pop();
        break;
      case 'BT':
        textStart = scanner.start;
        x = 0;
        break;
      case 'Tm':
        x = numberAt(4);
        baseline = numberAt(5);
        break;
      case 'Td':
        x += numberAt(0);
        break;
      case 'Tj':
      case 'TJ':
        if (textStart >= 0) notePiece(textStart);
        textStart = -1;
        break;
    }
  }
  for (const element of new Set(owners.values())) orderKids(element, pieces);
  return { content: edits.length === 0 ? bytes : applyEdits(bytes, edits), made };

  /** The first text of a text object is shown. */
  function notePiece(start: number): void {
    const mark = marks.findLast(({ mcid }) => mcid >= 0);
    if (mark === undefined || !owners.has(mark.mcid)) return;
    const list = pieces.get(mark.mcid) ?? [];
    pieces.set(mark.mcid, list);
    const last = list.at(-1);
    if (last !== undefined && last.baseline === baseline) {
      last.x = Math.min(last.x, x);
      return;
    }
    const mcid = last === undefined ? mark.mcid : next++;
    list.push({ mcid, x, baseline });
    if (mcid === mark.mcid) return;
    made.set(mcid, mark.mcid);
    const tag = readNameAt(bytes, mark.tag);
    edits.push({ start, end: start, text: `EMC\n/${tag} <</MCID ${mcid} >>BDC\n` });
  }
}

/** Give an element its pieces line by line, and those of a line from right to left. */
function orderKids(element: StructureElement, pieces: ReadonlyMap<number, readonly Piece[]>): void {
  const cut = (kid: StructureKid): kid is ContentItem =>
    !isElement(kid) && kid.kind === 'content' && pieces.has(kid.mcid);
  const items = element.kids.filter(cut);
  const [model] = items;
  if (model === undefined) return;
  const all = items.flatMap(({ mcid }) => pieces.get(mcid) ?? []);
  const lines = [...new Set(all.map(({ baseline }) => baseline))];
  const sorted = all.toSorted(
    (a, b) => lines.indexOf(a.baseline) - lines.indexOf(b.baseline) || b.x - a.x,
  );
  element.kids = element.kids.flatMap((kid): StructureKid[] => {
    if (kid === model) return sorted.map(({ mcid }) => ({ ...model, mcid }));
    return cut(kid) ? [] : [kid];
  });
}
