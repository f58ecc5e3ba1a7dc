import { promisify } from 'node:util';
import {
  deflateSync,
  deflate as deflateWithCallback,
  inflate,
  inflateSync,
  type ZlibOptions,
} from 'node:zlib';
import { isDictionary, type PdfDictionary, type PdfStream, type PdfValue } from './values.ts';

/**
 * The decoded bytes of a stream.
 *
 * @returns the bytes, or `undefined` where the filter is another than Flate
 *   (an image's, which nobody here looks into)
 * @throws an error of zlib where the bytes are damaged
 */
export function decodeStream(stream: PdfStream): Uint8Array | undefined {
  const coding = readCoding(stream);
  if (coding === undefined) return undefined;
  if (!coding.isFlate) return stream.data;
  return undoPredictor(inflateSync(stream.data), coding.parameters);
}

/**
 * As {@link decodeStream}, beside what goes on here: zlib has threads of its own.
 *
 * @returns a promise of the bytes
 */
export async function decodeStreamAside(stream: PdfStream): Promise<Uint8Array | undefined> {
  const coding = readCoding(stream);
  if (coding === undefined) return undefined;
  if (!coding.isFlate) return stream.data;
  // What fits into one chunk needs no turn of this thread. Text shrinks to a seventh.
  const chunkSize = Math.max(SMALL, stream.data.length * 12);
  return undoPredictor(await inflateAside(stream.data, { chunkSize }), coding.parameters);
}

const inflateAside = promisify<Uint8Array, ZlibOptions, Buffer>(inflate);
const deflateAside = promisify<Uint8Array, ZlibOptions, Buffer>(deflateWithCallback);

const SMALL = 16_384;

function readCoding({ dictionary }: PdfStream) {
  let filter = dictionary.get('Filter');
  let parameters = dictionary.get('DecodeParms');
  if (Array.isArray(filter)) {
    if (filter.length > 1) return undefined;
    filter = filter[0] ?? null;
    if (Array.isArray(parameters)) parameters = parameters[0] ?? null;
  }
  const isFlate = filter !== undefined && filter !== null;
  return isFlate && filter !== 'FlateDecode' ? undefined : { isFlate, parameters };
}

/**
 * Make a stream of bytes, compressed.
 *
 * @param bytes the decoded bytes
 * @param dictionary further entries; taken over, not copied
 */
export function createFlateStream(
  bytes: Uint8Array,
  dictionary: PdfDictionary = new Map(),
): PdfStream {
  dictionary.set('Filter', 'FlateDecode');
  dictionary.delete('DecodeParms');
  return { kind: 'stream', dictionary, data: deflate(bytes) };
}

/**
 * As {@link createFlateStream}, beside what goes on here: the stream is empty
 * until the promise is kept.
 *
 * @param bytes the decoded bytes; not to be changed any more
 * @param pending where the promise is added
 */
export function createFlateStreamAside(bytes: Uint8Array, pending: Promise<void>[]): PdfStream {
  const stream: PdfStream = {
    kind: 'stream',
    dictionary: new Map([['Filter', 'FlateDecode']]),
    data: new Uint8Array(),
  };
  const compress = async (): Promise<void> => {
    stream.data = await deflateLater(bytes);
  };
  pending.push(compress());
  return stream;
}

/** Compress. Level 9 takes three times as long for 5 % less of a report. */
export function deflate(bytes: Uint8Array): Uint8Array {
  return deflateSync(bytes, { level: LEVEL });
}

/** As {@link deflate}, beside what goes on here. */
export function deflateLater(bytes: Uint8Array): Promise<Uint8Array> {
  return deflateAside(bytes, { level: LEVEL, chunkSize: Math.max(SMALL, bytes.length >> 1) });
}

const LEVEL = 7;

/** Undo the PNG predictors None and Up, the two that cross-reference streams are written with. */
function undoPredictor(bytes: Uint8Array, parameters: PdfValue | undefined): Uint8Array {
  const predictor = isDictionary(parameters) ? parameters.get('Predictor') : undefined;
  if (!isDictionary(parameters) || typeof predictor !== 'number' || predictor < 10) return bytes;
  const written = parameters.get('Columns');
  const columns = typeof written === 'number' ? written : 1;
  const rows = Math.floor(bytes.length / (columns + 1));
  const output = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const type = bytes[row * (columns + 1)];
    if (type !== 0 && type !== 2) throw new RangeError(`predictor ${type} is not supported`);
    for (let column = 0; column < columns; column++) {
      const above = type === 2 && row > 0 ? (output[(row - 1) * columns + column] ?? 0) : 0;
      output[row * columns + column] = (bytes[row * (columns + 1) + 1 + column] ?? 0) + above;
    }
  }
  return output;
}
