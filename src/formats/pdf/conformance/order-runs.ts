import {
  applyEdits,
  type ContentScanner,
  createContentScanner,
  type Edit,
  nextOperation,
} from '../objects/content.ts';
import { parseName, parseNumber, parseValue } from '../objects/parser.ts';
import { isDictionary, isString } from '../objects/values.ts';
import type { FontUse } from './context.ts';
import { orderCluster, type TextState } from './order-cluster.ts';
import { decodeCodes, readCodes } from './text-decoder.ts';

/** What is asked of the page while its text is put in order. */
export interface OrderEnvironment {
  fontOf(name: string): FontUse | undefined;
  /** Whether the paragraph of a marked-content sequence runs from right to left. */
  isRightToLeft(mcid: number): boolean;
}

/** One text object, in which Chromium draws one run of one direction and font. */
interface Run {
  start: number;
  end: number;
  baseline: number;
  /** As the bidirectional algorithm (UAX #9) names it, for the run as a whole. */
  kind: 'right' | 'left' | 'number' | 'neutral';
}

/**
 * Put text that runs from right to left in its logical order (ISO 32000-1,
 * 14.8.2.3.3): Chromium draws the runs of a line from left to right, whatever
 * the direction of the paragraph, so that the last word is read first.
 *
 * What is inside a run stays as it is: it is marked `ReversedChars`, and its
 * clusters have `ActualText`. Nothing moves on the page, because every text
 * object sets its own place.
 *
 * @param bytes a decoded content stream
 * @param environment what is known of the page
 * @returns the stream; the same one where nothing in it runs from right to left
 */
export function orderRuns(bytes: Uint8Array, environment: OrderEnvironment): Uint8Array {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (!content.includes('/ReversedChars')) return bytes;
  const clustered = applyEdits(bytes, orderClusters(bytes, environment));
  return applyEdits(clustered, orderLines(clustered, environment));
}

/** The edits that put the base of each composed letter before its dots. */
function orderClusters(bytes: Uint8Array, environment: OrderEnvironment): Edit[] {
  const scanner = createContentScanner(bytes);
  const edits: Edit[] = [];
  const state: TextState = { font: undefined, size: 0 };
  let start = -1;
  while (nextOperation(scanner)) {
    switch (scanner.operator) {
      case 'Tf':
        state.font = environment.fontOf(nameAt(scanner, 0));
        state.size = numberAt(scanner, 1);
        break;
      case 'BDC':
        start = hasActualText(scanner) ? scanner.end : -1;
        break;
      case 'EMC': {
        const edit =
          start < 0
            ? undefined
            : orderCluster(bytes, start, scanner.start, state, environment.fontOf);
        if (edit !== undefined) edits.push(edit);
        start = -1;
        break;
      }
    }
  }
  return edits;
}

function orderLines(bytes: Uint8Array, environment: OrderEnvironment): Edit[] {
  const scanner = createContentScanner(bytes);
  const edits: Edit[] = [];
  /** The marked-content sequences that are open: a number, or -1 for one without. */
  const marks: number[] = [];
  let font: FontUse | undefined;
  let line: Run[] = [];
  let run: Run | undefined;
  let text = '';
  const endLine = (): void => {
    const mcid = marks.findLast((mark) => mark >= 0);
    if (mcid !== undefined) edits.push(...orderLine(bytes, line, environment.isRightToLeft(mcid)));
    line = [];
  };
  while (nextOperation(scanner)) {
    switch (scanner.operator) {
      case 'BT':
        run = { start: scanner.start, end: 0, baseline: Number.NaN, kind: 'neutral' };
        text = '';
        break;
      case 'Tm':
        if (run !== undefined && Number.isNaN(run.baseline)) run.baseline = numberAt(scanner, 5);
        break;
      case 'Tf':
        font = environment.fontOf(nameAt(scanner, 0));
        break;
      case 'Tj':
      case 'TJ': {
        const operand = scanner.operands[scanner.count - 1];
        if (font === undefined || operand === undefined) break;
        text += decodeCodes(readCodes(bytes, operand, font), font);
        break;
      }
      case 'ET':
        if (run === undefined) break;
        run.end = scanner.end;
        if (run.kind !== 'right') run.kind = classify(text);
        if (line.length > 0 && line[0]?.baseline !== run.baseline) endLine();
        line.push(run);
        run = undefined;
        break;
      case 'BMC':
        if (run !== undefined && nameAt(scanner, 0) === 'ReversedChars') run.kind = 'right';
        if (run === undefined) endLine();
        marks.push(-1);
        break;
      case 'BDC':
        if (run === undefined) endLine();
        marks.push(run === undefined ? mcidOf(scanner) : -1);
        break;
      case 'EMC':
        if (run === undefined) endLine();
        marks.pop();
        break;
      default:
        // Anything between two runs would have to stay where it is.
        if (run === undefined) endLine();
    }
  }
  endLine();
  return edits;
}

function orderLine(bytes: Uint8Array, line: readonly Run[], rightToLeft: boolean): Edit[] {
  if (line.length < 2) return [];
  if (!rightToLeft && !line.some(({ kind }) => kind === 'right')) return [];
  const order = toLogicalOrder(
    line.map(({ kind }) => kind),
    rightToLeft,
  );
  return order.flatMap((from, to) => {
    const source = line[from];
    const target = line[to];
    if (source === undefined || target === undefined || from === to) return [];
    const text = Buffer.from(bytes.subarray(source.start, source.end)).toString('latin1');
    return [{ start: target.start, end: target.end, text }];
  });
}

/**
 * The logical order of runs that stand beside one another, by rule L2 of UAX #9
 * in reverse, with levels as its rules W and N give them to runs of one kind.
 *
 * @param kinds the runs from left to right
 * @param rightToLeft the direction of the paragraph
 * @returns for each logical place the visual index of its run
 */
export function toLogicalOrder(kinds: readonly Run['kind'][], rightToLeft: boolean): number[] {
  const strong = (from: number, step: 1 | -1): Run['kind'] => {
    for (let i = from + step; i >= 0 && i < kinds.length; i += step) {
      if (kinds[i] !== 'neutral') return kinds[i] as Run['kind'];
    }
    return rightToLeft ? 'right' : 'left';
  };
  const levels = kinds.map((kind, index) => {
    if (kind === 'right') return 1;
    if (rightToLeft) {
      if (kind !== 'neutral') return 2;
      return strong(index, -1) === 'left' && strong(index, 1) === 'left' ? 2 : 1;
    }
    if (kind === 'left') return 0;
    // From left to right, a number belongs to the words from right to left that it stands before.
    const after = strong(index, 1);
    if (kind === 'number') return after === 'right' ? 2 : 0;
    const before = strong(index, -1);
    return before !== 'left' && after !== 'left' ? 1 : 0;
  });
  const order = kinds.map((_, index) => index);
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

function classify(text: string): Run['kind'] {
  if (/\p{L}/u.test(text)) return 'left';
  return /\p{Nd}/u.test(text) ? 'number' : 'neutral';
}

function nameAt(scanner: ContentScanner, index: number): string {
  const position = scanner.operands[index];
  return position === undefined || scanner.bytes[position] !== 0x2f
    ? ''
    : parseName({ bytes: scanner.bytes, position });
}

function numberAt(scanner: ContentScanner, index: number): number {
  const position = scanner.operands[index];
  return position === undefined ? Number.NaN : parseNumber({ bytes: scanner.bytes, position });
}

function mcidOf(scanner: ContentScanner): number {
  const mcid = propertiesOf(scanner)?.get('MCID');
  return typeof mcid === 'number' ? mcid : -1;
}

function hasActualText(scanner: ContentScanner): boolean {
  return isString(propertiesOf(scanner)?.get('ActualText'));
}

function propertiesOf(scanner: ContentScanner) {
  const position = scanner.operands[1];
  if (position === undefined) return undefined;
  const value = parseValue({ bytes: scanner.bytes, position });
  return isDictionary(value) ? value : undefined;
}
