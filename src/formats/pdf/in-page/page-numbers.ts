import type { Geometry } from './geometry.ts';

/** What is printed on pages, by how many there are of their kind before them. */
export interface PageLabels {
  front: readonly string[];
  body: readonly string[];
}

/** The pages that elements are on. */
export interface ElementPages {
  /** By the element's id: index of its page, from 0. */
  pages: Record<string, number>;
  /** Index of the first page that is numbered in arabic numbers, from 1 again; -1 for none. */
  bodyStart: number;
}

/**
 * Read which pages elements are on.
 *
 * Runs in the page, in the print layout: it must not refer to anything outside.
 */
export function readElementPages(geometry: Geometry): ElementPages {
  const body = document.querySelector('.run.body');
  const pageOf = (element: Element): number =>
    geometry.pageAt(element.getBoundingClientRect().top + scrollY + 1);
  const pages: Record<string, number> = {};
  for (const element of document.querySelectorAll('[id]')) pages[element.id] = pageOf(element);
  return { pages, bodyStart: body === null ? -1 : pageOf(body) };
}

/**
 * Fill in the page numbers of the contents from where the headings are.
 *
 * Only the data of text nodes that are there already is set, since Chromium
 * leaves nodes that are added meanwhile out of the structure tree; and nothing is
 * measured, since a measure after a change costs a layout.
 *
 * Runs in the page, in the print layout: it must not refer to anything outside.
 */
export function fillPageNumbers({ pages, bodyStart }: ElementPages, labels: PageLabels): void {
  for (const cell of document.querySelectorAll<HTMLElement>('[data-page-of]')) {
    const page = pages[cell.dataset['pageOf'] ?? ''];
    const text = cell.firstChild;
    if (page === undefined || !(text instanceof Text)) continue;
    const isFront = bodyStart < 0 || page < bodyStart;
    const number = isFront ? labels.front[page] : labels.body[page - bodyStart];
    if (number !== undefined && text.data !== number) text.data = number;
  }
}
