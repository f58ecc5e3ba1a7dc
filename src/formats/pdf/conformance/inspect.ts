import { openPdf, type PdfFile } from '../objects/reader.ts';
import {
  decodeTextString,
  isDictionary,
  isReference,
  isStream,
  isString,
  type PdfArray,
  type PdfDictionary,
  type PdfReference,
  type PdfValue,
} from '../objects/values.ts';
import { factsOf, type PageContext } from './context.ts';
import { decodeDestination, joinLines } from './fix-links.ts';
import { readCatalog, readPages } from './pages.ts';
import { inspectPages } from './scan-pages.ts';
import { isInlineType } from './standard-types.ts';
import {
  isElement,
  readStructureTree,
  type StructureElement,
  type StructureTree,
} from './structure-tree.ts';
import { standApart, type TextEdges } from './text-edges.ts';

/** An element of the structure, or a text in it. */
export interface InspectedNode {
  /** As written in the file; empty for a text. */
  type: string;
  text?: string;
  alt?: string;
  actual?: string;
  lang?: string;
  id?: string;
  /** The annotation of a Link. */
  link?: InspectedLink;
  /** From 1: where its first text is. */
  page?: number;
  kids: InspectedNode[];
}

export interface InspectedLink {
  uri?: string;
  /** The id that it goes to. */
  destination?: string;
  /** The page that it goes to, from 1. */
  page?: number;
  contents?: string;
}

export interface InspectedOutlineItem {
  text: string;
  /** From 1. */
  level: number;
  /** From 1. */
  page?: number;
}

/** What a file says, for tests and for the proof that nothing is lost. */
export interface PdfInspection {
  /** In points. */
  pages: { width: number; height: number }[];
  language?: string;
  /** Document information: `Title`, `Author` … */
  info: Record<string, string>;
  /** The XMP packet. */
  xmp?: string;
  /** In reading order. */
  structure: InspectedNode[];
  outline: InspectedOutlineItem[];
  /** Pages, from 1, by the ids of what links go to. */
  destinations: Map<string, number>;
}

/**
 * Read what a tagged PDF says, in reading order: by its structure tree, with
 * `ActualText`, right-to-left text in its logical order, and words that are
 * divided at the end of a line whole.
 *
 * @param bytes a file that `conformPdf` or Chromium made
 * @throws Error where the file can't be read
 */
export function inspectPdf(bytes: Uint8Array): PdfInspection {
  const file = openPdf(bytes);
  const catalog = readCatalog(file);
  const pages = readPages(file, catalog);
  const numbers = new Map(pages.map((page) => [page.reference, page.index + 1]));
  const destinations = readDestinations(file, catalog, numbers);
  const tree = readStructureTree(file, catalog);
  const language = catalog.get('Lang');
  const metadata = file.resolve(catalog.get('Metadata'));
  return {
    pages: pages.map(({ dictionary }) => {
      const box = file.resolve(dictionary.get('MediaBox'));
      const [left = 0, bottom = 0, right = 0, top = 0] = Array.isArray(box) ? box.map(Number) : [];
      return { width: right - left, height: top - bottom };
    }),
    ...(isString(language) ? { language: language.bytes } : {}),
    info: readInfo(file),
    ...(isStream(metadata) ? { xmp: Buffer.from(metadata.data).toString('utf8') } : {}),
    structure: tree === undefined ? [] : readStructure(file, catalog, tree, destinations, numbers),
    outline: readOutline(file, catalog, numbers),
    destinations,
  };
}

/**
 * All text of a structure, in reading order, a line for each block; what
 * `ActualText` says stands for what is under it.
 */
export function textOf(nodes: readonly InspectedNode[]): string {
  return nodes
    .map((node) => {
      const text = node.text ?? node.actual ?? textOf(node.kids);
      const isBlock = node.type !== '' && !isInlineType(node.type);
      return isBlock && !text.endsWith('\n') ? `${text}\n` : text;
    })
    .join('');
}

/** The structure as an indented outline that a person can read. */
export function formatStructure(nodes: readonly InspectedNode[], indent = ''): string {
  return nodes
    .map((node) => {
      if (node.text !== undefined) return `${indent}${JSON.stringify(node.text)}\n`;
      const attributes = [
        node.lang === undefined ? '' : ` lang=${node.lang}`,
        node.id === undefined ? '' : ` id=${node.id}`,
        node.alt === undefined ? '' : ` alt=${JSON.stringify(node.alt)}`,
        node.actual === undefined ? '' : ` actual=${JSON.stringify(node.actual)}`,
        node.link?.uri === undefined ? '' : ` uri=${node.link.uri}`,
        node.link?.destination === undefined ? '' : ` to=${node.link.destination}`,
      ];
      const line = `${indent}${node.type}${attributes.join('')}\n`;
      return line + formatStructure(node.kids, `${indent}  `);
    })
    .join('');
}

function readStructure(
  file: PdfFile,
  catalog: PdfDictionary,
  tree: StructureTree,
  destinations: ReadonlyMap<string, number>,
  numbers: ReadonlyMap<PdfReference, number>,
): InspectedNode[] {
  const context: PageContext = {
    file,
    pages: readPages(file, catalog),
    problems: [],
    fonts: new Map(),
    facts: new Map(),
  };
  inspectPages(context);
  let before: TextEdges | undefined;

  function inspect(element: StructureElement): InspectedNode {
    const node: InspectedNode = { type: element.type, kids: [] };
    const texts = { alt: 'Alt', actual: 'ActualText', lang: 'Lang', id: 'ID' } as const;
    for (const [key, name] of Object.entries(texts) as [keyof typeof texts, string][]) {
      const value = element.attributes.get(name);
      if (isString(value)) node[key] = decodeTextString(value);
    }
    const isBlock = !isInlineType(element.type);
    if (isBlock) before = undefined;
    for (const kid of element.kids) {
      if (isElement(kid)) {
        const inner = inspect(kid);
        node.kids.push(inner);
        if (node.page === undefined && inner.page !== undefined) node.page = inner.page;
      } else if (kid.kind === 'object') {
        node.link ??= readLink(file, kid.object, destinations);
      } else {
        const page = numbers.get(kid.page);
        if (page !== undefined) node.page ??= page;
        const { text = '', edges } = factsOf(context, kid) ?? {};
        if (text === '') continue;
        const apart = before !== undefined && edges !== undefined && standApart(before, edges);
        before = edges;
        node.kids.push({
          type: '',
          text: keepEdges(apart ? ` ${text}` : text),
          kids: [],
          ...(page === undefined ? {} : { page }),
        });
      }
    }
    if (isBlock) before = undefined;
    return node;
  }
  return tree.roots.map(inspect);
}

/** Lines joined, but a space at either end kept: it may be the one between two words. */
function keepEdges(text: string): string {
  const before = /^\s/.test(text) ? ' ' : '';
  const after = /\s$/.test(text) && text.trim() !== '' ? ' ' : '';
  return before + joinLines(text) + after;
}

function readLink(
  file: PdfFile,
  reference: PdfReference,
  destinations: ReadonlyMap<string, number>,
): InspectedLink {
  const annotation = file.resolve(reference);
  const link: InspectedLink = {};
  if (!isDictionary(annotation)) return link;
  const contents = annotation.get('Contents');
  if (isString(contents)) link.contents = decodeTextString(contents);
  const action = file.resolve(annotation.get('A'));
  const uri = isDictionary(action) ? file.resolve(action.get('URI')) : null;
  if (isString(uri)) link.uri = uri.bytes;
  const destination = nameOf(annotation.get('Dest'));
  if (destination === undefined) return link;
  link.destination = destination;
  const page = destinations.get(destination);
  if (page !== undefined) link.page = page;
  return link;
}

function nameOf(value: PdfValue | undefined): string | undefined {
  const bytes = isString(value) ? value.bytes : value;
  return typeof bytes === 'string' ? decodeDestination(bytes) : undefined;
}

function pageOf(
  file: PdfFile,
  destination: PdfValue | undefined,
  numbers: ReadonlyMap<PdfReference, number>,
): number | undefined {
  const value = file.resolve(destination);
  const array = isDictionary(value) ? file.resolve(value.get('D')) : value;
  const page = Array.isArray(array) ? array[0] : undefined;
  return isReference(page) ? numbers.get(page) : undefined;
}

function readDestinations(
  file: PdfFile,
  catalog: PdfDictionary,
  numbers: ReadonlyMap<PdfReference, number>,
): Map<string, number> {
  const pairs: [PdfValue, PdfValue][] = [];
  const old = file.resolve(catalog.get('Dests'));
  if (isDictionary(old)) pairs.push(...old);
  const names = file.resolve(catalog.get('Names'));
  const tree = isDictionary(names) ? file.resolve(names.get('Dests')) : null;
  const list: PdfArray = [];
  if (isDictionary(tree)) {
    const entries = file.resolve(tree.get('Names'));
    if (Array.isArray(entries)) list.push(...entries);
  }
  for (let i = 0; i + 1 < list.length; i += 2) pairs.push([list[i] ?? null, list[i + 1] ?? null]);
  const destinations = new Map<string, number>();
  for (const [name, value] of pairs) {
    const page = pageOf(file, value, numbers);
    const text = nameOf(name);
    if (text !== undefined && page !== undefined) destinations.set(text, page);
  }
  return destinations;
}

function readOutline(
  file: PdfFile,
  catalog: PdfDictionary,
  numbers: ReadonlyMap<PdfReference, number>,
): InspectedOutlineItem[] {
  const items: InspectedOutlineItem[] = [];
  const visit = (parent: PdfValue, level: number): void => {
    if (!isDictionary(parent)) return;
    let item = file.resolve(parent.get('First'));
    while (isDictionary(item)) {
      const title = item.get('Title');
      const page = pageOf(file, item.get('Dest'), numbers);
      items.push({
        text: isString(title) ? decodeTextString(title) : '',
        level,
        ...(page === undefined ? {} : { page }),
      });
      visit(item, level + 1);
      item = file.resolve(item.get('Next'));
    }
  };
  visit(file.resolve(catalog.get('Outlines')), 1);
  return items;
}

function readInfo(file: PdfFile): Record<string, string> {
  const info = file.resolve(file.trailer.get('Info'));
  if (!isDictionary(info)) return {};
  const entries = [...info].filter(([, value]) => isString(value));
  return Object.fromEntries(
    entries.map(([key, value]) => [key, isString(value) ? decodeTextString(value) : '']),
  );
}
