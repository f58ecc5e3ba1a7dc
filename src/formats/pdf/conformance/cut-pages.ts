import type { PdfFile } from '../objects/reader.ts';
import { isDictionary, type PdfDictionary, type PdfValue } from '../objects/values.ts';

/**
 * Leave out the pages behind some number of pages (ISO 32000-1, 7.7.3): the
 * spare ones, on which there is nothing.
 *
 * @param file the file
 * @param catalog its catalog
 * @param count how many pages stay
 * @param leading how many before these go, too
 */
export function cutPages(file: PdfFile, catalog: PdfDictionary, count: number, leading = 0): void {
  let seen = 0;
  keep(catalog.get('Pages'));

  /** @returns how many pages of a node stay */
  function keep(value: PdfValue | undefined): number {
    const node = file.resolve(value);
    if (!isDictionary(node)) return 0;
    const kids = file.resolve(node.get('Kids'));
    if (!Array.isArray(kids)) {
      const index = seen++ - leading;
      return index >= 0 && index < count ? 1 : 0;
    }
    const kept: PdfValue[] = [];
    let total = 0;
    for (const kid of kids) {
      const own = keep(kid);
      if (own > 0) kept.push(kid);
      total += own;
    }
    node.set('Kids', kept);
    node.set('Count', total);
    return total;
  }
}
