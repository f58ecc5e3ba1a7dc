import { isDictionary, isName, isString, type Operand, readOperations } from './lexer.ts';
import {
  type Area,
  areaOf,
  IDENTITY,
  type Matrix,
  multiply,
  overlap,
  scaleOf,
  shift,
} from './matrix.ts';
import { type PaintedRun, readLine } from './painted-run.ts';
import { type Decoder, decodeText } from './to-unicode.ts';

/** What a content stream refers to by name. */
export interface Resources {
  font(name: string): Font | undefined;
  /** A form that is painted: its stream, resources and name of its own, and its matrix. */
  form(name: string): Form | undefined;
  properties(name: string): { mcid?: number; actualText?: string };
}

/** What a font says of its glyphs. */
export interface Font extends Decoder {
  /** How far a glyph advances, as a part of the size of its letters. */
  widthOf(code: number): number;
}

export interface Form {
  key: string;
  bytes: Uint8Array;
  resources: Resources;
  matrix: Matrix;
}

/** What is painted in one marked-content sequence. */
export interface MarkedText {
  runs: PaintedRun[];
}

/** A glyph, or what several stand for together, on its page; in points from its lower left corner. */
export interface PaintedUnit {
  text: string;
  /** From where to where it goes on its line. */
  x: number;
  end: number;
  /** The line that it stands on. */
  y: number;
  size: number;
  isReversed: boolean;
  /** The area outside of which nothing is painted; absent for the whole page. */
  clip?: Area;
}

interface Mark {
  /** Whose sequence it is. */
  key?: string;
  /** What all in it stands for. */
  actualText?: string;
  isReversed: boolean;
  hasSpoken?: boolean;
  isPainted?: boolean;
}

interface TextState {
  ctm: Matrix;
  clip: Area | undefined;
  font: Font | undefined;
  size: number;
  leading: number;
}

/** Forms in forms in forms are no text. */
const DEEPEST = 8;

/** What is around a page's or a form's content. */
interface Around {
  ctm: Matrix;
  clip: Area | undefined;
  marks: Mark[];
  depth: number;
  /** Gets all that is painted, in order, whether or not it is marked. */
  painted: PaintedUnit[] | undefined;
}

/** Nothing is around a page. */
export function startPage(painted: PaintedUnit[] | undefined): Around {
  return { ctm: IDENTITY, clip: undefined, marks: [], depth: 0, painted };
}

/**
 * Read the text of a page by its marked-content sequences, as a screen reader
 * gets it: through each font's ToUnicode, with ActualText in its place.
 *
 * @param page its name, for the keys: `12:3` is sequence 3 of page 12
 * @param result gets the sequences
 */
export function readPageText(
  page: Omit<Form, 'matrix'>,
  result: Map<string, MarkedText>,
  around: Around,
): void {
  const { bytes, resources, key } = page;
  const { clip, painted } = around;
  let state: TextState = { ctm: around.ctm, clip, font: undefined, size: 1, leading: 0 };
  const saved: TextState[] = [];
  const marks = [...around.marks];
  const base = marks.length;
  let matrix = IDENTITY;
  let line = IDENTITY;
  let run: PaintedRun | undefined;
  /** How far what was shown since has moved the next glyph, in the units of the line. */
  let advance = 0;
  let path: Area | undefined;

  const moveTo = (next: Matrix) => {
    line = next;
    matrix = next;
    advance = 0;
  };
  // What the open marks come to; found again only where one begins or ends.
  let owner: MarkedText | undefined;
  let actual: Mark | undefined;
  let isReversed = false;
  const settleMarks = () => {
    const key = marks.findLast((mark) => mark.key !== undefined)?.key;
    owner = key === undefined ? undefined : (result.get(key) ?? { runs: [] });
    if (key !== undefined && owner !== undefined) result.set(key, owner);
    actual = marks.find((mark) => mark.actualText !== undefined);
    isReversed = marks.some((mark) => mark.isReversed);
  };
  settleMarks();
  /** Put what is shown where it is painted. */
  const paint = (units: readonly string[], codes: readonly number[], into: PaintedUnit[]) => {
    for (const [index, unit] of units.entries()) {
      const whole = multiply(matrix, state.ctm);
      const from = shift(whole, advance, 0);
      advance += (state.font?.widthOf(codes[index] ?? 0) ?? 0) * state.size;
      const to = shift(whole, advance, 0);
      const [x, end] = [Math.min(from[4], to[4]), Math.max(from[4], to[4])];
      const last = into.at(-1);
      if (actual?.isPainted && last !== undefined) {
        // A letter may be painted in parts: the widest of them stands on the line.
        if (end - x > last.end - last.x) last.y = from[5];
        [last.x, last.end] = [Math.min(last.x, x), Math.max(last.end, end)];
        continue;
      }
      const text = actual === undefined ? unit : (actual.actualText ?? '');
      if (actual !== undefined) actual.isPainted = true;
      const size = Math.abs(state.size * scaleOf(whole));
      into.push({
        ...{ text, x, end, y: from[5], size, isReversed },
        ...(state.clip === undefined ? {} : { clip: state.clip }),
      });
    }
  };
  const show = (units: readonly string[]) => {
    if (owner === undefined) return;
    let shown = units;
    if (actual !== undefined) {
      if (actual.hasSpoken) return;
      actual.hasSpoken = true;
      shown = [actual.actualText ?? ''];
    }
    const [a, b, c, d, e, f] = state.ctm;
    const x = matrix[4] * a + matrix[5] * c + e;
    const y = matrix[4] * b + matrix[5] * d + f;
    const size = Math.abs(state.size * scaleOf(matrix) * scaleOf(state.ctm));
    if (run === undefined || owner.runs.at(-1) !== run || isLineBreak(run, y)) {
      run = { units: [], isReversed, x, y, size };
      owner.runs.push(run);
    }
    run.x = Math.min(run.x, x);
    run.units.push(...shown);
  };
  const showString = (operand: Operand | undefined) => {
    if (!isString(operand) || state.font === undefined) return;
    const units = state.font.decode(operand.bytes);
    if (painted !== undefined) paint(units, state.font.cut(operand.bytes), painted);
    show(units);
  };

  for (const { operator, operands } of readOperations(bytes)) {
    const [first, second] = operands;
    const number = (at: number) => {
      const operand = operands[at];
      return typeof operand === 'number' ? operand : 0;
    };
    switch (operator) {
      case 'q':
        saved.push({ ...state });
        break;
      case 'Q':
        state = saved.pop() ?? state;
        break;
      case 'cm':
        state = { ...state, ctm: multiply(toMatrix(operands), state.ctm) };
        break;
      case 're':
        path = areaOf(operands.map(toNumber), state.ctm);
        break;
      case 'W':
      case 'W*':
        if (path !== undefined) state = { ...state, clip: overlap(state.clip, path) };
        break;
      case 'BT':
        moveTo(IDENTITY);
        run = undefined;
        break;
      case 'Tf':
        if (isName(first)) state.font = resources.font(first.name);
        state.size = number(1);
        break;
      case 'TL':
        state.leading = number(0);
        break;
      case 'TD':
        state.leading = -number(1);
        moveTo(shift(line, number(0), number(1)));
        break;
      case 'Td':
        moveTo(shift(line, number(0), number(1)));
        break;
      case 'Tm':
        moveTo(toMatrix(operands));
        break;
      case 'T*':
        moveTo(shift(line, 0, -state.leading));
        break;
      case "'":
      case '"':
        moveTo(shift(line, 0, -state.leading));
        showString(operands.at(-1));
        break;
      case 'Tj':
        showString(first);
        break;
      case 'TJ':
        if (!Array.isArray(first)) break;
        for (const part of first) {
          if (typeof part === 'number') advance -= (part / 1000) * state.size;
          else showString(part);
        }
        break;
      case 'BMC':
        marks.push({ isReversed: isName(first) && first.name === 'ReversedChars' });
        settleMarks();
        run = undefined;
        break;
      case 'BDC':
        marks.push(readMark(first, second, resources, key));
        settleMarks();
        break;
      case 'EMC':
        if (marks.length > base && marks.pop()?.isReversed) run = undefined;
        settleMarks();
        break;
      case 'Do': {
        const form = isName(first) ? resources.form(first.name) : undefined;
        if (form === undefined || around.depth > DEEPEST) break;
        const ctm = multiply(form.matrix, state.ctm);
        const { clip } = state;
        readPageText(form, result, { ctm, clip, marks, depth: around.depth + 1, painted });
        break;
      }
      default:
    }
  }
}

function readMark(
  tag: Operand | undefined,
  properties: Operand | undefined,
  resources: Resources,
  key: string,
): Mark {
  const mark: Mark = { isReversed: isName(tag) && tag.name === 'ReversedChars' };
  if (isName(properties)) {
    const { mcid, actualText } = resources.properties(properties.name);
    if (mcid !== undefined) mark.key = `${key}:${mcid}`;
    if (actualText !== undefined) mark.actualText = actualText;
  } else if (isDictionary(properties)) {
    const mcid = properties.entries.get('MCID');
    const actualText = properties.entries.get('ActualText');
    if (typeof mcid === 'number') mark.key = `${key}:${mcid}`;
    if (isString(actualText)) mark.actualText = decodeText(actualText.bytes);
  }
  return mark;
}

/** The text of a sequence, its lines parted by line breaks. */
export function joinRuns({ runs }: MarkedText): string {
  const lines: PaintedRun[][] = [];
  for (const run of runs) {
    const last = lines.at(-1)?.[0];
    if (last !== undefined && !isLineBreak(last, run.y)) lines.at(-1)?.push(run);
    else lines.push([run]);
  }
  return lines.map((line) => readLine(line)).join('\n');
}

/** Whether a height is that of another line; what is raised or lowered is on the same. */
function isLineBreak(run: { y: number; size: number }, y: number): boolean {
  return Math.abs(run.y - y) > 0.6 * run.size;
}

function toMatrix(operands: readonly Operand[]): Matrix {
  const numbers = operands.map(toNumber);
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers;
  return [a, b, c, d, e, f];
}

function toNumber(operand: Operand): number {
  return typeof operand === 'number' ? operand : 0;
}
