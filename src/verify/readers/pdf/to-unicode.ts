import { isString, type Operand, readOperations } from './lexer.ts';

/** What the codes of a font stand for. */
export interface Decoder {
  /** The units of a string: a code each, in the order in which they are shown. */
  decode(bytes: Uint8Array): string[];
  /** The codes of a string. */
  cut(bytes: Uint8Array): number[];
}

/** What a reader hears of a code that stands for nothing. */
const UNKNOWN = '\ufffd';

/**
 * Read a ToUnicode CMap (ISO 32000-2, 9.10.3; Adobe Technical Note 5411).
 *
 * @param cmap its stream; `undefined` where a font has none: its codes then say nothing
 * @param size bytes of a code, where the CMap does not say
 */
export function readToUnicode(cmap: Uint8Array | undefined, size: number): Decoder {
  const table = new Map<number, string>();
  let length = size;
  for (const { operator, operands } of cmap === undefined ? [] : readOperations(cmap)) {
    const strings = operands.map((operand) => (isString(operand) ? operand.bytes : undefined));
    if (operator === 'endcodespacerange') length = strings.find(Boolean)?.length ?? length;
    if (operator === 'endbfchar') {
      const pairs = strings.filter((bytes) => bytes !== undefined);
      for (let at = 0; at + 1 < pairs.length; at += 2) {
        table.set(toNumber(pairs[at]), toText(pairs[at + 1]));
      }
    }
    if (operator === 'endbfrange') readRanges(operands, table);
  }
  const cut = (bytes: Uint8Array): number[] => {
    const codes: number[] = [];
    for (let at = 0; at < bytes.length; at += length) {
      codes.push(toNumber(bytes.subarray(at, at + length)));
    }
    return codes;
  };
  return { cut, decode: (bytes) => cut(bytes).map((code) => table.get(code) ?? UNKNOWN) };
}

function readRanges(operands: readonly Operand[], table: Map<number, string>): void {
  const list = operands.filter((operand) => isString(operand) || Array.isArray(operand));
  for (let at = 0; at + 2 < list.length; at += 3) {
    const [from, to, target] = list.slice(at, at + 3);
    if (!isString(from) || !isString(to)) continue;
    const first = toNumber(from.bytes);
    const count = Math.min(toNumber(to.bytes) - first, 0xffff);
    for (let step = 0; step <= count; step += 1) {
      if (Array.isArray(target)) {
        const one = target[step];
        if (isString(one)) table.set(first + step, toText(one.bytes));
      } else if (isString(target)) {
        // Only the last unit counts up.
        const bytes = Uint8Array.from(target.bytes);
        const last = bytes.length - 1;
        const value = ((bytes[last - 1] ?? 0) << 8) + (bytes[last] ?? 0) + step;
        bytes[last] = value & 255;
        if (last > 0) bytes[last - 1] = (value >> 8) & 255;
        table.set(first + step, toText(bytes));
      }
    }
  }
}

function toNumber(bytes: Uint8Array | undefined): number {
  let sum = 0;
  for (const byte of bytes ?? []) sum = sum * 256 + byte;
  return sum;
}

/** UTF-16, big-endian. */
function toText(bytes: Uint8Array | undefined): string {
  return bytes === undefined ? '' : new TextDecoder('utf-16be').decode(bytes);
}

/** A text string: UTF-16 or UTF-8 where it says so, else PDFDocEncoding, as good as Latin-1 here. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return toText(bytes.subarray(2));
  const isUtf8 = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return new TextDecoder(isUtf8 ? 'utf-8' : 'latin1').decode(bytes);
}
