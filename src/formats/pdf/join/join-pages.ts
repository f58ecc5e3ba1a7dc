import type { PdfFile } from '../objects/reader.ts';
import { isDictionary, isReference, type PdfValue } from '../objects/values.ts';
import type { Print } from './print.ts';

/**
 * Put the pages of all prints into the page tree of the first (ISO 32000-1,
 * 7.7.3).
 *
 * @throws Error where a print has no page tree
 */
export function joinPages(file: PdfFile, prints: readonly Print[]): void {
  const kids: PdfValue[] = [];
  let count = 0;
  const root = prints[0]?.catalog.get('Pages');
  const node = file.resolve(root);
  for (const { catalog, pages } of prints) {
    const own = file.resolve(catalog.get('Pages'));
    const ownKids = isDictionary(own) ? file.resolve(own.get('Kids')) : null;
    if (!Array.isArray(ownKids)) throw new Error('its tree of pages is broken');
    for (const kid of ownKids) {
      const child = file.resolve(kid);
      if (isDictionary(child) && isReference(root)) child.set('Parent', root);
      kids.push(kid);
    }
    count += pages.length;
  }
  if (!isDictionary(node)) throw new Error('its tree of pages is broken');
  node.set('Kids', kids);
  node.set('Count', count);
}
