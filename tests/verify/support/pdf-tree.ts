import {
  PDFArray,
  type PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { asDict, asList, asName, type OpenPdf } from '../../../src/verify/readers/pdf/document.ts';
import { joinRuns } from '../../../src/verify/readers/pdf/page-text.ts';

/** An element of the structure tree, with what a test needs to damage it. */
export interface Tagged {
  type: string;
  dict: PDFDict;
  parent: Tagged | undefined;
  children: Tagged[];
  /** Its own sequences and those below it: page or form, and number. */
  marked: string[];
  text: string;
  /** The annotations that belong to it. */
  annotations: PDFDict[];
}

const PAGE = PDFName.of('Pg');

/** The whole structure tree of a file. */
export function readTree(open: OpenPdf): Tagged[] {
  const root = asDict(open.get(open.catalog, 'StructTreeRoot'));
  if (root === undefined) throw new Error('The file has no tags');
  const all: Tagged[] = [];
  const visit = (
    dict: PDFDict,
    parent: Tagged | undefined,
    page: PDFObject | undefined,
  ): Tagged => {
    const own = dict.get(PAGE) ?? page;
    const node: Tagged = {
      type: asName(open.get(dict, 'S')) ?? '',
      dict,
      parent,
      children: [],
      marked: [],
      text: '',
      annotations: [],
    };
    all.push(node);
    const addMarked = (on: PDFObject | undefined, mcid: number) => {
      const key = `${on instanceof PDFRef ? String(on) : ''}:${mcid}`;
      node.marked.push(key);
      const runs = open.marked.get(key);
      if (runs !== undefined) node.text += `${node.text === '' ? '' : ' '}${joinRuns(runs)}`;
    };
    for (const kid of asList(open.get(dict, 'K'))) {
      if (kid instanceof PDFNumber) addMarked(own, kid.asNumber());
      const object = asDict(open.resolve(kid));
      if (object === undefined) continue;
      const mcid = open.get(object, 'MCID');
      const annotation = asDict(open.get(object, 'Obj'));
      if (mcid instanceof PDFNumber) addMarked(object.get(PAGE) ?? own, mcid.asNumber());
      else if (annotation !== undefined) node.annotations.push(annotation);
      else if (asName(open.get(object, 'S')) !== undefined) {
        const child = visit(object, node, own);
        node.children.push(child);
        node.marked.push(...child.marked);
        if (child.type !== 'Lbl') node.text += `${node.text === '' ? '' : ' '}${child.text}`;
      }
    }
    return node;
  };
  for (const kid of asList(open.get(root, 'K'))) {
    const element = asDict(open.resolve(kid));
    if (element !== undefined) visit(element, undefined, undefined);
  }
  return all;
}

/** The array of kids of an element and the place of one in it. */
export function placeAmongKids(
  node: Tagged,
  open: OpenPdf,
): { kids: PDFArray; index: number } | undefined {
  const kids = node.parent === undefined ? undefined : open.get(node.parent.dict, 'K');
  if (!(kids instanceof PDFArray)) return undefined;
  const index = kids.asArray().findIndex((kid) => open.resolve(kid) === node.dict);
  return index < 0 ? undefined : { kids, index };
}

/** Put other members into an array; the function gives it its old ones back. */
export function setMembers(array: PDFArray, members: readonly PDFObject[]): () => void {
  const before = [...array.asArray()];
  const put = (list: readonly PDFObject[]) => {
    while (array.size() > 0) array.remove(0);
    for (const member of list) array.push(member);
  };
  put(members);
  return () => put(before);
}

/** Change an entry of a dictionary, or take it away; the function undoes it. */
export function setEntry(dict: PDFDict, key: string, value: PDFObject | undefined): () => void {
  const name = PDFName.of(key);
  const before = dict.get(name);
  const put = (one: PDFObject | undefined) => {
    if (one === undefined) dict.delete(name);
    else dict.set(name, one);
  };
  put(value);
  return () => put(before);
}

/** The entries of a file's outline, with their titles. */
export function listOutline(document: PDFDocument): { entry: PDFDict; title: string }[] {
  const found: { entry: PDFDict; title: string }[] = [];
  const visit = (parent: PDFDict | undefined) => {
    let entry = parent?.lookup(PDFName.of('First')) as PDFDict | undefined;
    while (entry !== undefined) {
      const title = entry.lookup(PDFName.of('Title'));
      const isText = title instanceof PDFString || title instanceof PDFHexString;
      const text = isText ? title.decodeText() : '';
      found.push({ entry, title: text });
      visit(entry);
      entry = entry.lookup(PDFName.of('Next')) as PDFDict | undefined;
    }
  };
  visit(document.catalog.lookup(PDFName.of('Outlines')) as PDFDict | undefined);
  return found;
}
