import type { PdfFile } from '../objects/reader.ts';
import {
  createString,
  isDictionary,
  isReference,
  type PdfArray,
  type PdfDictionary,
  type PdfValue,
} from '../objects/values.ts';
import type { UntaggedContext } from './context.ts';
import { decodeDestination } from './fix-links.ts';
import type { ConformOptions } from './options.ts';
import { readPages } from './pages.ts';

/**
 * Let destinations be where their targets are. Chromium writes the named ones
 * as if a page had no upper margin, so that a link shows the text before its
 * target; and says of all how far from the left they are, so that a page that is
 * wider than its window moves sideways (ISO 32000-1, 12.3.2.2: null leaves it).
 *
 * @param file the file
 * @param catalog its catalog, with the named destinations as Chromium writes them
 * @param topMargin of a page by its index from 0, in points
 */
export function placeDestinations(
  file: PdfFile,
  catalog: PdfDictionary,
  topMargin: NonNullable<ConformOptions['topMargin']>,
): void {
  const destinations = file.resolve(catalog.get('Dests'));
  if (!isDictionary(destinations)) return;
  const indexes = new Map(
    readPages(file, catalog).map(({ reference, index }) => [reference.number, index]),
  );
  const placed = new Set<PdfValue>();
  for (const value of destinations.values()) {
    const target = file.resolve(value);
    if (!Array.isArray(target) || placed.has(target)) continue;
    placed.add(target);
    const [page, kind, , top] = target;
    const index = isReference(page) ? indexes.get(page.number) : undefined;
    if (index === undefined || kind !== 'XYZ' || typeof top !== 'number') continue;
    target[3] = Math.max(0, top - topMargin(index));
    keepSide(target);
  }
}

/** Leave it to the viewer what of a page's width it shows. */
export function keepSide(target: PdfArray): void {
  if (target[1] === 'XYZ') target[2] = null;
}

/**
 * Move named destinations from the catalog's dictionary, whose keys are names
 * and therefore 127 bytes long at most (ISO 19005-2, 6.1.13), to the name tree
 * (ISO 32000-1, 12.3.2.3), and check that every link inside the report arrives.
 */
export function setDestinations(context: UntaggedContext): void {
  const { file, catalog } = context;
  const destinations = file.resolve(catalog.get('Dests'));
  const known: PdfDictionary = isDictionary(destinations) ? destinations : new Map();
  for (const page of context.pages) {
    const annotations = file.resolve(page.dictionary.get('Annots'));
    for (const reference of Array.isArray(annotations) ? annotations : []) {
      const annotation = file.resolve(reference);
      const target = isDictionary(annotation) ? annotation.get('Dest') : undefined;
      if (!isDictionary(annotation) || typeof target !== 'string') continue;
      annotation.set('Dest', createString(target));
      if (known.has(target)) continue;
      context.problems.push({
        rule: 'link-to-nowhere',
        message: `a link goes to “${decodeDestination(target)}”, which is not in the file`,
        page: page.index + 1,
      });
    }
  }
  catalog.delete('Dests');
  if (known.size === 0) return;
  const names: PdfArray = [...known]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .flatMap(([name, value]) => [createString(name), value]);
  const tree = file.add(new Map([['Names', names]]));
  catalog.set('Names', new Map([['Dests', tree]]));
}
