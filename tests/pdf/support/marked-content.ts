import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';

/** Which marked content pages have, and what the structure makes of it. */
export interface MarkedContent {
  /** By page: identifiers in its content, as often as they are there. */
  marked: number[][];
  /** By page: identifiers that elements of the structure hold, as often as they do. */
  owned: number[][];
  /** Content whose entry in the parent tree is another element than the one that holds it. */
  misled: string[];
}

/**
 * Read the marked content of a file and who owns it, with another library than
 * the one that writes files: ISO 32000-1, 14.6 and 14.7.4.
 *
 * @param bytes a tagged file without tagged content in forms
 */
export async function readMarkedContent(bytes: Uint8Array): Promise<MarkedContent> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const { context, catalog } = document;
  const pages = document.getPages();
  const indexes = new Map(pages.map(({ ref }, index) => [ref.tag, index]));
  const root = catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
  const owned: number[][] = pages.map(() => []);
  const misled: string[] = [];
  const parents = readParents();
  visit(root.get(PDFName.of('K')), undefined, undefined);
  return {
    marked: pages.map((page) => readIdentifiers(page.node.get(PDFName.of('Contents')))),
    owned,
    misled,
  };

  /** By number of the page, the element of each identifier. */
  function readParents(): Map<number, PDFArray> {
    const nums = root
      .lookup(PDFName.of('ParentTree'), PDFDict)
      .lookup(PDFName.of('Nums'), PDFArray);
    const result = new Map<number, PDFArray>();
    for (let at = 0; at + 1 < nums.size(); at += 2) {
      const value = nums.lookup(at + 1);
      if (value instanceof PDFArray) result.set(nums.lookup(at, PDFNumber).asNumber(), value);
    }
    return result;
  }

  function visit(
    value: PDFObject | undefined,
    owner: PDFRef | undefined,
    page: PDFRef | undefined,
  ): void {
    const object = value instanceof PDFRef ? context.lookup(value) : value;
    if (object instanceof PDFArray) {
      for (const kid of object.asArray()) visit(kid, owner, page);
    } else if (object instanceof PDFNumber) own(object.asNumber(), owner, page);
    else if (object instanceof PDFDict) {
      const ownPage = object.get(PDFName.of('Pg'));
      const here = ownPage instanceof PDFRef ? ownPage : page;
      const mcid = object.get(PDFName.of('MCID'));
      if (mcid instanceof PDFNumber) own(mcid.asNumber(), owner, here);
      else if (object.has(PDFName.of('S'))) {
        visit(
          object.get(PDFName.of('K')),
          value instanceof PDFRef ? value : undefined,
          ownPage instanceof PDFRef ? ownPage : undefined,
        );
      }
    }
  }

  function own(mcid: number, owner: PDFRef | undefined, page: PDFRef | undefined): void {
    const index = indexes.get(page?.tag ?? '');
    const list = owned[index ?? -1];
    if (index === undefined || list === undefined) {
      misled.push(`${mcid} is on no page`);
      return;
    }
    list.push(mcid);
    const key = pages[index]?.node.lookup(PDFName.of('StructParents'), PDFNumber).asNumber();
    const parent = parents.get(key ?? -1)?.get(mcid);
    if (parent !== owner)
      misled.push(`page ${index + 1}, ${mcid}: ${parent} in the place of ${owner}`);
  }

  function readIdentifiers(contents: PDFObject | undefined): number[] {
    const object = contents instanceof PDFRef ? context.lookup(contents) : contents;
    if (object instanceof PDFArray) return object.asArray().flatMap(readIdentifiers);
    if (!(object instanceof PDFRawStream)) return [];
    const text = Buffer.from(decodePDFRawStream(object).decode()).toString('latin1');
    return [...text.matchAll(/\/MCID (\d+)/g)].map(([, mcid]) => Number(mcid));
  }
}
