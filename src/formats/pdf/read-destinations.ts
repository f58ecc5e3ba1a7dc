import { decodeDestination } from './conformance/fix-links.ts';
import type { PdfFile } from './objects/reader.ts';
import { isDictionary, isReference, type PdfReference, type PdfValue } from './objects/values.ts';

/** Where things are in a finished file. */
export interface Destinations {
  pageCount: number;
  /** By the element's id: index of its page, from 0. Only what a link goes to has one. */
  pages: Map<string, number>;
}

/**
 * Read the named destinations of a file as Chromium prints it: a dictionary of
 * the catalog (ISO 32000-1, 12.3.2.3), each an array that begins with the page.
 *
 * @param file as the browser printed it
 */
export function readDestinations(file: PdfFile): Destinations {
  const catalog = file.resolve(file.trailer.get('Root'));
  if (!isDictionary(catalog)) return { pageCount: 0, pages: new Map() };
  const order = listPages(file, catalog.get('Pages'));
  const indexes = new Map(order.map((page, index) => [page.number, index]));
  const pages = new Map<string, number>();
  const destinations = file.resolve(catalog.get('Dests'));
  if (isDictionary(destinations)) {
    for (const [name, value] of destinations) {
      const target = file.resolve(value);
      const [page] = Array.isArray(target) ? target : [];
      const index = isReference(page) ? indexes.get(page.number) : undefined;
      if (index !== undefined) pages.set(decodeDestination(name), index);
    }
  }
  return { pageCount: order.length, pages };
}

function listPages(file: PdfFile, node: PdfValue | undefined): PdfReference[] {
  const dictionary = file.resolve(node);
  if (!isDictionary(dictionary)) return [];
  const kids = file.resolve(dictionary.get('Kids'));
  if (Array.isArray(kids)) return kids.flatMap((kid) => listPages(file, kid));
  return isReference(node) ? [node] : [];
}
