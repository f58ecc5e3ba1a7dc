import type { ArtifactContent, Item } from '../content.ts';
import { comparable } from '../text.ts';
import { findAll, readXml, textIn } from './element.ts';
import { readLinks } from './pdf/destinations.ts';
import {
  asDict,
  asList,
  asName,
  asNumber,
  decodeStream,
  type OpenPdf,
  openPdf,
  type PagePlace,
} from './pdf/document.ts';
import { readOutline } from './pdf/outline.ts';
import { type PlacedItem, type PlacedPiece, readStructure, type Section } from './pdf/structure.ts';
import { readUntagged } from './pdf/untagged.ts';

/**
 * Read a PDF as a screen reader does: its structure tree, and the text of each
 * marked-content sequence through ToUnicode. What is painted outside the
 * structure, such as running heads, is not there for it. Without a structure,
 * what the pages show is read, line by line.
 */
export async function readPdf(bytes: Uint8Array): Promise<ArtifactContent> {
  const open = await openPdf(bytes);
  const links = readLinks(open);
  const tagged = readStructure(open, links);
  const isUntagged = tagged.length === 0;
  const sections = isUntagged ? readUntagged(open, links, findFirstPage(open)) : tagged;
  const start = findStart(sections, open);
  const front = sections.slice(0, start);
  const text = sections.slice(start);
  const notes = text.flatMap((section) => section.notes);
  const places = indexPlaces([...sections.flatMap((section) => section.items), ...notes.flat()]);
  const noteOf = new Map<Item, string>(
    notes.flatMap((items, index) => items.map((item) => [item, `note ${index + 1}`])),
  );
  const anchors = nameTargets(sections, places, noteOf);
  const metadata = readMetadata(open);
  return {
    body: text.flatMap((section) => section.items),
    front: front.filter((section) => !section.isContents).flatMap((section) => section.items),
    contents: front.filter((section) => section.isContents).flatMap((section) => section.items),
    notes: new Map(notes.map((items, index) => [`note ${index + 1}`, items])),
    title: metadata.title,
    language: open.text(open.get(open.catalog, 'Lang')),
    properties: metadata.texts,
    outline: readOutline(open, links).map(({ text, level, place }) => ({
      ...{ text, level },
      target: place === undefined ? undefined : places(place),
    })),
    resolve: (name) => anchors.get(name),
    ...(isUntagged ? { isUntagged } : {}),
  };
}

/** The text begins after the contents; without any, on the first page that is numbered `1`. */
function findStart(sections: readonly Section[], open: OpenPdf): number {
  const contents = sections.findIndex((section) => section.isContents);
  const end = sections.findIndex((section, index) => index > contents && !section.isContents);
  if (contents >= 0) return end < 0 ? sections.length : end;
  const first = findFirstPage(open);
  const start = sections.findIndex((section) => (section.items[0]?.start?.page ?? 0) >= first);
  return start < 0 ? sections.length : start;
}

/** The index of the page that is numbered `1`; of the first, where none is. */
function findFirstPage(open: OpenPdf): number {
  const labels = asDict(open.get(open.catalog, 'PageLabels'));
  const numbers = labels === undefined ? [] : asList(open.get(labels, 'Nums'));
  let first = numbers.length === 0 ? 0 : Number.POSITIVE_INFINITY;
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    const label = asDict(open.resolve(numbers[at + 1]));
    if (label === undefined) continue;
    const style = asName(open.get(label, 'S'));
    // Digits that PDF has no style for are written out, page by page (ISO 32000-2, table 161).
    const isFirst = style === 'D' || comparable(open.text(open.get(label, 'P')) ?? '') === '1';
    if (isFirst) first = asNumber(numbers[at]) ?? 0;
  }
  return first;
}

/** Find the item that a place is the beginning of: the first at or below it. */
function indexPlaces(items: readonly PlacedItem[]): (place: PagePlace) => PlacedItem | undefined {
  const pages: PlacedItem[][] = [];
  for (const item of items) {
    if (item.start === undefined) continue;
    const page = pages[item.start.page] ?? [];
    page.push(item);
    pages[item.start.page] = page;
  }
  return ({ page, y }) => {
    let best: PlacedItem | undefined;
    for (const item of pages[page] ?? []) {
      const height = item.start?.y ?? 0;
      if (y !== undefined && height > y + 1) continue;
      if (best === undefined || height > (best.start?.y ?? 0) + 1) best = item;
    }
    return best ?? pages[page + 1]?.[0];
  };
}

/** Whether a link reads like one to a note or back: a number, an arrow. */
function isMark(piece: PlacedPiece): boolean {
  return /^[\s↑\p{N}]*$/u.test(piece.text);
}

/** The number that a note begins with: a link back, or the beginning of a painted line. */
function numberOf(item: PlacedItem | undefined): string | undefined {
  const [piece] = item?.pieces ?? [];
  if (piece === undefined || (piece.target === undefined && item?.line === undefined)) return;
  return /^\s*(\p{N}+)/u.exec(piece.text)?.[1];
}

/**
 * Give each link into the file the name of the item that it leads to; links to
 * notes become references, and those from a note back to its references go.
 */
function nameTargets(
  sections: readonly Section[],
  places: (place: PagePlace) => PlacedItem | undefined,
  noteOf: ReadonlyMap<Item, string>,
): Map<string, Item> {
  const names = new Map<string, Item>();
  const byItem = new Map<Item, string>();
  const firsts = new Set(sections.flatMap(({ notes }) => notes.map(([first]) => first)));
  const numbers = new Map(
    [...firsts].map((first) => [first && noteOf.get(first), numberOf(first)]),
  );
  for (const item of sections.flatMap(({ items, notes }) => [...items, ...notes.flat()])) {
    const own = noteOf.get(item);
    let sawArrow = false;
    item.pieces = item.pieces.flatMap((piece, index): PlacedPiece[] => {
      if (piece.target === undefined) return [piece];
      const target = places(piece.target);
      // A note begins with its number, and ends with arrows, which may be numbered.
      sawArrow ||= piece.text.includes('↑');
      if (target === undefined)
        return own !== undefined && sawArrow && isMark(piece) ? [] : [piece];
      const note = noteOf.get(target);
      const isBack = (index === 0 && firsts.has(item)) || sawArrow;
      if (note !== undefined && isMark(piece) && !isBack) {
        const number = numbers.get(note);
        // One that has another number than its note refers to none.
        if (number !== undefined && number !== piece.text.trim()) return [piece];
        return [{ text: '', note }];
      }
      if (own !== undefined && isMark(piece)) return [];
      let name = byItem.get(target);
      if (name === undefined) {
        name = `item ${names.size + 1}`;
        names.set(name, target);
        byItem.set(target, name);
      }
      return [{ ...piece, link: `#${name}` }];
    });
  }
  return names;
}

/** Title and the rest of XMP, else of the information dictionary. */
function readMetadata(open: OpenPdf): { title: string | undefined; texts: string[] } {
  const info = [...(open.info?.entries() ?? [])].map(
    ([key, value]) => [key.decodeText(), open.text(open.resolve(value)) ?? ''] as const,
  );
  const title = info.find(([key]) => key === 'Title')?.[1];
  const stream = open.get(open.catalog, 'Metadata');
  const texts = info.map(([, text]) => text);
  if (stream === undefined) return { title, texts };
  const xmp = readXml(new TextDecoder().decode(decodeStream(stream)), 'its XMP');
  const [own] = findAll(xmp, 'dc:title').map((element) => textIn(element).trim());
  return { title: own ?? title, texts: [...texts, ...findAll(xmp, 'rdf:li').map(textIn)] };
}
