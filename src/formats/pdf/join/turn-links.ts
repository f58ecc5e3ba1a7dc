import { decodeDestination } from '../conformance/fix-links.ts';
import type { PdfFile } from '../objects/reader.ts';
import { isDictionary, isString, type PdfDictionary } from '../objects/values.ts';
import { listAnnotations, type Print } from './print.ts';

/**
 * What the address of a link into another part begins with; the id of its
 * target follows, percent-encoded (`encodeURIComponent`). The host exists
 * nowhere (RFC 6761, 6.4), and isn't the document's own, in which Chromium would
 * look for the id and leave the link out.
 */
export const OTHER_PART = 'https://other-part.invalid/#';

/**
 * Make links to named destinations of links into other parts, as Chromium writes
 * a link inside a document: `Dest` with the name, and no action.
 *
 * @param names the named destinations of all parts
 */
export function turnLinks(file: PdfFile, prints: readonly Print[], names: PdfDictionary): void {
  let byId: Map<string, string> | undefined;
  // Chromium encodes a name as the link that made it does, which may be another way.
  const findName = (name: string): string => {
    if (names.has(name)) return name;
    byId ??= new Map([...names.keys()].map((key) => [decodeDestination(key), key]));
    return byId.get(decodeDestination(name)) ?? name;
  };
  for (const print of prints) {
    for (const annotation of listAnnotations(file, print)) {
      const action = file.resolve(annotation.get('A'));
      const uri = isDictionary(action) ? file.resolve(action.get('URI')) : null;
      if (!isString(uri) || !uri.bytes.startsWith(OTHER_PART)) continue;
      annotation.delete('A');
      annotation.set('Dest', findName(uri.bytes.slice(OTHER_PART.length)));
    }
  }
}
