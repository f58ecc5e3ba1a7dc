import type { Geometry } from './geometry.ts';

/** What is printed on pages, by how many there are of their kind before them. */
export interface PageLabels {
  front: readonly string[];
  body: readonly string[];
}

/** The numbers of the pages that elements are on. */
export interface PageNumbers {
  /** By the element's id: index of its page, from 0. */
  pages: Record<string, number>;
  /** Index of the first page that is numbered in arabic numbers, from 1 again. */
  bodyStart: number;
  /** How many numbers of the contents had to be changed. */
  changed: number;
}

/**
 * Fill in the page numbers of the contents from where the headings are.
 *
 * Only the data of text nodes that are there already is set, since Chromium
 * leaves nodes that are added meanwhile out of the structure tree; and all is
 * read before anything is written, since a read after a write costs a layout.
 *
 * Runs in the page, in the print layout: it must not refer to anything outside.
 */
export function fillPageNumbers(geometry: Geometry, labels: PageLabels): PageNumbers {
  const body = document.querySelector('.run.body');
  const top = (element: Element): number => element.getBoundingClientRect().top + scrollY;
  const bodyStart = body === null ? Number.POSITIVE_INFINITY : geometry.pageAt(top(body) + 1);
  const pages: Record<string, number> = {};
  const cells = [...document.querySelectorAll<HTMLElement>('[data-page-of]')];
  for (const element of document.querySelectorAll('[id]')) {
    pages[element.id] = geometry.pageAt(top(element) + 1);
  }
  let changed = 0;
  for (const cell of cells) {
    const page = pages[cell.dataset['pageOf'] ?? ''];
    const text = cell.firstChild;
    if (page === undefined || !(text instanceof Text)) continue;
    const number = page < bodyStart ? labels.front[page] : labels.body[page - bodyStart];
    if (number === undefined || text.data === number) continue;
    text.data = number;
    changed++;
  }
  return { pages, bodyStart: Number.isFinite(bodyStart) ? bodyStart : -1, changed };
}
