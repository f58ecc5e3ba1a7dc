import {
  type ContentScanner,
  createContentScanner,
  type Edit,
  nextOperation,
} from '../objects/content.ts';
import { parseName, parseNumber } from '../objects/parser.ts';
import { formatNumber } from '../objects/serializer.ts';
import { composeGlyph } from './compose-glyphs.ts';
import type { FontUse } from './context.ts';
import { type Mark, readMark, readNameAt } from './marks.ts';
import { readCodes } from './text-decoder.ts';

/** The font that is set, and its size. */
interface TextState {
  font: FontUse | undefined;
  size: number;
}

/**
 * The edits that make one glyph of each letter that is composed of several, or
 * else put its base before its dots.
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
  let mark: Mark | undefined;
  while (nextOperation(scanner)) {
    switch (scanner.operator) {
      case 'Tf':
        state.font = fontOf(readNameAt(bytes, scanner.operands[0]));
        state.size = numberAt(scanner, 1);
        break;
      case 'BDC':
        mark = readMark(scanner, () => undefined);
        break;
      case 'EMC': {
        const { start, end } = scanner;
        const edit =
          mark?.kind === 'text'
            ? orderCluster(bytes, mark, { start, end }, state, fontOf)
            : undefined;
        if (edit !== undefined) edits.push(edit);
        mark = undefined;
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
  codes: number[];
  x: number;
  y: number;
  /** Its advance, in the same unit. */
  width: number;
  show: string;
}

/**
 * Draw a cluster so that every program reads it. Where it can be one glyph that
 * stands for its text, it is, and needs no explanation any more
 * (compose-glyphs.ts).
 *
 * Else the glyph that stands on the line is drawn before those above and below
 * it, and the last one ends where the whole does. A reader takes the place of a
 * letter from the first glyph of its cluster and its end from the last; with
 * the dots first, as a shaper leaves them, Poppler reads a space in the middle
 * of a word. The end is set by character spacing, which moves nothing, as every
 * glyph here sets its own place.
 *
 * @param bytes the content stream
 * @param mark what explains the cluster
 * @param close the operator that ends the mark
 * @param state the font at the start; changed to that at the end
 * @param fontOf the font of a name
 * @returns the change, or `undefined` where the order is right or not understood
 */
function orderCluster(
  bytes: Uint8Array,
  mark: Mark,
  close: { start: number; end: number },
  state: TextState,
  fontOf: (name: string) => FontUse | undefined,
): Edit | undefined {
  const scanner = createContentScanner(bytes.subarray(0, close.start));
  scanner.position = mark.end;
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
      glyphs.push({ codes, x, y, width: (width * size) / 1000, show: slice() });
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
  const base = findBase(glyphs);
  if (base === undefined) return undefined;
  const edge = Math.max(...glyphs.map((glyph) => glyph.x + glyph.width));
  const composed = compose(state, glyphs, base, edge, mark.actual);
  if (composed !== undefined) {
    const show = `<${composed.toString(16).toUpperCase().padStart(4, '0')}> Tj`;
    const lines = [...head, ...step(base), show, ...step(minus({ x, y }, base))];
    return { start: mark.start, end: close.end, text: lines.join('\n') };
  }
  const others = glyphs.filter((glyph) => glyph !== base);
  const last = others.at(-1);
  if (last === undefined) return undefined;
  const spacing = round(edge - last.x - last.width);
  if (base === glyphs[0] && spacing === 0) return undefined;

  const lines = [...head];
  let at: Point = { x: 0, y: 0 };
  for (const glyph of [base, ...others]) {
    lines.push(...step(minus(glyph, at)));
    at = glyph;
    if (glyph === last && spacing !== 0) lines.push(`${formatNumber(spacing)} Tc`);
    lines.push(glyph.show);
  }
  if (spacing !== 0) lines.push('0 Tc');
  lines.push(...step(minus({ x, y }, at)));
  return { start: mark.end, end: close.start, text: `\n${lines.join('\n')}\n` };
}

/** Letters and their marks; other explanations, as of hyphens, are looked at later. */
const LETTERS = /^[\p{L}\p{M}\u200c\u200d]+$/u;

/** @returns the code of a glyph that shows the whole cluster and stands for its text */
function compose(
  { font, size }: TextState,
  glyphs: readonly Glyph[],
  base: Glyph,
  edge: number,
  text: string,
): number | undefined {
  const composer = size > 0 && LETTERS.test(text) ? font?.composer() : undefined;
  if (font === undefined || composer === undefined) return undefined;
  // Shapers place marks by whole units; what is drawn has four decimals of the size.
  const toUnits = (length: number): number => Math.round((length * composer.unitsPerEm) / size);
  const parts = glyphs.flatMap(({ codes, x, y }) => {
    let at = x - base.x;
    return codes.map((code) => {
      const part = { code, x: toUnits(at), y: toUnits(y - base.y) };
      at += (font.widthOf(code) * size) / 1000;
      return part;
    });
  });
  const advance = toUnits(edge - base.x);
  if (advance < 0 || parts.some(({ code }) => code === 0)) return undefined;
  return composeGlyph(composer, font, parts, advance, text);
}

interface Point {
  x: number;
  y: number;
}

function minus(one: Point, other: Point): Point {
  return { x: round(one.x - other.x), y: round(one.y - other.y) };
}

/** The operator that moves by some distance; none for none. */
function step({ x, y }: Point): string[] {
  return round(x) === 0 && round(y) === 0
    ? []
    : [`${formatNumber(round(x))} ${formatNumber(round(y))} Td`];
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
