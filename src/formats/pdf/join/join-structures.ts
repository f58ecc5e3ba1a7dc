import type { PdfFile } from '../objects/reader.ts';
import {
  isDictionary,
  isReference,
  type PdfArray,
  type PdfDictionary,
  type PdfReference,
  type PdfValue,
} from '../objects/values.ts';
import { joinIds } from './join-ids.ts';
import { listAnnotations, type Print } from './print.ts';
import { listPairs } from './trees.ts';

/** A print's structure tree root (ISO 32000-1, 14.7.2). */
interface Root {
  reference: PdfReference;
  dictionary: PdfDictionary;
}

/**
 * Make one structure tree of those of all prints: what is in the `Document` of
 * each comes into that of the first.
 *
 * Nothing is done for prints without tags.
 *
 * @throws Error where some prints are tagged and others not, so that the rest of
 *   the text would be taken for decoration
 */
export function joinStructures(file: PdfFile, prints: readonly Print[]): void {
  const roots = prints.map(({ catalog }) => readRoot(file, catalog));
  const tagged = roots.filter((root) => root !== undefined);
  const [first, ...others] = tagged;
  if (first === undefined) return;
  if (tagged.length < prints.length) throw new Error('some parts are tagged, and others not');
  joinParentTrees(file, prints, tagged);
  joinIds(
    file,
    tagged.map(({ dictionary }) => dictionary),
  );
  for (const other of others) addElements(file, first, other);
}

function readRoot(file: PdfFile, catalog: PdfDictionary): Root | undefined {
  const reference = catalog.get('StructTreeRoot');
  const dictionary = file.resolve(reference);
  return isReference(reference) && isDictionary(dictionary) ? { reference, dictionary } : undefined;
}

/** Put the elements of a tree behind those of another. */
function addElements(file: PdfFile, root: Root, added: Root): void {
  const target = readDocument(file, root) ?? root;
  const source = target === root ? added : (readDocument(file, added) ?? added);
  const kids = listKids(file, source.dictionary);
  for (const kid of kids) {
    const element = file.resolve(kid);
    if (isDictionary(element) && element.has('S')) element.set('P', target.reference);
  }
  const page = source.dictionary.get('Pg');
  const moved = page === undefined ? kids : kids.map((kid) => nameThePage(kid, page));
  target.dictionary.set('K', [...listKids(file, target.dictionary), ...moved]);
}

/** The `Document` that is all that there is at the top of a tree. */
function readDocument(file: PdfFile, { dictionary }: Root): Root | undefined {
  const [reference, ...others] = listKids(file, dictionary);
  const element = file.resolve(reference);
  if (others.length > 0 || !isReference(reference) || !isDictionary(element)) return undefined;
  return element.get('S') === 'Document' ? { reference, dictionary: element } : undefined;
}

function listKids(file: PdfFile, parent: PdfDictionary): PdfArray {
  const own = parent.get('K');
  const kids = file.resolve(own);
  if (Array.isArray(kids)) return kids;
  return own === undefined ? [] : [own];
}

/** Marked content right in an element is on the element's page, which another element may not have. */
function nameThePage(kid: PdfValue, page: PdfValue): PdfValue {
  if (typeof kid !== 'number') return kid;
  return new Map<string, PdfValue>([
    ['Type', 'MCR'],
    ['Pg', page],
    ['MCID', kid],
  ]);
}

/**
 * Put the parent trees (14.7.4.4) into that of the first print, the keys of each
 * behind those of the one before, and say so where the keys are used.
 */
function joinParentTrees(
  file: PdfFile,
  prints: readonly Print[],
  roots: readonly { dictionary: PdfDictionary }[],
): void {
  const nums: PdfArray = [];
  let next = 0;
  for (const [index, { dictionary }] of roots.entries()) {
    const print = prints[index];
    const shift = next;
    const pairs = listPairs(file, dictionary.get('ParentTree'), 'Nums');
    for (const [key, value] of pairs) nums.push(Number(key) + shift, value);
    const highest = pairs.at(-1)?.[0];
    const ownNext = dictionary.get('ParentTreeNextKey');
    next += Math.max(
      typeof highest === 'number' ? highest + 1 : 0,
      typeof ownNext === 'number' ? ownNext : 0,
    );
    if (shift === 0 || print === undefined) continue;
    const holders = [
      ...print.pages.map((page) => page.dictionary),
      ...print.resources.forms.map((form) => form.dictionary),
      ...listAnnotations(file, print),
    ];
    for (const holder of holders) {
      for (const name of ['StructParents', 'StructParent']) {
        const key = holder.get(name);
        if (typeof key === 'number') holder.set(name, key + shift);
      }
    }
  }
  const [first] = roots;
  if (nums.length === 0) return;
  first?.dictionary.set('ParentTree', file.add(new Map([['Nums', nums]])));
  first?.dictionary.set('ParentTreeNextKey', next);
}
