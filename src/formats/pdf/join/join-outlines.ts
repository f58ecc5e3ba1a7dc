import type { PdfFile } from '../objects/reader.ts';
import {
  isDictionary,
  isReference,
  type PdfDictionary,
  type PdfReference,
} from '../objects/values.ts';
import type { Print } from './print.ts';

/** An item of the outline that later ones may come to be under. */
interface OpenItem {
  reference: PdfReference;
  dictionary: PdfDictionary;
  /** That of its heading; 0 for the outline itself. */
  level: number;
}

/**
 * Put the outlines of all prints one after the other (ISO 32000-1, 12.3.3), each
 * item where Skia would have put it in one print: under the nearest item before
 * it whose heading is of a higher rank. Within a print that is settled, so only
 * the topmost items of each can move.
 */
export function joinOutlines(file: PdfFile, prints: readonly Print[]): void {
  let open: OpenItem[] = [];
  for (const { catalog } of prints) {
    const reference = catalog.get('Outlines');
    const root = file.resolve(reference);
    if (!isReference(reference) || !isDictionary(root)) continue;
    if (open.length === 0) {
      open = [{ reference, dictionary: root, level: 0 }];
      prints[0]?.catalog.set('Outlines', reference);
    } else for (const item of listItems(file, root)) addItem(file, open, item);
    openLast(file, open);
  }
}

/** The items right under another. */
function listItems(file: PdfFile, parent: PdfDictionary): OpenItem[] {
  const items: OpenItem[] = [];
  const seen = new Set<PdfReference>();
  let reference = parent.get('First');
  while (isReference(reference) && !seen.has(reference)) {
    seen.add(reference);
    const dictionary = file.resolve(reference);
    if (!isDictionary(dictionary)) break;
    items.push({ reference, dictionary, level: readLevel(file, dictionary) });
    reference = dictionary.get('Next');
  }
  return items;
}

/** The rank of an item's heading, `H1` to `H6`, from its structure element; 1 where it has none. */
function readLevel(file: PdfFile, item: PdfDictionary): number {
  const element = file.resolve(item.get('SE'));
  const type = isDictionary(element) ? element.get('S') : undefined;
  const digit = typeof type === 'string' ? /^H([1-6])$/.exec(type)?.[1] : undefined;
  return Number(digit ?? 1);
}

function addItem(file: PdfFile, open: OpenItem[], item: OpenItem): void {
  while (open.length > 1 && (open.at(-1)?.level ?? 0) >= item.level) open.pop();
  const parent = open.at(-1);
  if (parent === undefined) return;
  const { dictionary, reference } = item;
  dictionary.set('Parent', parent.reference);
  dictionary.delete('Next');
  dictionary.delete('Prev');
  const last = parent.dictionary.get('Last');
  const before = file.resolve(last);
  if (isReference(last) && isDictionary(before)) {
    before.set('Next', reference);
    dictionary.set('Prev', last);
  } else parent.dictionary.set('First', reference);
  parent.dictionary.set('Last', reference);
  // All of Skia's items are open, and counted in everything that they are under.
  for (const ancestor of open) {
    ancestor.dictionary.set('Count', countOf(ancestor.dictionary) + 1 + countOf(dictionary));
  }
  open.push(item);
}

function countOf(item: PdfDictionary): number {
  const count = item.get('Count');
  return typeof count === 'number' ? count : 0;
}

/** Open the last item under the last open one, the last under that, and so on. */
function openLast(file: PdfFile, open: OpenItem[]): void {
  for (let depth = 0; depth < 64; depth++) {
    const reference = open.at(-1)?.dictionary.get('Last');
    const dictionary = file.resolve(reference);
    if (!isReference(reference) || !isDictionary(dictionary)) return;
    open.push({ reference, dictionary, level: readLevel(file, dictionary) });
  }
}
