import { isDictionary, isName, isString, type Operand, readOperations } from './lexer.ts';
import { type PaintedRun, readLine } from './painted-run.ts';
import { type Decoder, decodeText } from './to-unicode.ts';

/** What a content stream refers to by name. */
export interface Resources {
  font(name: string): Decoder | undefined;
  /** A form that is painted: its stream, resources and name of its own, and its matrix. */
  form(name: string): Form | undefined;
  properties(name: string): { mcid?: number; actualText?: string };
}

export interface Form {
  key: string;
  bytes: Uint8Array;
  resources: Resources;
  matrix: Matrix;
}

export type Matrix = readonly [number, number, number, number, number, number];

/** What is painted in one marked-content sequence. */
export interface MarkedText {
  runs: PaintedRun[];
}

interface Mark {
  /** Whose sequence it is. */
  key?: string;
  /** What all in it stands for. */
  actualText?: string;
  isReversed: boolean;
  hasSpoken?: boolean;
}

interface TextState {
  ctm: Matrix;
  font: Decoder | undefined;
  size: number;
  leading: number;
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
/** Forms in forms in forms are no text. */
const DEEPEST = 8;

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
  around: { ctm: Matrix; marks: Mark[]; depth: number } = { ctm: IDENTITY, marks: [], depth: 0 },
): void {
  const { bytes, resources, key } = page;
  let state: TextState = { ctm: around.ctm, font: undefined, size: 1, leading: 0 };
  const saved: TextState[] = [];
  const marks = [...around.marks];
  const base = marks.length;
  let matrix = IDENTITY;
  let line = IDENTITY;
  let run: PaintedRun | undefined;

  const moveTo = (next: Matrix) => {
    line = next;
    matrix = next;
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
    if (isString(operand)) show(state.font?.decode(operand.bytes) ?? []);
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
        if (Array.isArray(first)) for (const part of first) showString(part);
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
        readPageText(form, result, { ctm, marks, depth: around.depth + 1 });
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
  const numbers = operands.map((operand) => (typeof operand === 'number' ? operand : 0));
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers;
  return [a, b, c, d, e, f];
}

/** ISO 32000-2, 8.3.4: the first is applied first. */
export function multiply(one: Matrix, other: Matrix): Matrix {
  const [a, b, c, d, e, f] = one;
  const [g, h, i, j, k, l] = other;
  return [
    a * g + b * i,
    a * h + b * j,
    c * g + d * i,
    c * h + d * j,
    e * g + f * i + k,
    e * h + f * j + l,
  ];
}

/** A matrix after a translation in its own units. */
function shift([a, b, c, d, e, f]: Matrix, x: number, y: number): Matrix {
  return [a, b, c, d, x * a + y * c + e, x * b + y * d + f];
}

function scaleOf([, , c, d]: Matrix): number {
  return Math.hypot(c, d);
}
