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
      return known === undefined ? undefined : placeOf(known);
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
