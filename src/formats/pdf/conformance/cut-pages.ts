import type { PdfFile } from '../objects/reader.ts';
import { isDictionary, type PdfDictionary, type PdfValue } from '../objects/values.ts';

/**
 * Leave out the pages behind some number of pages (ISO 32000-1, 7.7.3): the
 * spare ones, on which there is nothing.
 *
 * @param file the file
 * @param catalog its catalog
 * @param count how many pages stay
 */
export function cutPages(file: PdfFile, catalog: PdfDictionary, count: number): void {
  keep(catalog.get('Pages'), count);

  /** @returns how many pages of a node stay */
  function keep(value: PdfValue | undefined, room: number): number {
    const node = file.resolve(value);
    if (!isDictionary(node)) return 0;
    const kids = file.resolve(node.get('Kids'));
    if (!Array.isArray(kids)) return room > 0 ? 1 : 0;
    const kept: PdfValue[] = [];
    let total = 0;
    for (const kid of kids) {
      const own = keep(kid, room - total);
      if (own > 0) kept.push(kid);
      total += own;
    }
    node.set('Kids', kept);
    node.set('Count', total);
    return total;
  }
}
