import { hexValue, isRegular, isWhite } from './characters.ts';
import { PdfSyntaxError } from './syntax-error.ts';

/**
 * The operations of a content stream (ISO 32000-1, 7.8.2), one at a time, by
 * their places only: operands are not parsed, because most are never looked at
 * and the page streams are most of what a file holds.
 */
export interface ContentScanner {
  readonly bytes: Uint8Array;
  /** Where the next operation is looked for. */
  position: number;
  /** The operator of the operation just read: `Tj`. */
  operator: string;
  /** Offset of the first operand, or of the operator where it has none. */
  start: number;
  /** Offset behind the operator. */
  end: number;
  /** Offsets of the operands; only the first `count` are of this operation. */
  readonly operands: number[];
  count: number;
}

export function createContentScanner(bytes: Uint8Array): ContentScanner {
  return { bytes, position: 0, operator: '', start: 0, end: 0, operands: [], count: 0 };
}

const operators = new Map<number, string>();

/**
 * Move to the next operation. An inline image (`BI` … `ID` … `EI`) is one
 * operation with the operator `EI`.
 *
 * @returns whether there was one
 * @throws PdfSyntaxError
 */
export function nextOperation(scanner: ContentScanner): boolean {
  const { bytes, operands } = scanner;
  let at = scanner.position;
  let count = 0;
  for (;;) {
    let code = bytes[at];
    while (isWhite(code)) code = bytes[++at];
    if (code === undefined) {
      scanner.position = at;
      return false;
    }
    if (isOperatorStart(code)) {
      const start = at;
      let packed = 0;
      while (isRegular(code)) {
        packed = packed * 256 + (code as number);
        code = bytes[++at];
      }
      let operator = operators.get(packed);
      if (operator === undefined || at - start > 3) {
        operator = Buffer.from(bytes.buffer, bytes.byteOffset + start, at - start).toString(
          'latin1',
        );
        if (at - start <= 3) operators.set(packed, operator);
      }
      // These are operands that look like operators.
      if (operator === 'true' || operator === 'false' || operator === 'null') {
        operands[count++] = start;
        continue;
      }
      scanner.start = count === 0 ? start : (operands[0] as number);
      if (operator === 'BI') {
        at = skipInlineImage(bytes, at);
        operator = 'EI';
      }
      scanner.operator = operator;
      scanner.count = count;
      scanner.end = at;
      scanner.position = at;
      return true;
    }
    if (code === 0x25) {
      while (at < bytes.length && bytes[at] !== 0x0a && bytes[at] !== 0x0d) at++;
      continue;
    }
    operands[count++] = at;
    at = skipOperand(bytes, at);
  }
}

function isOperatorStart(code: number): boolean {
  return (
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    code === 0x27 ||
    code === 0x22
  );
}

/** The offset behind the operand at an offset. */
export function skipOperand(bytes: Uint8Array, start: number): number {
  const code = bytes[start];
  let at = start + 1;
  switch (code) {
    case 0x28:
      return skipLiteralString(bytes, start);
    case 0x3c:
      if (bytes[at] === 0x3c) return skipNested(bytes, start, 0x3e);
      while (hexValue(bytes[at]) >= 0 || isWhite(bytes[at])) at++;
      if (bytes[at] !== 0x3e) throw new PdfSyntaxError('string without end', start);
      return at + 1;
    case 0x5b:
      return skipNested(bytes, start, 0x5d);
    case 0x2f:
      while (isRegular(bytes[at])) at++;
      return at;
    default:
      if (code === undefined || !isRegular(code)) throw new PdfSyntaxError('not an operand', start);
      while (isRegular(bytes[at])) at++;
      return at;
  }
}

function skipLiteralString(bytes: Uint8Array, start: number): number {
  let depth = 0;
  for (let at = start; at < bytes.length; at++) {
    const code = bytes[at];
    if (code === 0x5c) at++;
    else if (code === 0x28) depth++;
    else if (code === 0x29 && --depth === 0) return at + 1;
  }
  throw new PdfSyntaxError('string without end', start);
}

/** Skip an array or a dictionary, which may hold others. */
function skipNested(bytes: Uint8Array, start: number, close: number): number {
  let at = start + (close === 0x3e ? 2 : 1);
  for (;;) {
    while (isWhite(bytes[at])) at++;
    const code = bytes[at];
    if (code === undefined) throw new PdfSyntaxError('array or dictionary without end', start);
    if (code === close) {
      if (close === 0x5d) return at + 1;
      if (bytes[at + 1] === 0x3e) return at + 2;
    }
    at = skipOperand(bytes, at);
  }
}

function skipInlineImage(bytes: Uint8Array, start: number): number {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const data = content.indexOf('ID', start, 'latin1');
  let at = data < 0 ? -1 : content.indexOf('EI', data + 3, 'latin1');
  while (at >= 0 && !(isWhite(bytes[at - 1]) && !isRegular(bytes[at + 2]))) {
    at = content.indexOf('EI', at + 2, 'latin1');
  }
  if (at < 0) throw new PdfSyntaxError('inline image without end', start);
  return at + 2;
}

/** A change to a content stream: bytes that are taken out, and what comes in their place. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/**
 * Apply edits.
 *
 * @param bytes the stream
 * @param edits in any order, not overlapping; those at one offset stay in order
 */
export function applyEdits(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let length = bytes.length;
  let behind = 0;
  for (const { start, end, text } of ordered) {
    if (start < behind) throw new RangeError(`edits overlap at ${start}`);
    behind = end;
    length += text.length - (end - start);
  }
  const output = Buffer.allocUnsafeSlow(length);
  let from = 0;
  let to = 0;
  const keep = (end: number): void => {
    output.set(bytes.subarray(from, end), to);
    to += end - from;
  };
  for (const edit of ordered) {
    keep(edit.start);
    to += output.write(edit.text, to, 'latin1');
    from = edit.end;
  }
  keep(bytes.length);
  return output;
}
