import type { Geometry } from './geometry.ts';

/** Where the text of a page begins. */
export interface PageStart {
  /** Index of the page, from 0. */
  page: number;
  /** Source offset of the block. */
  offset: number;
  /** Characters of the block on the pages before, without white space and soft hyphens. */
  characters: number;
}

/**
 * Read which block of the source each page begins in: of those that hold no
 * other block, the first whose box is on the page.
 *
 * Runs in the page, in the print layout: it must not refer to anything outside.
 */
export function readPageStarts(geometry: Geometry): PageStart[] {
  const starts = new Map<number, PageStart>();
  for (const block of document.querySelectorAll<HTMLElement>('.run [data-offset]')) {
    if (block.querySelector('[data-offset]') !== null || block.closest('.footnote')) continue;
    const { top, bottom, height } = block.getBoundingClientRect();
    if (height === 0) continue;
    const first = geometry.pageAt(top + scrollY);
    const last = geometry.pageAt(bottom + scrollY - 1.5);
    for (let page = first; page <= last; page++) {
      if (starts.has(page)) continue;
      const characters = page === first ? 0 : countAbove(block, geometry.topOf(page));
      starts.set(page, { page, offset: Number(block.dataset['offset']), characters });
    }
  }
  return [...starts.values()].sort((a, b) => a.page - b.page);

  function countAbove(block: Element, y: number): number {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let count = 0;
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node as Text;
      let low = 0;
      let high = text.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (isBelow(range, text, middle, y)) high = middle;
        else low = middle + 1;
      }
      count += [...text.data.slice(0, low).replace(/[\s\u00ad]/g, '')].length;
      if (low < text.length) break;
    }
    return count;
  }

  function isBelow(range: Range, text: Text, offset: number, y: number): boolean {
    for (let at = offset; at < text.length; at++) {
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      const rect = range.getClientRects()[0];
      // White space that ends a line has no box.
      if (rect !== undefined && rect.height > 0) return (rect.top + rect.bottom) / 2 + scrollY > y;
    }
    return text.nextSibling === null && text.parentElement?.nextSibling === null;
  }
}
