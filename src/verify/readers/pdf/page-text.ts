import { type PaintedRun, readLine } from './bidi.ts';
import { isDictionary, isName, isString, type Operand, readOperations } from './lexer.ts';
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
  const show = (units: readonly string[]) => {
    const owner = marks.findLast((mark) => mark.key !== undefined);
    if (owner?.key === undefined) return;
    const actual = marks.find((mark) => mark.actualText !== undefined);
    const isReversed = marks.some((mark) => mark.isReversed);
    let shown = units;
    if (actual !== undefined) {
      if (actual.hasSpoken) return;
      actual.hasSpoken = true;
      shown = [actual.actualText ?? ''];
    }
    const [, , , , x, y] = multiply(matrix, state.ctm);
    const size = Math.abs(state.size * scaleOf(matrix) * scaleOf(state.ctm));
    const marked = result.get(owner.key) ?? { runs: [] };
    result.set(owner.key, marked);
    if (run === undefined || marked.runs.at(-1) !== run || isLineBreak(run, y)) {
      run = { units: [], isReversed, x, y, size };
      marked.runs.push(run);
    }
    run.x = Math.min(run.x, x);
    run.units.push(...shown);
  };
  const showString = (operand: Operand | undefined) => {
    if (isString(operand)) show(state.font?.decode(operand.bytes) ?? []);
  };

  for (const { operator, operands } of readOperations(bytes)) {
    const numbers = operands.map((operand) => (typeof operand === 'number' ? operand : 0));
    const [first, second] = operands;
    switch (operator) {
      case 'q':
        saved.push({ ...state });
        break;
      case 'Q':
        state = saved.pop() ?? state;
        break;
      case 'cm':
        state = { ...state, ctm: multiply(toMatrix(numbers), state.ctm) };
        break;
      case 'BT':
        moveTo(IDENTITY);
        run = undefined;
        break;
      case 'Tf':
        if (isName(first)) state.font = resources.font(first.name);
        state.size = numbers[1] ?? 1;
        break;
      case 'TL':
        state.leading = numbers[0] ?? 0;
        break;
      case 'TD':
        state.leading = -(numbers[1] ?? 0);
        moveTo(multiply([1, 0, 0, 1, numbers[0] ?? 0, numbers[1] ?? 0], line));
        break;
      case 'Td':
        moveTo(multiply([1, 0, 0, 1, numbers[0] ?? 0, numbers[1] ?? 0], line));
        break;
      case 'Tm':
        moveTo(toMatrix(numbers));
        break;
      case 'T*':
        moveTo(multiply([1, 0, 0, 1, 0, -state.leading], line));
        break;
      case "'":
      case '"':
        moveTo(multiply([1, 0, 0, 1, 0, -state.leading], line));
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
        run = undefined;
        break;
      case 'BDC':
        marks.push(readMark(first, second, resources, key));
        break;
      case 'EMC':
        if (marks.length > base && marks.pop()?.isReversed) run = undefined;
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

/**
 * The text of a sequence, its lines parted by line breaks.
 *
 * @param isRightToLeft the direction of the text that it is part of
 */
export function joinRuns({ runs }: MarkedText, isRightToLeft: boolean): string {
  const lines: PaintedRun[][] = [];
  for (const run of runs) {
    const last = lines.at(-1)?.[0];
    if (last !== undefined && !isLineBreak(last, run.y)) lines.at(-1)?.push(run);
    else lines.push([run]);
  }
  return lines.map((line) => readLine(line, isRightToLeft)).join('\n');
}

/** Whether a height is that of another line; what is raised or lowered is on the same. */
export function isLineBreak(run: { y: number; size: number }, y: number): boolean {
  return Math.abs(run.y - y) > 0.6 * run.size;
}

function toMatrix(numbers: readonly number[]): Matrix {
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

function scaleOf([, , c, d]: Matrix): number {
  return Math.hypot(c, d);
}
