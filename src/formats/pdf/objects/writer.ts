import { createHash } from 'node:crypto';
import { deflate, deflateLater } from './flate.ts';
import type { PdfFile } from './reader.ts';
import { serializeValue } from './serializer.ts';
import {
  createString,
  isReference,
  isStream,
  type PdfDictionary,
  type PdfReference,
  type PdfValue,
} from './values.ts';

/**
 * Objects in one object stream. More compress better, and make a viewer unpack
 * more for one object; from here on the gain is under one per cent.
 */
const OBJECTS_PER_STREAM = 500;

/** Binary characters behind the header, for programs that guess (ISO 19005-2, 6.1.2). */
const HEADER = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';

/**
 * Write a file whole: what can be reached from the trailer, numbered in the
 * order in which it is reached, everything but streams in object streams, with
 * a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8).
 *
 * @param file the objects
 * @returns the bytes; the same for the same objects, with a file identifier
 *   that is the hash of the content (ISO 32000-1, 14.4)
 */
export async function writePdf(file: PdfFile): Promise<Uint8Array> {
  const order = collectReachable(file);
  const numbers = new Int32Array(file.size);
  order.forEach((reference, index) => {
    numbers[reference.number] = index + 1;
  });
  const numberOf = (reference: PdfReference): number => numbers[reference.number] ?? 0;

  const chunks: Uint8Array[] = [];
  const hash = createHash('md5');
  let length = 0;
  const push = (chunk: Uint8Array | string): void => {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'latin1') : chunk;
    chunks.push(bytes);
    hash.update(bytes);
    length += bytes.length;
  };

  const size = order.length + 1;
  // Type, then offset or number of the object stream, then index in it.
  const entries: [number, number, number][] = [[0, 0, 65535]];
  const streams: [number, number, number][] = [];
  // Packs are compressed aside, all at once, and written where they were full.
  const packs = packObjects(file, order, numberOf, entries);
  const pushStream = (number: number, dictionary: PdfDictionary, data: Uint8Array): void => {
    dictionary.set('Length', data.length);
    push(`${number} 0 obj\n${serializeValue(dictionary, numberOf)}stream\n`);
    dictionary.delete('Length');
    push(data);
    push('\nendstream\nendobj\n');
  };

  push(HEADER);
  for (const [index, reference] of order.entries()) {
    const value = file.resolve(reference);
    if (isStream(value)) {
      entries[index + 1] = [1, length, 0];
      pushStream(index + 1, value.dictionary, value.data);
    }
    const pack = packs.get(index);
    if (pack === undefined) continue;
    streams.push([1, length, 0]);
    pushStream(size + streams.length - 1, pack.dictionary, await pack.data);
  }

  const table = [...entries, ...streams, [1, length, 0] as [number, number, number]];
  const identifier = createString(hash.copy().digest().toString('latin1'));
  const dictionary: PdfDictionary = new Map<string, PdfValue>([
    ['Type', 'XRef'],
    ['Size', table.length],
    ['W', [1, 4, 2]],
    [
      'DecodeParms',
      new Map<string, PdfValue>([
        ['Predictor', 12],
        ['Columns', 7],
      ]),
    ],
    ['Filter', 'FlateDecode'],
    ['ID', [identifier, identifier]],
  ]);
  for (const key of ['Root', 'Info']) {
    const value = file.trailer.get(key);
    if (value !== undefined) dictionary.set(key, value);
  }
  const start = length;
  pushStream(table.length - 1, dictionary, deflate(encodeTable(table)));
  push(`startxref\n${start}\n%%EOF\n`);
  return concatenate(chunks, length);
}

/** An object stream (ISO 32000-1, 7.5.7). */
interface Pack {
  dictionary: PdfDictionary;
  data: Promise<Uint8Array>;
}

/**
 * Put everything but streams into object streams.
 *
 * @param entries where the places of the objects are noted
 * @returns the packs, by the index in `order` of the last object of each
 */
function packObjects(
  file: PdfFile,
  order: readonly PdfReference[],
  numberOf: (reference: PdfReference) => number,
  entries: [number, number, number][],
): Map<number, Pack> {
  const packs = new Map<number, Pack>();
  let heads: string[] = [];
  let texts: string[] = [];
  let length = 0;
  let last = 0;
  const flush = (): void => {
    if (texts.length === 0) return;
    const head = heads.join(' ');
    const dictionary: PdfDictionary = new Map<string, PdfValue>([
      ['Type', 'ObjStm'],
      ['N', texts.length],
      ['First', head.length + 1],
      ['Filter', 'FlateDecode'],
    ]);
    const data = deflateLater(Buffer.from(`${head} ${texts.join('')}`, 'latin1'));
    packs.set(last, { dictionary, data });
    heads = [];
    texts = [];
    length = 0;
  };
  for (const [index, reference] of order.entries()) {
    const value = file.resolve(reference);
    if (isStream(value)) continue;
    const text = `${serializeValue(value, numberOf)}\n`;
    entries[index + 1] = [2, order.length + 1 + packs.size, texts.length];
    heads.push(`${index + 1} ${length}`);
    texts.push(text);
    length += text.length;
    last = index;
    if (texts.length === OBJECTS_PER_STREAM) flush();
  }
  flush();
  return packs;
}

/** The references that the trailer leads to, nearest first in depth, each once. */
function collectReachable(file: PdfFile): PdfReference[] {
  const order: PdfReference[] = [];
  const seen = new Uint8Array(file.size);
  const pending: PdfValue[] = [file.trailer.get('Info') ?? null, file.trailer.get('Root') ?? null];
  while (pending.length > 0) {
    const value = pending.pop() as PdfValue;
    if (value === null || typeof value !== 'object') continue;
    if (isReference(value)) {
      if (seen[value.number] === 1) continue;
      seen[value.number] = 1;
      order.push(value);
      pending.push(file.resolve(value));
    } else if (Array.isArray(value)) {
      for (let i = value.length - 1; i >= 0; i--) pending.push(value[i] as PdfValue);
    } else if (value instanceof Map) {
      for (const entry of value.values()) pending.push(entry);
    } else if (isStream(value)) pending.push(value.dictionary);
  }
  return order;
}

/** The rows of a cross-reference stream in seven bytes each, with the PNG predictor Up. */
function encodeTable(table: readonly (readonly [number, number, number])[]): Uint8Array {
  const bytes = new Uint8Array(table.length * 8);
  let above = new Uint8Array(7);
  table.forEach(([type, second, third], row) => {
    const current = new Uint8Array(7);
    const view = new DataView(current.buffer);
    view.setUint8(0, type);
    view.setUint32(1, second);
    view.setUint16(5, third);
    bytes[row * 8] = 2;
    for (let i = 0; i < 7; i++) {
      bytes[row * 8 + 1 + i] = (current[i] as number) - (above[i] as number);
    }
    above = current;
  });
  return bytes;
}

function concatenate(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
