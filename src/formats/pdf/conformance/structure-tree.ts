import type { PdfFile } from '../objects/reader.ts';
import {
  isDictionary,
  isReference,
  type PdfDictionary,
  type PdfReference,
  type PdfValue,
} from '../objects/values.ts';

/** An element of the logical structure (ISO 32000-1, 14.7.2), with its children as objects. */
export interface StructureElement {
  readonly kind: 'element';
  /** As the file has it, not mapped by the role map: `P`, `Em`. */
  type: string;
  parent: StructureElement | undefined;
  kids: StructureKid[];
  /** `Alt`, `Lang`, `ID`, `A` … : all but `S`, `P`, `K`, `Pg` and `Type`. */
  readonly attributes: PdfDictionary;
  /** The reference that the element had in the file; absent for one that a pass made. */
  reference: PdfReference | undefined;
}

/** A marked-content sequence that belongs to an element. */
export interface ContentItem {
  readonly kind: 'content';
  readonly mcid: number;
  readonly page: PdfReference;
  /** The page, or the form XObject that holds the sequence. */
  readonly container: PdfReference;
}

/** An annotation (or other whole object) that belongs to an element. */
export interface ObjectItem {
  readonly kind: 'object';
  readonly object: PdfReference;
  readonly page: PdfReference | undefined;
}

export type StructureKid = StructureElement | ContentItem | ObjectItem;

export interface StructureTree {
  /** The kids of the structure tree root; in Chromium's files one `Document`. */
  readonly roots: StructureElement[];
  readonly rootReference: PdfReference;
  /** Every element by the number of the reference that it had in the file. */
  readonly byNumber: Map<number, StructureElement>;
}

export function isElement(kid: StructureKid): kid is StructureElement {
  return kid.kind === 'element';
}

/**
 * Whether an element is Chromium's wrapper of a `pre`: code of several lines, which
 * runs from left to right in every language. Code in a line has none.
 */
export function isCodeBlock({ type, kids }: StructureElement): boolean {
  const [code, ...others] = kids.filter(isElement);
  return type === 'NonStruct' && code?.type === 'Code' && others.length === 0;
}

/** Make an element without a place in the tree. */
export function createElement(
  type: string,
  attributes: PdfDictionary = new Map(),
): StructureElement {
  return { kind: 'element', type, parent: undefined, kids: [], attributes, reference: undefined };
}

/** Give an element these children, and these children this parent. */
export function setKids(element: StructureElement, kids: StructureKid[]): void {
  element.kids = kids;
  for (const kid of kids) if (isElement(kid)) kid.parent = element;
}

/** Put children in the place of one child. */
export function replaceKid(
  parent: StructureElement,
  old: StructureKid,
  kids: readonly StructureKid[],
): void {
  const at = parent.kids.indexOf(old);
  parent.kids.splice(at, 1, ...kids);
  for (const kid of kids) if (isElement(kid)) kid.parent = parent;
}

/**
 * Call a function for every element, parents before children. What the function
 * does to the children of its element is seen.
 */
export function visitElements(
  elements: readonly StructureElement[],
  visit: (element: StructureElement) => void,
): void {
  for (const element of elements) visitElement(element, visit);
}

function visitElement(element: StructureElement, visit: (element: StructureElement) => void): void {
  visit(element);
  for (const kid of element.kids) if (isElement(kid)) visitElement(kid, visit);
}

/** As `visitElements`, children before their parents. */
export function visitElementsUpwards(
  elements: readonly StructureElement[],
  visit: (element: StructureElement) => void,
): void {
  for (const element of elements) {
    visitElementsUpwards(element.kids.filter(isElement), visit);
    visit(element);
  }
}

/** Every content item under an element, in reading order. */
export function collectContent(element: StructureElement, into: ContentItem[] = []): ContentItem[] {
  for (const kid of element.kids) {
    if (isElement(kid)) collectContent(kid, into);
    else if (kid.kind === 'content') into.push(kid);
  }
  return into;
}

/**
 * Read the structure tree of a file.
 *
 * @returns the tree, or `undefined` where the file has none
 * @throws Error where the tree is not a tree, or an element has no type
 */
export function readStructureTree(
  file: PdfFile,
  catalog: PdfDictionary,
): StructureTree | undefined {
  const rootReference = catalog.get('StructTreeRoot');
  const root = file.resolve(rootReference);
  if (!isReference(rootReference) || !isDictionary(root)) return undefined;
  const byNumber = new Map<number, StructureElement>();

  function readElement(
    value: PdfValue,
    parent: StructureElement | undefined,
  ): StructureElement | undefined {
    const dictionary = file.resolve(value);
    if (!isDictionary(dictionary)) return undefined;
    const type = dictionary.get('S');
    if (typeof type !== 'string') throw new Error('a structure element has no type');
    const page = dictionary.get('Pg');
    const kids = dictionary.get('K') ?? null;
    // The rest of the dictionary are the attributes; a tree has too many elements to copy them.
    for (const key of ['S', 'P', 'K', 'Pg', 'Type']) dictionary.delete(key);
    const element: StructureElement = {
      kind: 'element',
      type,
      parent,
      kids: [],
      attributes: dictionary,
      reference: isReference(value) ? value : undefined,
    };
    if (isReference(value)) {
      if (byNumber.has(value.number)) throw new Error('a structure element has two parents');
      byNumber.set(value.number, element);
    }
    const list = file.resolve(kids);
    for (const kid of Array.isArray(list) ? list : [kids]) {
      const read = readKid(kid, element, isReference(page) ? page : undefined);
      if (read !== undefined) element.kids.push(read);
    }
    return element;
  }

  function readKid(
    value: PdfValue,
    parent: StructureElement,
    page: PdfReference | undefined,
  ): StructureKid | undefined {
    if (typeof value === 'number') {
      if (page === undefined) throw new Error('marked content without a page');
      return { kind: 'content', mcid: value, page, container: page };
    }
    const dictionary = file.resolve(value);
    if (!isDictionary(dictionary)) return undefined;
    const own = dictionary.get('Pg');
    const kidPage = isReference(own) ? own : page;
    if (dictionary.get('Type') === 'MCR') {
      const mcid = dictionary.get('MCID');
      const stream = dictionary.get('Stm');
      if (typeof mcid !== 'number' || kidPage === undefined) {
        throw new Error('a marked-content reference lacks its page or number');
      }
      const container = isReference(stream) ? stream : kidPage;
      return { kind: 'content', mcid, page: kidPage, container };
    }
    if (dictionary.get('Type') === 'OBJR') {
      const object = dictionary.get('Obj');
      return isReference(object) ? { kind: 'object', object, page: kidPage } : undefined;
    }
    return readElement(value, parent);
  }

  const kids = file.resolve(root.get('K'));
  const roots = (Array.isArray(kids) ? kids : [root.get('K') ?? null])
    .map((kid) => readElement(kid, undefined))
    .filter((element) => element !== undefined);
  return { roots, rootReference, byNumber };
}
