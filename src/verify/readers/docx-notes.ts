import type { Item } from '../content.ts';
import { settingOf } from './docx-styles.ts';
import { childOf, findAll, type MarkupElement } from './element.ts';

/** Built-in styles of the numbers of notes, by the names that are the same in every language of Word. */
const NUMBER_STYLES = new Set(['footnote reference', 'endnote reference']);

/** The name by which a note is known here. */
export function noteName({ name, attributes }: MarkupElement): string {
  return `${/^w:endnote/u.test(name) ? 'endnote' : 'footnote'} ${attributes['w:id']}`;
}

/**
 * The notes that fields refer to by a bookmark around a number: a second
 * reference repeats that of the first; and a note among the paragraphs of
 * another, which Word has no reference for, has its own before its text.
 *
 * @returns the names of the notes, by the bookmark; that of a nested note is its bookmark
 */
export function findNoteMarks(
  document: MarkupElement,
  noteParts: readonly MarkupElement[],
  styles: MarkupElement,
): Map<string, string> {
  const marks = new Map<string, string>();
  const numberStyles = new Set(
    findAll(styles, 'w:style')
      .filter((style) => NUMBER_STYLES.has(settingOf(style, 'w:name')?.toLowerCase() ?? ''))
      .map((style) => style.attributes['w:styleId']),
  );
  const isNumber = (run: MarkupElement) =>
    run.name === 'w:r' &&
    childOf(run, 'w:t') !== undefined &&
    numberStyles.has(settingOf(childOf(run, 'w:rPr'), 'w:rStyle'));
  tellBookmarks(document, (element, mark) => {
    if (element.name === 'w:footnoteReference' || element.name === 'w:endnoteReference') {
      marks.set(mark, noteName(element));
    }
  });
  for (const part of noteParts) {
    const more = new Set<string>();
    tellBookmarks(part, (element, mark) => {
      if (isNumber(element)) marks.set(mark, mark);
      else if (element.name === 'w:r') more.add(mark);
    });
    for (const mark of more) marks.delete(mark);
  }
  return marks;
}

/** Tell of each element of a part with each bookmark that is open around it. */
function tellBookmarks(
  part: MarkupElement,
  tell: (element: MarkupElement, mark: string) => void,
): void {
  const open = new Map<string | undefined, string>();
  const visit = (element: MarkupElement): void => {
    const { name, attributes } = element;
    if (name === 'w:bookmarkStart') open.set(attributes['w:id'], attributes['w:name'] ?? '');
    if (name === 'w:bookmarkEnd') open.delete(attributes['w:id']);
    for (const mark of open.values()) tell(element, mark);
    for (const child of element.children) if (typeof child !== 'string') visit(child);
  };
  visit(part);
}

/**
 * Part a note from those that stand among its paragraphs.
 *
 * @returns each with its name
 */
export function partNestedNotes<Content extends Item>(
  name: string,
  items: readonly Content[],
  marks: ReadonlyMap<string, string>,
): [name: string, items: Content[]][] {
  const parts: [string, Content[]][] = [[name, []]];
  for (const item of items) {
    const mark = item.anchors.find((anchor) => marks.get(anchor) === anchor);
    if (mark !== undefined) parts.push([mark, []]);
    parts.at(-1)?.[1].push(item);
  }
  return parts;
}
