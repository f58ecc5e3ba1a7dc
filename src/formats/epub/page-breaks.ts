import type { Element, ElementContent } from 'hast';
import type { PrintedPage } from '../../report/format.ts';
import { visitElements } from './nodes.ts';

/** A page break that has been put into a chapter. */
export interface PageBreak {
  label: string;
  id: string;
}

/** Elements in which a break may stand beside the text. */
const PHRASING_PARENTS = new Set(
  'p h1 h2 h3 h4 h5 h6 li dt dd td th figcaption caption blockquote div section aside figure span em strong a code pre'.split(
    ' ',
  ),
);

/** Elements that a break can't stand in, for whose sake it goes further in. */
const TRANSPARENT = new Set(
  'ul ol dl table thead tbody tr div section figure blockquote aside'.split(' '),
);

/**
 * Put a marker into the text at each place where a page of the PDF begins, so
 * that who holds the PDF and who holds the EPUB can cite the same page
 * (EPUB Accessibility 1.1, 4.2; DPUB-ARIA, doc-pagebreak).
 *
 * A page is found by the source offset of the block that it begins in; the
 * marker stands in the block's text after as many characters as the page
 * before has of it, white space and soft hyphens not counted. It stands outside of links, whose
 * text it would become part of.
 *
 * @param content of a chapter, changed in place
 * @param pages those not yet placed, in order; what is placed is taken out
 * @param pageName makes the marker's name: `Page 12`
 * @returns the breaks that were placed, in order
 */
export function insertPageBreaks(
  content: ElementContent[],
  pages: PrintedPage[],
  pageName: (label: string) => string,
): PageBreak[] {
  if (pages.length === 0) return [];
  const byOffset = indexByOffset(content);
  const placed: PageBreak[] = [];
  const left: PrintedPage[] = [];
  // From the last to the first, so that a marker does not move the characters before another.
  for (const page of [...pages].reverse()) {
    const place = byOffset.get(page.offset);
    if (place === undefined) {
      left.unshift(page);
      continue;
    }
    const id = `page-${page.label}`;
    const marker: Element = {
      type: 'element',
      tagName: 'span',
      properties: {
        epubType: 'pagebreak',
        role: 'doc-pagebreak',
        id,
        ariaLabel: pageName(page.label),
      },
      children: [],
    };
    placeMarker(place, page.characters ?? 0, marker);
    placed.unshift({ label: page.label, id });
  }
  pages.splice(0, pages.length, ...left);
  return placed;
}

/** An element, with where it stands. */
interface Place {
  element: Element;
  siblings: ElementContent[];
  /** The table that it is in. */
  table: Element | undefined;
}

/** The innermost element at each source offset. */
function indexByOffset(content: ElementContent[]): Map<number, Place> {
  const index = new Map<number, Place>();
  const visit = (siblings: ElementContent[], around: Element | undefined) => {
    for (const child of siblings) {
      if (child.type !== 'element') continue;
      const table = child.tagName === 'table' ? child : around;
      const offset = child.position?.start.offset;
      if (offset !== undefined && isBlock(child)) {
        index.set(offset, { element: child, siblings, table });
      }
      visit(child.children, table);
    }
  };
  visit(content, undefined);
  return index;
}

/** Elements that a break must not stand in: it would become part of the link's or the number's text. */
const WHOLE = new Set(['a', 'sup']);

const INLINE = new Set('a em strong del code span sup sub br cite q bdi'.split(' '));

function isBlock(element: Element): boolean {
  return !INLINE.has(element.tagName);
}

function placeMarker(
  { element, siblings, table }: Place,
  characters: number,
  marker: Element,
): void {
  if (characters > 0) {
    const placed = insertAfter(element.children, { left: characters }, marker);
    if (!placed) element.children.push(marker);
    return;
  }
  const target = firstThatTakesText(element);
  if (target === undefined) siblings.splice(siblings.indexOf(element), 0, marker);
  else (captionBefore(target, table) ?? target).children.unshift(marker);
}

/** A table's caption, which stands before its first cell and has no place in the source of its own. */
function captionBefore(cell: Element, table: Element | undefined): Element | undefined {
  if (table === undefined) return undefined;
  let caption: Element | undefined;
  let first: Element | undefined;
  visitElements(table.children, (element) => {
    if (element.tagName === 'caption') caption ??= element;
    if (element.tagName === 'td' || element.tagName === 'th') first ??= element;
  });
  return first === cell ? caption : undefined;
}

/** The outermost element that may begin with a marker: a list's first item, a table's first cell. */
function firstThatTakesText(element: Element): Element | undefined {
  if (PHRASING_PARENTS.has(element.tagName) && !TRANSPARENT.has(element.tagName)) return element;
  if (!TRANSPARENT.has(element.tagName)) return undefined;
  for (const child of element.children) {
    if (child.type !== 'element') continue;
    const found = firstThatTakesText(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Put a marker before the character that follows so many others.
 *
 * @param counter how many characters are still to pass, counted down
 * @returns whether there was such a character
 */
function insertAfter(nodes: ElementContent[], counter: { left: number }, marker: Element): boolean {
  for (const [index, node] of nodes.entries()) {
    if (node.type === 'text') {
      const at = positionOf(node.value, counter.left);
      if (at !== undefined) {
        const parts = [node.value.slice(0, at), node.value.slice(at)];
        const [before, after] = parts.map((value) => ({ ...node, value }));
        nodes.splice(
          index,
          1,
          ...(before && at > 0 ? [before] : []),
          marker,
          ...(after ? [after] : []),
        );
        return true;
      }
      counter.left -= countCharacters(node.value);
    } else if (node.type === 'element' && WHOLE.has(node.tagName)) {
      const length = countCharacters(textOf(node));
      if (length > counter.left) {
        nodes.splice(index, 0, marker);
        return true;
      }
      counter.left -= length;
    } else if (node.type === 'element' && insertAfter(node.children, counter, marker)) {
      return true;
    }
  }
  return false;
}

/** Where in a text the character stands that so many others precede; `undefined` if it is not in it. */
function positionOf(value: string, characters: number): number | undefined {
  let seen = 0;
  let at = 0;
  for (const character of value) {
    if (!/[\s\u00ad]/.test(character)) {
      if (seen === characters) return at;
      seen += 1;
    }
    at += character.length;
  }
  return undefined;
}

function countCharacters(value: string): number {
  let count = 0;
  for (const character of value) if (!/[\s\u00ad]/.test(character)) count += 1;
  return count;
}

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textOf).join('') : '';
}
