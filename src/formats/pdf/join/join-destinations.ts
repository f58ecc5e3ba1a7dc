import type { PdfFile } from '../objects/reader.ts';
import { isDictionary, type PdfDictionary } from '../objects/values.ts';
import type { Print } from './print.ts';

/**
 * Put the named destinations of all prints into the catalog of the first (ISO
 * 32000-1, 12.3.2.3). An id is in one part only; were it in two, the first
 * would be what a browser goes to.
 *
 * @returns the destinations by name
 */
export function joinDestinations(file: PdfFile, prints: readonly Print[]): PdfDictionary {
  const joined: PdfDictionary = new Map();
  for (const { catalog } of prints) {
    const own = file.resolve(catalog.get('Dests'));
    if (!isDictionary(own)) continue;
    for (const [name, target] of own) if (!joined.has(name)) joined.set(name, target);
  }
  if (joined.size > 0) prints[0]?.catalog.set('Dests', file.add(joined));
  return joined;
}
