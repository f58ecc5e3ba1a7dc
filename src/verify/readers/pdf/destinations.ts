import { type PDFDict, PDFHexString, type PDFObject, PDFString } from '@cantoo/pdf-lib';
import { asDict, asList, asName, asNumber, type OpenPdf, type PagePlace } from './document.ts';

/** Where links lead: an address, or a place in the file. */
export interface LinkTarget {
  address?: string;
  place?: PagePlace;
}

/** Make the function that tells where an annotation leads (ISO 32000-2, 12.3.2 and 12.6). */
export function readLinks(open: OpenPdf): (annotation: PDFDict) => LinkTarget {
  const names = readNames(open);
  const placeOf = (destination: PDFObject | undefined): PagePlace | undefined => {
    const target = open.resolve(destination);
    const name =
      target instanceof PDFString || target instanceof PDFHexString
        ? target.decodeText()
        : asName(target);
    if (name !== undefined) {
      const known = names.get(name);
      const place = known === undefined ? undefined : placeOf(known);
      return place === undefined ? undefined : { ...place, isNamed: true };
    }
    const dictionary = asDict(target);
    if (dictionary !== undefined) return placeOf(open.get(dictionary, 'D'));
    const [page, kind, left, top] = asList(target);
    const index = open.pageOf(page);
    if (index === undefined) return undefined;
    const height = asName(kind) === 'XYZ' ? asNumber(top) : asNumber(left);
    return { page: index, ...(height === undefined ? {} : { y: height }) };
  };
  return (annotation) => {
    const action = asDict(open.get(annotation, 'A'));
    const address = action === undefined ? undefined : open.text(open.get(action, 'URI'));
    if (address !== undefined) return { address };
    const place = placeOf(
      open.get(annotation, 'Dest') ?? (action === undefined ? undefined : open.get(action, 'D')),
    );
    return place === undefined ? {} : { place };
  };
}

/**
 * How much higher named destinations may stand than what they name. Chromium
 * leaves the page's upper margin out of them, and not out of the bookmarks: of
 * the differences between both, one is the same for every heading.
 */
export function listRaises(open: OpenPdf): number[] {
  const heights = (destination: PDFObject | undefined) => {
    const [page, , , top] = asList(open.resolve(destination));
    const y = asNumber(top);
    return page === undefined || y === undefined ? [] : [{ page: String(page), y }];
  };
  const named = [...readNames(open).values()].flatMap((target) => {
    const dictionary = asDict(open.resolve(target));
    return heights(dictionary === undefined ? target : open.get(dictionary, 'D'));
  });
  const counts = new Map<number, number>([[0, 1]]);
  for (const bookmark of listBookmarks(open)) {
    const target = open.get(bookmark, 'Dest') ?? actionTarget(bookmark, open);
    for (const { page, y } of heights(target)) {
      for (const name of named) {
        const raise = Math.round((name.y - y) * 2) / 2;
        if (name.page !== page || raise < 0 || raise > 200) continue;
        counts.set(raise, (counts.get(raise) ?? 0) + 1);
      }
    }
  }
  return [...counts]
    .sort(([, many], [, more]) => more - many)
    .slice(0, 12)
    .map(([raise]) => raise);
}

function actionTarget(bookmark: PDFDict, open: OpenPdf): PDFObject | undefined {
  const action = asDict(open.get(bookmark, 'A'));
  return action === undefined ? undefined : open.get(action, 'D');
}

/** Every bookmark of the outline. */
function listBookmarks(open: OpenPdf): PDFDict[] {
  const found: PDFDict[] = [];
  const work = [asDict(open.get(open.catalog, 'Outlines'))];
  while (work.length > 0 && found.length < 100_000) {
    const node = work.pop();
    if (node === undefined) continue;
    found.push(node);
    work.push(asDict(open.get(node, 'Next')), asDict(open.get(node, 'First')));
  }
  return found;
}

/** Named destinations: of the name tree, and of the catalog's older dictionary. */
function readNames(open: OpenPdf): Map<string, PDFObject> {
  const names = new Map<string, PDFObject>();
  const visit = (node: PDFDict | undefined, depth: number): void => {
    if (node === undefined || depth > 50) return;
    const list = asList(open.get(node, 'Names'));
    for (let at = 0; at + 1 < list.length; at += 2) {
      const name = open.text(open.resolve(list[at]));
      const target = list[at + 1];
      if (name !== undefined && target !== undefined) names.set(name, target);
    }
    for (const kid of asList(open.get(node, 'Kids'))) visit(asDict(open.resolve(kid)), depth + 1);
  };
  const tree = asDict(open.get(open.catalog, 'Names'));
  if (tree !== undefined) visit(asDict(open.get(tree, 'Dests')), 0);
  const old = asDict(open.get(open.catalog, 'Dests'));
  for (const [name, target] of old?.entries() ?? []) names.set(name.decodeText(), target);
  return names;
}
