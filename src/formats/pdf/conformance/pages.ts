import type { PdfFile } from '../objects/reader.ts';
import { isDictionary, isReference, type PdfDictionary, type PdfValue } from '../objects/values.ts';
import type { Page } from './context.ts';

/**
 * The document catalog (ISO 32000-1, 7.7.2).
 *
 * @param trailer of a file that was opened as part of this one; the file's own by default
 * @throws Error where the file has none
 */
export function readCatalog(file: PdfFile, trailer: PdfDictionary = file.trailer): PdfDictionary {
  const catalog = file.resolve(trailer.get('Root'));
  if (!isDictionary(catalog)) throw new Error('it has no document catalog');
  return catalog;
}

/**
 * The pages in order. Chromium's tree of pages inherits nothing, so neither does
 * what is read here.
 *
 * @throws Error where the tree of pages is broken
 */
export function readPages(file: PdfFile, catalog: PdfDictionary): Page[] {
  const pages: Page[] = [];
  const visit = (value: PdfValue | undefined, depth: number): void => {
    const node = file.resolve(value);
    if (depth > 32 || !isReference(value) || !isDictionary(node)) {
      throw new Error('its tree of pages is broken');
    }
    const kids = file.resolve(node.get('Kids'));
    if (Array.isArray(kids)) for (const kid of kids) visit(kid, depth + 1);
    else pages.push({ reference: value, dictionary: node, index: pages.length });
  };
  visit(catalog.get('Pages'), 0);
  return pages;
}
