/** An operand of a content stream (ISO 32000-2, 7.3). */
export type Operand =
  | number
  | boolean
  | null
  | { name: string }
  | { bytes: Uint8Array }
  | Operand[]
  | { entries: Map<string, Operand> };

/** An operator with what stands before it. */
export interface Operation {
  operator: string;
  operands: Operand[];
}

/** Classes of bytes (ISO 32000-2, 7.2.3). */
const SPACE = classOf([0, 9, 10, 12, 13, 32]);
const DELIMITER = classOf([...'()<>[]{}/%'].map((character) => character.charCodeAt(0)));

function classOf(members: readonly number[]): { has(byte: number): boolean } {
  const table = new Uint8Array(256);
  for (const member of members) table[member] = 1;
  return { has: (byte) => table[byte] === 1 };
}

/** Nesting beyond this is damage. */
const DEEPEST = 32;

/**
 * Read a content stream's operations, one after the other (ISO 32000-2, 7.8.2).
 * What is not understood is skipped, as every viewer does.
 */
export function* readOperations(bytes: Uint8Array): Generator<Operation> {
  let at = 0;
  let operands: Operand[] = [];

  const skipSpace = () => {
    for (;;) {
      const byte = bytes[at];
      if (byte === undefined) return;
      if (byte === 0x25) while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at += 1;
      else if (SPACE.has(byte)) at += 1;
      else return;
    }
  };
  const readWord = (): string => {
    const start = at;
    while (at < bytes.length && !SPACE.has(bytes[at] ?? 0) && !DELIMITER.has(bytes[at] ?? 0)) {
      at += 1;
    }
    let word = '';
    for (let index = start; index < at; index += 1) word += String.fromCharCode(bytes[index] ?? 0);
    return word;
  };
  const readName = (): Operand => {
    at += 1;
    const name = readWord().replace(/#([0-9A-Fa-f]{2})/gu, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    return { name };
  };
  const readHex = (): Operand => {
    at += 1;
    const digits: number[] = [];
    while (at < bytes.length && bytes[at] !== 0x3e) {
      const digit = hexDigit(bytes[at] ?? 0);
      if (digit >= 0) digits.push(digit);
      at += 1;
    }
    at += 1;
    if (digits.length % 2 === 1) digits.push(0);
    const result = new Uint8Array(digits.length / 2);
    for (const index of result.keys()) {
      result[index] = (digits[2 * index] ?? 0) * 16 + (digits[2 * index + 1] ?? 0);
    }
    return { bytes: result };
  };
  const readString = (): Operand => {
    at += 1;
    const result: number[] = [];
    let depth = 1;
    while (at < bytes.length) {
      const byte = bytes[at] ?? 0;
      at += 1;
      if (byte === 0x5c) {
        const next = bytes[at] ?? 0;
        at += 1;
        if (next >= 0x30 && next <= 0x37) {
          let value = next - 0x30;
          for (let more = 0; more < 2; more += 1) {
            const digit = bytes[at] ?? 0;
            if (digit < 0x30 || digit > 0x37) break;
            value = value * 8 + digit - 0x30;
            at += 1;
          }
          result.push(value & 255);
        } else if (next === 13) {
          if (bytes[at] === 10) at += 1;
        } else if (next !== 10) result.push(ESCAPES[String.fromCharCode(next)] ?? next);
        continue;
      }
      if (byte === 0x28) depth += 1;
      if (byte === 0x29) {
        depth -= 1;
        if (depth === 0) break;
      }
      result.push(byte);
    }
    return { bytes: Uint8Array.from(result) };
  };
  const readOperand = (depth: number): Operand | { operator: string } | undefined => {
    skipSpace();
    const byte = bytes[at];
    if (byte === undefined || depth > DEEPEST) return undefined;
    if (byte === 0x2f) return readName();
    if (byte === 0x28) return readString();
    if (byte === 0x5b) {
      at += 1;
      return readUntil(0x5d, depth);
    }
    if (byte === 0x3c && bytes[at + 1] === 0x3c) {
      at += 2;
      const list = readUntil(0x3e, depth);
      at += 1;
      const entries = new Map<string, Operand>();
      for (let index = 0; index + 1 < list.length; index += 2) {
        const key = list[index];
        if (isName(key)) entries.set(key.name, list[index + 1] ?? null);
      }
      return { entries };
    }
    if (byte === 0x3c) return readHex();
    if (DELIMITER.has(byte)) {
      at += 1;
      return { operator: '' };
    }
    const word = readWord();
    // Most words are operators, which begin with a letter.
    if (byte >= 0x41 && byte !== 0x66 && byte !== 0x6e && byte !== 0x74) return { operator: word };
    if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/u.test(word)) return Number(word);
    if (word === 'true' || word === 'false') return word === 'true';
    return word === 'null' ? null : { operator: word };
  };
  const readUntil = (end: number, depth: number): Operand[] => {
    const list: Operand[] = [];
    for (;;) {
      skipSpace();
      if (bytes[at] === undefined) return list;
      if (bytes[at] === end) {
        at += 1;
        return list;
      }
      const operand = readOperand(depth + 1);
      if (operand === undefined) return list;
      if (operand === null || typeof operand !== 'object' || !('operator' in operand)) {
        list.push(operand as Operand);
      }
    }
  };

  for (;;) {
    const operand = readOperand(0);
    if (operand === undefined) return;
    if (operand !== null && typeof operand === 'object' && 'operator' in operand) {
      if (operand.operator === 'ID') at = endOfImage(bytes, at);
      yield { operator: operand.operator, operands };
      operands = [];
    } else operands.push(operand);
  }
}

function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

const ESCAPES: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** An image in the stream ends with `EI` between spaces. */
function endOfImage(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 3 < bytes.length; at += 1) {
    const isEnd =
      SPACE.has(bytes[at] ?? 1) &&
      bytes[at + 1] === 0x45 &&
      bytes[at + 2] === 0x49 &&
      SPACE.has(bytes[at + 3] ?? 32);
    if (isEnd) return at + 3;
  }
  return bytes.length;
}

/** Whether an operand is a name. */
export function isName(operand: Operand | undefined): operand is { name: string } {
  return operand !== null && typeof operand === 'object' && 'name' in operand;
}

/** Whether an operand is a string. */
export function isString(operand: Operand | undefined): operand is { bytes: Uint8Array } {
  return operand !== null && typeof operand === 'object' && 'bytes' in operand;
}

/** Whether an operand is a dictionary. */
export function isDictionary(
  operand: Operand | undefined,
): operand is { entries: Map<string, Operand> } {
  return operand !== null && typeof operand === 'object' && 'entries' in operand;
}
