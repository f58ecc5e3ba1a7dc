import { readCatalog, readPages } from '../../../src/formats/pdf/conformance/pages.ts';
import { listAnnotations } from '../../../src/formats/pdf/join/print.ts';
import { listResources } from '../../../src/formats/pdf/join/resources.ts';
import { listPairs } from '../../../src/formats/pdf/join/trees.ts';
import { openPdf, type PdfFile } from '../../../src/formats/pdf/objects/reader.ts';
import {
  isDictionary,
  isReference,
  isStream,
  isString,
  type PdfDictionary,
  type PdfValue,
} from '../../../src/formats/pdf/objects/values.ts';

/** Everything of a file that a join can get wrong and a reader of its text does not see, in lines. */
export function describeFile(bytes: Uint8Array) {
  const file = openPdf(bytes);
  return {
    links: describeLinks(file),
    destinations: describeDestinations(file),
    parents: describeParents(file),
    headers: describeHeaders(file),
    outline: describeOutline(file),
  };
}

function open(file: PdfFile) {
  const catalog = readCatalog(file);
  const pages = readPages(file, catalog);
  return { catalog, pages, resources: listResources(file, pages) };
}

/** `1: two, 57 538 80 550` for a link on page 1. */
function describeLinks(file: PdfFile): string[] {
  const print = open(file);
  return print.pages.flatMap((page) =>
    listAnnotations(file, { ...print, pages: [page] }).map((link) => {
      const action = file.resolve(link.get('A'));
      const target = isDictionary(action) ? action.get('URI') : link.get('Dest');
      const name = isString(target) ? target.bytes : String(target);
      const rectangle = file.resolve(link.get('Rect'));
      const keys = [...link.keys()].filter((key) => key !== 'A' && key !== 'Dest').sort();
      const place = Array.isArray(rectangle) ? rectangle.join(' ') : '';
      return `${page.index + 1}: ${name}, ${place}, ${keys.join(' ')}`;
    }),
  );
}

/** `two: page 3, XYZ, 57, 538` */
function describeDestinations(file: PdfFile): string[] {
  const { catalog, pages } = open(file);
  const names = file.resolve(catalog.get('Dests'));
  if (!isDictionary(names)) return [];
  return [...names]
    .map(([name, value]) => {
      const target = file.resolve(value);
      const [page, ...place] = Array.isArray(target) ? target : [];
      const index = pages.findIndex(({ reference }) => reference === page);
      return `${name}: page ${index + 1}, ${place.join(', ')}`;
    })
    .sort();
}

/**
 * The types of the elements from what is marked up to the root, as the parent
 * tree has it: `page 1: NonStruct P Document`.
 */
function describeParents(file: PdfFile): string[] {
  const print = open(file);
  const root = file.resolve(print.catalog.get('StructTreeRoot'));
  if (!isDictionary(root)) return [];
  const tree = new Map(listPairs(file, root.get('ParentTree'), 'Nums'));
  const holders: [string, PdfDictionary][] = [
    ...print.pages.map(({ index, dictionary }) => [`page ${index + 1}`, dictionary] as const),
    ...print.resources.forms.map(({ dictionary }) => ['form', dictionary] as const),
    ...listAnnotations(file, print).map((link) => ['link', link] as const),
  ].map(([name, dictionary]) => [name, dictionary]);
  const lines = holders.flatMap(([name, holder]) => {
    const key = holder.get('StructParents') ?? holder.get('StructParent');
    if (typeof key !== 'number') return [];
    if (key >= Number(root.get('ParentTreeNextKey'))) return [`${name}: a key that is too high`];
    const owners = file.resolve(tree.get(key));
    return (Array.isArray(owners) ? owners : [owners]).map(
      (owner) => `${name}: ${describePath(file, owner)}`,
    );
  });
  return lines;
}

function describePath(file: PdfFile, owner: PdfValue): string {
  const types: PdfValue[] = [];
  let element = file.resolve(owner);
  while (isDictionary(element)) {
    types.push(element.get('S') ?? element.get('Type') ?? null);
    element = file.resolve(element.get('P'));
  }
  return types.join(' ');
}

/** Which header cells cells name, counted in the document: `TD 2: TH 1`. */
function describeHeaders(file: PdfFile): string[] {
  const root = file.resolve(open(file).catalog.get('StructTreeRoot'));
  if (!isDictionary(root)) return [];
  const named = listPairs(file, root.get('IDTree'), 'Names').map(([id, element]) => {
    return [isString(id) ? id.bytes : '', file.resolve(element)] as const;
  });
  const ids = new Map(named);
  const cells: PdfDictionary[] = [];
  const visit = (value: PdfValue): void => {
    const element = file.resolve(value);
    if (!isDictionary(element)) return;
    if (element.get('S') === 'TH' || element.get('S') === 'TD') cells.push(element);
    const own = element.get('K') ?? null;
    const kids = file.resolve(own);
    for (const kid of Array.isArray(kids) ? kids : [own]) if (isReference(kid)) visit(kid);
  };
  visit(root);
  const lines = cells.map((cell, index) => {
    const attributes = file.resolve(cell.get('A'));
    const headers = (Array.isArray(attributes) ? attributes : [attributes]).flatMap((value) => {
      const dictionary = file.resolve(value);
      const list = isDictionary(dictionary) ? dictionary.get('Headers') : undefined;
      return Array.isArray(list) ? list : [];
    });
    const found = headers.map((id) => {
      const target = isString(id) ? ids.get(id.bytes) : undefined;
      return isDictionary(target) ? cells.indexOf(target) : -1;
    });
    return `${String(cell.get('S'))} ${index}: ${found.join(' ')}`;
  });
  const wrong = named.filter(([id, element]) => {
    const own = isDictionary(element) ? element.get('ID') : undefined;
    return !isString(own) || own.bytes !== id;
  });
  const sorted = named.map(([id]) => id);
  if (sorted.join() !== [...sorted].sort().join()) lines.push('the ids are not in order');
  return [...lines, ...wrong.map(([id]) => `the element of ${id} has another id`)];
}

/** Every item with how many are under it, and whether it knows its place: `Deep, 0`. */
function describeOutline(file: PdfFile): string[] {
  const lines: string[] = [];
  const visit = (value: PdfValue | undefined): void => {
    const parent = file.resolve(value);
    if (!isDictionary(parent)) return;
    let before: PdfValue | undefined;
    let reference = parent.get('First');
    while (isReference(reference)) {
      const item = file.resolve(reference);
      if (!isDictionary(item)) break;
      const title = item.get('Title');
      const isPlaced = item.get('Parent') === value && item.get('Prev') === before;
      lines.push(
        `${isString(title) ? title.bytes : ''}, ${String(item.get('Count') ?? 0)}${isPlaced ? '' : ' displaced'}`,
      );
      visit(reference);
      before = reference;
      reference = item.get('Next');
    }
    if (parent.get('Last') !== before) lines.push('another item is last');
  };
  const root = open(file).catalog.get('Outlines');
  const outline = file.resolve(root);
  lines.push(`Count ${String(isDictionary(outline) ? outline.get('Count') : undefined)}`);
  visit(root);
  return lines;
}

/** The names of the font programs in a file, without their tags; one each. */
export function listFontNames(bytes: Uint8Array): string[] {
  const file = openPdf(bytes);
  const names: string[] = [];
  for (let number = 1; number < file.size; number++) {
    const value = file.resolve(file.reference(number));
    if (!isDictionary(value) || value.get('Type') !== 'FontDescriptor') continue;
    names.push(String(value.get('FontName')).replace(/^[A-Z]{6}\+/, ''));
  }
  return names.sort();
}

/** How many pictures a file has. */
export function countImages(bytes: Uint8Array): number {
  const file = openPdf(bytes);
  let count = 0;
  for (let number = 1; number < file.size; number++) {
    const value = file.resolve(file.reference(number));
    if (isStream(value) && value.dictionary.get('Subtype') === 'Image') count++;
  }
  return count;
}
