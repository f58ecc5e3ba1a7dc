import type { PdfFile } from '../objects/reader.ts';
import {
  isDictionary,
  isStream,
  isString,
  type PdfArray,
  type PdfDictionary,
  type PdfReference,
  type PdfValue,
} from '../objects/values.ts';
import {
  type ContentItem,
  isElement,
  type ObjectItem,
  type StructureElement,
  type StructureTree,
} from './structure-tree.ts';

/**
 * Write the tree back into the file: the elements, the parent tree and the
 * index of ids, all made anew from the tree as it is now, so that they agree.
 *
 * @param file the file
 * @param tree the tree
 * @param roleMap standard types by the types that the tree uses (14.7.3)
 */
export function writeStructureTree(
  file: PdfFile,
  tree: StructureTree,
  roleMap: ReadonlyMap<string, string>,
): void {
  const ids: [string, PdfReference][] = [];
  const containers = new Map<PdfReference, PdfReference[]>();
  const objects: [PdfReference, PdfReference][] = [];

  const referenceOf = (element: StructureElement): PdfReference => {
    element.reference ??= file.add(null);
    return element.reference;
  };

  function writeElement(element: StructureElement, parent: PdfReference): PdfReference {
    const reference = referenceOf(element);
    const page = element.kids.find((kid) => !isElement(kid) && kid.kind === 'content');
    const elementPage = page !== undefined && !isElement(page) ? page.page : undefined;
    const dictionary: PdfDictionary = new Map<string, PdfValue>([
      ['S', element.type],
      ['P', parent],
    ]);
    if (elementPage !== undefined) dictionary.set('Pg', elementPage);
    const kids: PdfArray = element.kids.map((kid) => {
      if (isElement(kid)) return writeElement(kid, reference);
      if (kid.kind === 'object') {
        objects.push([kid.object, reference]);
        return writeObjectReference(kid, elementPage);
      }
      const owners = containers.get(kid.container) ?? [];
      containers.set(kid.container, owners);
      owners[kid.mcid] = reference;
      return writeContentReference(kid, elementPage);
    });
    if (kids.length > 0) dictionary.set('K', kids.length === 1 ? (kids[0] as PdfValue) : kids);
    for (const [key, value] of element.attributes) dictionary.set(key, value);
    const id = element.attributes.get('ID');
    if (isString(id)) ids.push([id.bytes, reference]);
    file.replace(reference, dictionary);
    return reference;
  }

  const kids = tree.roots.map((element) => writeElement(element, tree.rootReference));
  const root: PdfDictionary = new Map<string, PdfValue>([
    ['Type', 'StructTreeRoot'],
    ['K', kids],
  ]);
  if (roleMap.size > 0) root.set('RoleMap', new Map<string, PdfValue>(roleMap));
  const parents = writeParentTree(file, containers, objects);
  root.set('ParentTree', file.add(new Map([['Nums', parents.nums]])));
  root.set('ParentTreeNextKey', parents.next);
  if (ids.length > 0) root.set('IDTree', file.add(writeIdTree(ids)));
  file.replace(tree.rootReference, root);
}

function writeContentReference(item: ContentItem, page: PdfReference | undefined): PdfValue {
  if (item.container === item.page && item.page === page) return item.mcid;
  const dictionary: PdfDictionary = new Map<string, PdfValue>([['Type', 'MCR']]);
  if (item.page !== page) dictionary.set('Pg', item.page);
  if (item.container !== item.page) dictionary.set('Stm', item.container);
  dictionary.set('MCID', item.mcid);
  return dictionary;
}

function writeObjectReference(item: ObjectItem, page: PdfReference | undefined): PdfValue {
  const dictionary: PdfDictionary = new Map<string, PdfValue>([
    ['Type', 'OBJR'],
    ['Obj', item.object],
  ]);
  if (item.page !== undefined && item.page !== page) dictionary.set('Pg', item.page);
  return dictionary;
}

/** ISO 32000-1, 14.7.4.4: from marked content and annotations back to the elements. */
function writeParentTree(
  file: PdfFile,
  containers: ReadonlyMap<PdfReference, readonly PdfReference[]>,
  objects: readonly [PdfReference, PdfReference][],
): { nums: PdfArray; next: number } {
  const nums: PdfArray = [];
  let next = 0;
  for (const [container, owners] of containers) {
    const value = file.resolve(container);
    const dictionary = isStream(value) ? value.dictionary : value;
    if (!isDictionary(dictionary)) throw new Error('marked content in no page');
    dictionary.set('StructParents', next);
    // A hole is content that became an artifact.
    nums.push(next, file.add(Array.from(owners, (owner) => owner ?? null)));
    next++;
  }
  for (const [object, owner] of objects) {
    const dictionary = file.resolve(object);
    if (!isDictionary(dictionary)) continue;
    dictionary.set('StructParent', next);
    nums.push(next, owner);
    next++;
  }
  return { nums, next };
}

/** A name tree (7.9.6) of one node: the ids of one report are few. */
function writeIdTree(ids: readonly [string, PdfReference][]): PdfDictionary {
  const sorted = [...ids].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const names: PdfArray = sorted.flatMap(([id, reference]) => [
    { kind: 'string' as const, bytes: id },
    reference,
  ]);
  return new Map<string, PdfValue>([['Names', names]]);
}
