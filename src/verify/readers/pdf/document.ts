import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { UnreadableArtifact } from '../../content.ts';
import type { Matrix } from './matrix.ts';
import {
  type Font,
  type Form,
  type MarkedText,
  type PaintedUnit,
  type Resources,
  readPageText,
  startPage,
} from './page-text.ts';
import { readToUnicode } from './to-unicode.ts';
import { readWidths } from './widths.ts';

/** A place on a page: points from its lower left corner. */
export interface PagePlace {
  /** From 0. */
  page: number;
  /** Absent where only the page is known. */
  y?: number;
}

/** The objects of a file, opened, with what several readers need of them. */
export interface OpenPdf {
  catalog: PDFDict;
  /** The dictionary, array … that an entry is or refers to. */
  get(from: PDFDict, key: string): PDFObject | undefined;
  resolve(object: PDFObject | undefined): PDFObject | undefined;
  text(object: PDFObject | undefined): string | undefined;
  pages: PDFDict[];
  /** The index of a page, by its reference. */
  pageOf(object: PDFObject | undefined): number | undefined;
  /** What is painted in each marked-content sequence, by page or form and number. */
  marked: Map<string, MarkedText>;
  /** All that each page paints, in its order; only of a file without tags. */
  painted: PaintedUnit[][];
  /** The key of a page's or form's sequences. */
  keyOf(object: PDFObject | undefined): string;
  info: PDFDict | undefined;
}

/**
 * Open a PDF file and read what its pages show.
 *
 * @throws {UnreadableArtifact} for what is no PDF, or is damaged
 */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  let document: PDFDocument;
  try {
    document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
  } catch (error) {
    throw new UnreadableArtifact(error instanceof Error ? error.message : String(error));
  }
  const { context, catalog } = document;
  if (!(catalog instanceof PDFDict)) throw new UnreadableArtifact('it has no catalog');
  const resolve = (object: PDFObject | undefined) =>
    object instanceof PDFRef ? context.lookup(object) : object;
  const get = (from: PDFDict, key: string) => resolve(from.get(PDFName.of(key)));
  const pages = document.getPages().map((page) => page.node);
  const references = document.getPages().map((page) => String(page.ref));
  const keyOf = (object: PDFObject | undefined) => (object instanceof PDFRef ? String(object) : '');
  const open: OpenPdf = {
    catalog,
    get,
    resolve,
    text: readText,
    pages,
    pageOf(object) {
      const index = object instanceof PDFRef ? references.indexOf(String(object)) : -1;
      return index < 0 ? undefined : index;
    },
    marked: new Map(),
    painted: [],
    keyOf,
    info: asDict(resolve(context.trailerInfo.Info)),
  };
  const fonts = new Map<string, Font>();
  const isTagged = catalog.has(PDFName.of('StructTreeRoot'));
  for (const [index, page] of pages.entries()) {
    const resources = makeResources(asDict(inherited(page, 'Resources', get)), open, fonts);
    const content = readContents(get(page, 'Contents'), open);
    const form = { key: references[index] ?? '', bytes: content, resources };
    const painted: PaintedUnit[] | undefined = isTagged ? undefined : [];
    if (painted !== undefined) open.painted.push(painted);
    readPageText(form, open.marked, startPage(painted));
  }
  return open;
}

/** A dictionary, whether or not it is one of a stream. */
export function asDict(object: PDFObject | undefined): PDFDict | undefined {
  if (object instanceof PDFRawStream) return object.dict;
  return object instanceof PDFDict ? object : undefined;
}

/** The members of an array; a single object is one of one. */
export function asList(object: PDFObject | undefined): PDFObject[] {
  if (object instanceof PDFArray) return object.asArray();
  return object === undefined ? [] : [object];
}

/** A number, or `undefined`. */
export function asNumber(object: PDFObject | undefined): number | undefined {
  return object instanceof PDFNumber ? object.asNumber() : undefined;
}

/** A name without its slash, or `undefined`. */
export function asName(object: PDFObject | undefined): string | undefined {
  return object instanceof PDFName ? object.decodeText() : undefined;
}

function readText(object: PDFObject | undefined): string | undefined {
  return object instanceof PDFString || object instanceof PDFHexString
    ? object.decodeText()
    : undefined;
}

/** An entry of a page or of what is above it in the page tree. */
function inherited(page: PDFDict, key: string, get: OpenPdf['get']): PDFObject | undefined {
  let node: PDFDict | undefined = page;
  for (let depth = 0; node !== undefined && depth < 50; depth += 1) {
    const value = get(node, key);
    if (value !== undefined) return value;
    node = asDict(get(node, 'Parent'));
  }
  return undefined;
}

/** A page's streams are read as one, with a space between them (ISO 32000-2, 7.8.2). */
function readContents(contents: PDFObject | undefined, open: OpenPdf): Uint8Array {
  const streams = asList(contents).map((object) => decodeStream(open.resolve(object)));
  const result = new Uint8Array(streams.reduce((sum, stream) => sum + stream.length + 1, 0));
  let at = 0;
  for (const stream of streams) {
    result.set(stream, at);
    at += stream.length + 1;
    result[at - 1] = 10;
  }
  return result;
}

/** What a stream holds, decoded; nothing for what is no stream. */
export function decodeStream(object: PDFObject | undefined): Uint8Array {
  if (!(object instanceof PDFRawStream)) return new Uint8Array();
  try {
    return decodePDFRawStream(object).decode();
  } catch (error) {
    throw new UnreadableArtifact(
      `a stream is damaged (${error instanceof Error ? error.message : String(error)})`,
    );
  }
}

function makeResources(
  resources: PDFDict | undefined,
  open: OpenPdf,
  fonts: Map<string, Font>,
): Resources {
  const entry = (kind: string, name: string): PDFObject | undefined => {
    const group = resources === undefined ? undefined : asDict(open.get(resources, kind));
    return group?.get(PDFName.of(name));
  };
  return {
    font(name) {
      const object = entry('Font', name);
      const key = object instanceof PDFRef ? String(object) : `${name} ${open.keyOf(object)}`;
      let font = fonts.get(key);
      if (font === undefined) {
        const own = asDict(open.resolve(object));
        if (own === undefined) return undefined;
        const cmap = open.get(own, 'ToUnicode');
        const size = asName(open.get(own, 'Subtype')) === 'Type0' ? 2 : 1;
        const decoder = readToUnicode(cmap === undefined ? undefined : decodeStream(cmap), size);
        font = { ...decoder, widthOf: readWidths(own, open) };
        fonts.set(key, font);
      }
      return font;
    },
    form(name): Form | undefined {
      const object = entry('XObject', name);
      const stream = open.resolve(object);
      if (!(stream instanceof PDFRawStream)) return undefined;
      if (asName(open.get(stream.dict, 'Subtype')) !== 'Form') return undefined;
      const matrix = asList(open.get(stream.dict, 'Matrix')).map((one) => asNumber(one) ?? 0);
      return {
        key: open.keyOf(object),
        bytes: decodeStream(stream),
        resources: makeResources(asDict(open.get(stream.dict, 'Resources')), open, fonts),
        matrix: (matrix.length === 6 ? matrix : [1, 0, 0, 1, 0, 0]) as unknown as Matrix,
      };
    },
    properties(name) {
      const properties = asDict(open.resolve(entry('Properties', name)));
      if (properties === undefined) return {};
      const mcid = asNumber(open.get(properties, 'MCID'));
      const actualText = readText(open.get(properties, 'ActualText'));
      return {
        ...(mcid === undefined ? {} : { mcid }),
        ...(actualText === undefined ? {} : { actualText }),
      };
    },
  };
}
