import {
  type ContentScanner,
  createContentScanner,
  type Edit,
  nextOperation,
} from '../objects/content.ts';
import { parseName, parseNumber } from '../objects/parser.ts';
import { formatNumber } from '../objects/serializer.ts';
import type { FontUse } from './context.ts';
import { readMark, readNameAt } from './marks.ts';
import { readCodes } from './text-decoder.ts';

/** The font that is set, and its size. */
interface TextState {
  font: FontUse | undefined;
  size: number;
}

/**
 * The edits that put the base of each composed letter before its dots.
 *
 * @param bytes a decoded content stream
 * @param fontOf the font of a name
 */
export function orderClusters(
  bytes: Uint8Array,
  fontOf: (name: string) => FontUse | undefined,
): Edit[] {
  const scanner = createContentScanner(bytes);
  const edits: Edit[] = [];
  const state: TextState = { font: undefined, size: 0 };
  let start = -1;
  while (nextOperation(scanner)) {
    switch (scanner.operator) {
      case 'Tf':
        state.font = fontOf(readNameAt(bytes, scanner.operands[0]));
        state.size = numberAt(scanner, 1);
        break;
      case 'BDC':
        start = readMark(scanner, () => undefined).kind === 'text' ? scanner.end : -1;
        break;
      case 'EMC': {
        const edit =
          start < 0 ? undefined : orderCluster(bytes, start, scanner.start, state, fontOf);
        if (edit !== undefined) edits.push(edit);
        start = -1;
        break;
      }
    }
  }
  return edits;
}

function numberAt({ bytes, operands }: ContentScanner, index: number): number {
  const position = operands[index];
  return position === undefined ? Number.NaN : parseNumber({ bytes, position });
}

/** One glyph of a cluster, with the place that it is drawn at, from where the cluster begins. */
interface Glyph {
  x: number;
  y: number;
  /** Its advance, in the same unit. */
  width: number;
  show: string;
}

/**
 * Draw the glyph that stands on the line before those above and below it, and
 * let the last one end where the whole does. A reader takes the place of a
 * letter from the first glyph of its cluster and its end from the last; with
 * the dots first, as a shaper leaves them, Poppler reads a space in the middle
 * of a word. The end is set by character spacing, which moves nothing, as every
 * glyph here sets its own place.
 *
 * @param bytes the content stream
 * @param start where the cluster's mark begins to hold
 * @param end where it ends
 * @param state the font at the start; changed to that at the end
 * @param fontOf the font of a name
 * @returns the change, or `undefined` where the order is right or not understood
 */
function orderCluster(
  bytes: Uint8Array,
  start: number,
  end: number,
  state: TextState,
  fontOf: (name: string) => FontUse | undefined,
): Edit | undefined {
  const scanner = createContentScanner(bytes.subarray(0, end));
  scanner.position = start;
  const head: string[] = [];
  const glyphs: Glyph[] = [];
  let x = 0;
  let y = 0;
  const slice = (): string =>
    Buffer.from(bytes.subarray(scanner.start, scanner.end)).toString('latin1');
  while (nextOperation(scanner)) {
    const [first = 0, second = 0] = scanner.operands;
    if (scanner.operator === 'Td') {
      x += parseNumber({ bytes, position: first });
      y += parseNumber({ bytes, position: second });
    } else if (scanner.operator === 'Tj') {
      const { font, size } = state;
      if (font === undefined || font.font.bytesPerCode !== 2) return undefined;
      const codes = readCodes(bytes, first, font);
      const width = codes.reduce((sum, code) => sum + font.widthOf(code), 0);
      glyphs.push({ x, y, width: (width * size) / 1000, show: slice() });
    } else if (glyphs.length === 0 && (scanner.operator === 'Tf' || scanner.operator === 'Tm')) {
      head.push(slice());
      if (scanner.operator === 'Tf') {
        state.font = fontOf(parseName({ bytes, position: first }));
        state.size = parseNumber({ bytes, position: second });
      } else {
        x = 0;
        y = 0;
      }
    } else return undefined;
  }
  if (glyphs.length < 2) return undefined;
  const base = findBase(glyphs);
  const others = glyphs.filter((glyph) => glyph !== base);
  const last = others.at(-1);
  if (base === undefined || last === undefined) return undefined;
  const edge = Math.max(...glyphs.map((glyph) => glyph.x + glyph.width));
  const spacing = round(edge - last.x - last.width);
  if (base === glyphs[0] && spacing === 0) return undefined;

  const lines = [...head];
  let at = { x: 0, y: 0 };
  const move = (to: { x: number; y: number }): void => {
    const dx = round(to.x - at.x);
    const dy = round(to.y - at.y);
    if (dx !== 0 || dy !== 0) lines.push(`${formatNumber(dx)} ${formatNumber(dy)} Td`);
    at = to;
  };
  for (const glyph of [base, ...others]) {
    move(glyph);
    if (glyph === last && spacing !== 0) lines.push(`${formatNumber(spacing)} Tc`);
    lines.push(glyph.show);
  }
  if (spacing !== 0) lines.push('0 Tc');
  move({ x, y });
  return { start, end, text: `\n${lines.join('\n')}\n` };
}

/** The leftmost glyph that takes room, of those nearest to the line. */
function findBase(glyphs: readonly Glyph[]): Glyph | undefined {
  const wide = glyphs.filter(({ width }) => width > 0);
  const candidates = wide.length > 0 ? wide : glyphs;
  const height = Math.min(...candidates.map(({ y }) => Math.abs(y)));
  return candidates
    .filter(({ y }) => Math.abs(y) === height)
    .reduce<Glyph | undefined>(
      (best, glyph) => (best === undefined || glyph.x < best.x ? glyph : best),
      undefined,
    );
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
