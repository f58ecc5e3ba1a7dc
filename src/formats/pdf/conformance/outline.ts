import type { PdfFile } from '../objects/reader.ts';
import {
  createTextString,
  decodeTextString,
  isDictionary,
  isReference,
  isString,
  type PdfDictionary,
  type PdfReference,
  type PdfValue,
} from '../objects/values.ts';
import type { Context } from './context.ts';
import { keepSide } from './destinations.ts';
import { readText } from './fix-links.ts';
import type { ExpectedHeading } from './options.ts';

/** An item of the outline (ISO 32000-1, 12.3.3). */
export interface OutlineItem {
  text: string;
  level: number;
  /** `Dest` and, since PDF 1.3, `SE`, the heading's structure element. */
  entries: PdfDictionary;
}

/**
 * Make the outline equal the report's headings: Chromium makes an item of every
 * HTML heading, the report's title and the titles of boxes included, with soft
 * hyphens in the texts. Items that the report doesn't have in its outline go;
 * a heading without an item is a problem.
 */
export function fixOutline(context: Context): void {
  const { file, catalog, options } = context;
  const reference = catalog.get('Outlines');
  const root = file.resolve(reference);
  const items = isDictionary(root) ? readItems(context, root, 1) : [];
  if (items.length === 0 && (options.headings?.length ?? 0) === 0) {
    catalog.delete('Outlines');
    return;
  }
  const wanted =
    options.headings === undefined ? items : matchItems(context, items, options.headings);
  writeItems(file, catalog, wanted);
}

function readItems(context: Context, parent: PdfDictionary, level: number): OutlineItem[] {
  const { file, tree } = context;
  const items: OutlineItem[] = [];
  let reference = parent.get('First');
  while (isReference(reference)) {
    const item = file.resolve(reference);
    if (!isDictionary(item)) break;
    const title = item.get('Title');
    const entries: PdfDictionary = new Map();
    const destination = item.get('Dest');
    const target = file.resolve(destination);
    if (Array.isArray(target)) keepSide(target);
    if (destination !== undefined) entries.set('Dest', destination);
    const heading = item.get('SE');
    const element = isReference(heading) ? tree.byNumber.get(heading.number) : undefined;
    if (element !== undefined && isReference(heading)) entries.set('SE', heading);
    // Chromium's own title lacks the spaces that lines end with.
    const own = element === undefined ? '' : readText(context, element);
    items.push({
      text: own !== '' ? own : isString(title) ? normalize(decodeTextString(title)) : '',
      level,
      entries,
    });
    if (items.length > 100_000) throw new Error('the outline has no end');
    items.push(...readItems(context, item, level + 1));
    reference = item.get('Next');
  }
  return items;
}

function normalize(text: string): string {
  return text.replaceAll('\u00ad', '').replace(/\s+/g, ' ').trim();
}

/** A space where lines end may be drawn or not, and be one kind of space or another. */
function withoutSpaces(text: string): string {
  return text.replace(/[\s\u00ad\u200b]+/g, '');
}

/**
 * The first item of some text, or else one that says it twice, as where Chromium
 * painted it twice.
 *
 * @param texts of the items, without spaces
 */
function findItem(texts: readonly string[], key: string, from: number): number {
  const same = texts.indexOf(key, from);
  if (same >= 0) return same;
  return texts.findIndex((text, index) => index >= from && text.startsWith(key));
}

function matchItems(
  context: Context,
  items: readonly OutlineItem[],
  headings: readonly ExpectedHeading[],
): OutlineItem[] {
  const texts = items.map((item) => withoutSpaces(item.text));
  const matched: OutlineItem[] = [];
  let next = 0;
  for (const heading of headings) {
    const text = normalize(heading.text);
    const at = findItem(texts, withoutSpaces(text), next);
    const item = items[at];
    if (item === undefined) {
      context.problems.push({
        rule: 'heading-not-in-outline',
        message: 'a heading is not in the outline of the file',
        text,
      });
      continue;
    }
    matched.push({ ...item, text, level: heading.level });
    next = at + 1;
  }
  return matched;
}

/** Write items, in reading order, as the outline that they are by their levels. */
export function writeItems(
  file: PdfFile,
  catalog: PdfDictionary,
  items: readonly OutlineItem[],
): void {
  const root: PdfDictionary = new Map<string, PdfValue>([['Type', 'Outlines']]);
  const rootReference = file.add(root);
  const open: { reference: PdfReference; dictionary: PdfDictionary; level: number }[] = [
    { reference: rootReference, dictionary: root, level: 0 },
  ];
  const last = new Map<PdfReference, { reference: PdfReference; dictionary: PdfDictionary }>();
  for (const item of items) {
    while ((open.at(-1)?.level ?? 0) >= item.level) open.pop();
    const parent = open.at(-1);
    if (parent === undefined) throw new RangeError('an outline item of level 0');
    const dictionary: PdfDictionary = new Map<string, PdfValue>([
      ['Title', createTextString(item.text)],
      ['Parent', parent.reference],
      ...item.entries,
    ]);
    const reference = file.add(dictionary);
    const before = last.get(parent.reference);
    if (before === undefined) parent.dictionary.set('First', reference);
    else {
      before.dictionary.set('Next', reference);
      dictionary.set('Prev', before.reference);
    }
    parent.dictionary.set('Last', reference);
    last.set(parent.reference, { reference, dictionary });
    // The number of visible descendants; everything under a chapter is shown closed.
    for (const ancestor of open) {
      if (ancestor.level === 0 ? item.level === 1 : true) {
        const count = Number(ancestor.dictionary.get('Count') ?? 0);
        ancestor.dictionary.set('Count', ancestor.level === 0 ? count + 1 : count - 1);
      }
    }
    open.push({ reference, dictionary, level: item.level });
  }
  catalog.set('Outlines', rootReference);
}
