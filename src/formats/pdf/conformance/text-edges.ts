import type { ContentScanner } from '../objects/content.ts';
import { parseNumber } from '../objects/parser.ts';
import type { FontUse } from './context.ts';
import { readCodes } from './text-decoder.ts';

/** The part of a line that a text takes, in the unit of its text matrix. */
interface Extent {
  left: number;
  right: number;
  baseline: number;
}

/** The first and the last line of a sequence's text on its page. */
export interface TextEdges {
  first: Extent;
  last: Extent;
  /** Of the font, where it ends. */
  size: number;
}

/** Follows the text of one sequence; only of those whose text is put together with others'. */
export interface EdgeWatch {
  x: number;
  y: number;
  size: number;
  edges: TextEdges | undefined;
}

export function createEdgeWatch(size: number): EdgeWatch {
  return { x: 0, y: 0, size, edges: undefined };
}

/** Follow a positioning operator: `Tm` sets the place, `Td` moves it, `Tf` sets the size. */
export function followPosition(watch: EdgeWatch, scanner: ContentScanner): void {
  const numberAt = (index: number): number => {
    const position = scanner.operands[index];
    return position === undefined ? 0 : parseNumber({ bytes: scanner.bytes, position });
  };
  if (scanner.operator === 'Tm') {
    watch.x = numberAt(4);
    watch.y = numberAt(5);
  } else if (scanner.operator === 'Td') {
    watch.x += numberAt(0);
    watch.y += numberAt(1);
  }
}

/** Follow a show operator. */
export function followShow(watch: EdgeWatch, scanner: ContentScanner, font: FontUse): void {
  const operand = scanner.operands[scanner.count - 1];
  if (operand === undefined) return;
  const codes = readCodes(scanner.bytes, operand, font);
  const width = codes.reduce((sum, code) => sum + font.widthOf(code), 0);
  const extent: Extent = {
    left: watch.x,
    right: watch.x + (width * watch.size) / 1000,
    baseline: watch.y,
  };
  watch.edges ??= { first: extent, last: extent, size: watch.size };
  const { last } = watch.edges;
  watch.edges.size = watch.size;
  if (Math.abs(last.baseline - extent.baseline) > watch.size * 0.8) watch.edges.last = extent;
  else {
    last.left = Math.min(last.left, extent.left);
    last.right = Math.max(last.right, extent.right);
  }
}

/**
 * Whether two texts stand apart, so that a reader puts a space between them:
 * on different lines, which a raised number does not, or with room between them,
 * on whichever side the second one is.
 */
export function standApart(before: TextEdges, after: TextEdges): boolean {
  const { last } = before;
  const { first } = after;
  if (Math.abs(first.baseline - last.baseline) > before.size * 0.8) return true;
  return Math.max(first.left - last.right, last.left - first.right) > before.size * 0.15;
}
