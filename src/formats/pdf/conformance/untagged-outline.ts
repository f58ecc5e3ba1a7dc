import type { PdfFile } from '../objects/reader.ts';
import { isDictionary, type PdfDictionary, type PdfValue } from '../objects/values.ts';
import { decodeDestination } from './fix-links.ts';
import type { ExpectedHeading } from './options.ts';
import { writeItems } from './outline.ts';

/**
 * Give a file without tags an outline: Chromium makes one of tags alone. Each
 * heading that something in the file links to, as the contents do, has an item
 * (ISO 32000-1, 12.3.3).
 *
 * @param catalog its catalog, with the named destinations in their places
 */
export function outlineUntagged(
  file: PdfFile,
  catalog: PdfDictionary,
  headings: readonly ExpectedHeading[],
): void {
  const destinations = file.resolve(catalog.get('Dests'));
  if (!isDictionary(destinations)) return;
  const places = new Map<string, PdfValue>();
  for (const [name, place] of destinations) places.set(decodeDestination(name), place);
  const placeOf = ({ id }: ExpectedHeading) =>
    id === undefined ? undefined : file.resolve(places.get(id));
  // As deep as all headings are linked to: the contents may stop before the deepest.
  const depth = Math.min(
    ...headings.flatMap((heading) =>
      heading.id !== undefined && placeOf(heading) === undefined ? [heading.level - 1] : [],
    ),
    6,
  );
  const items = headings.flatMap((heading) => {
    const place = placeOf(heading);
    if (place === undefined || heading.level > depth) return [];
    const text = heading.text.replaceAll('\u00ad', '').replace(/\s+/g, ' ').trim();
    const entries: PdfDictionary = new Map([['Dest', place]]);
    return [{ text, level: heading.level, entries }];
  });
  if (items.length > 0) writeItems(file, catalog, items);
}
