import { type Location, readCrossReferences } from './cross-references.ts';
import { decodeStream } from './flate.ts';
import { parseIndirectObject, readNumber } from './indirect-object.ts';
import { type Cursor, parseValue } from './parser.ts';
import { PdfSyntaxError } from './syntax-error.ts';
import {
  isReference,
  isStream,
  type PdfDictionary,
  type PdfReference,
  type PdfValue,
} from './values.ts';

/** A file's objects, read when they are asked for, and changed in place. */
export interface PdfFile {
  /** `Root`, `Info`, `ID`; what belongs to the cross-reference table is left out. */
  readonly trailer: PdfDictionary;
  /** The one reference object of an object number. */
  reference(number: number): PdfReference;
  /** The object behind a reference, or the value itself; an object that isn't there is null. */
  resolve(value: PdfValue | undefined): PdfValue;
  /** Put an object in the place of another. */
  replace(reference: PdfReference, value: PdfValue): void;
  /** Add an object. */
  add(value: PdfValue): PdfReference;
  /** One more than the highest object number. */
  readonly size: number;
}

/**
 * Open a PDF file for reading and changing.
 *
 * It reads cross-reference tables and streams, object streams and chains of
 * updates (ISO 32000-1, 7.5); it doesn't repair and doesn't decrypt.
 *
 * @param bytes the file; kept, and not changed
 * @throws PdfSyntaxError where the file isn't as the standard says, or is encrypted
 */
export function openPdf(bytes: Uint8Array): PdfFile {
  return openPdfs([bytes]).file;
}

/**
 * Open several PDF files as one: the objects of each are numbered on from those
 * of the one before, so that an object of one can refer to an object of another.
 *
 * @param files the bytes of each; at least one
 * @returns the objects, with the trailer of the first file; and the trailer of each
 * @throws PdfSyntaxError as {@link openPdf}
 */
export function openPdfs(files: readonly Uint8Array[]): {
  file: PdfFile;
  trailers: PdfDictionary[];
} {
  const references: PdfReference[] = [];
  const objects: (PdfValue | undefined)[] = [];

  function reference(number: number): PdfReference {
    references[number] ??= { kind: 'reference', number };
    return references[number];
  }

  function resolve(value: PdfValue | undefined): PdfValue {
    let current = value ?? null;
    for (let hops = 0; isReference(current); hops++) {
      if (hops > 16) throw new PdfSyntaxError('references in a circle', 0);
      const { number } = current;
      let object: PdfValue | undefined = objects[number];
      if (object === undefined) {
        object = load(number);
        objects[number] = object;
      }
      current = object;
    }
    return current;
  }

  const sources: Source[] = [];
  let size = 0;
  for (const bytes of files) {
    const source = openSource(bytes, size, reference, resolve);
    sources.push(source);
    size = source.end;
  }

  function load(number: number): PdfValue {
    for (const source of sources) if (number < source.end) return source.load(number);
    return null;
  }

  const trailers = sources.map(({ trailer }) => trailer);
  const [trailer] = trailers;
  if (trailer === undefined) throw new RangeError('no file to open');
  const file: PdfFile = {
    trailer,
    reference,
    resolve,
    replace(target, value) {
      objects[target.number] = value;
    },
    add(value) {
      const added = reference(size++);
      objects[added.number] = value;
      return added;
    },
    get size() {
      return size;
    },
  };
  return { file, trailers };
}

/** The objects of one file. */
interface Source {
  readonly trailer: PdfDictionary;
  /** One more than the highest number of an object of it. */
  readonly end: number;
  /** Read the object of a number below `end`. */
  load(number: number): PdfValue;
}

/**
 * @param first the number that the file's object 0, which is always free, has here
 */
function openSource(
  bytes: Uint8Array,
  first: number,
  reference: PdfFile['reference'],
  resolve: PdfFile['resolve'],
): Source {
  const locations: (Location | undefined)[] = [];
  const objectStreams = new Map<number, { bytes: Uint8Array; offsets: number[] }>();
  const trailer = readCrossReferences(bytes, (number) => reference(first + number), locations);
  if (trailer.has('Encrypt')) throw new PdfSyntaxError('the file is encrypted', 0);
  const count = Math.max(locations.length, 1);

  /** What isn't in the table is null, and must not become an object of another file. */
  function referenceHere(number: number): PdfReference {
    return reference(number < count ? first + number : first);
  }
  for (const [key, value] of trailer) {
    if (isReference(value)) trailer.set(key, referenceHere(value.number - first));
  }

  /** @param number in the file */
  function loadObjectStream(number: number): { bytes: Uint8Array; offsets: number[] } {
    const known = objectStreams.get(number);
    if (known !== undefined) return known;
    const stream = resolve(referenceHere(number));
    const content = isStream(stream) ? decodeStream(stream) : undefined;
    if (!isStream(stream) || content === undefined) {
      throw new PdfSyntaxError(`object ${number} is not an object stream`, 0);
    }
    const start = stream.dictionary.get('First');
    const length = stream.dictionary.get('N');
    if (typeof start !== 'number' || typeof length !== 'number') {
      throw new PdfSyntaxError(`object stream ${number} lacks First or N`, 0);
    }
    const cursor: Cursor = { bytes: content, position: 0 };
    const offsets: number[] = [];
    for (let i = 0; i < length; i++) {
      readNumber(cursor);
      offsets.push(start + readNumber(cursor));
    }
    const loaded = { bytes: content, offsets };
    objectStreams.set(number, loaded);
    return loaded;
  }

  return {
    trailer,
    end: first + count,
    load(number) {
      const own = number - first;
      const location = locations[own];
      if (location === undefined) return null;
      if ('offset' in location) {
        const cursor = { bytes, position: location.offset, reference: referenceHere };
        return parseIndirectObject(cursor, own, resolve);
      }
      const stream = loadObjectStream(location.stream);
      const offset = stream.offsets[location.index];
      if (offset === undefined) throw new PdfSyntaxError(`object ${own} is not in its stream`, 0);
      return parseValue({ bytes: stream.bytes, position: offset, reference: referenceHere });
    },
  };
}
