import type { findLineEnd } from './find-line-end.ts';

/** A place where a page can be made to end. */
export interface PageEnd {
  /** Where the text of the page ends. */
  y: number;
  /** Make the page end there; `stale` where that made new text nodes. */
  apply(): 'stale' | undefined;
}

/**
 * Find the last place in an element where the page can end, at or above a
 * position: before a block or a table row, or between two lines. Headings stay
 * with what follows them, and what is to be whole stays whole.
 *
 * Runs in the page, in the print layout: it must not refer to anything outside.
 *
 * @param element a run of chapters, alone in the layout
 * @param cut the page's text must end above it
 * @param pageTop where the page's text area begins
 * @param pageBottom where it ends
 * @param endLine what finds the place inside a paragraph
 * @returns `undefined` where the page ends soon enough by itself
 */
export function findPageEnd(
  element: Element,
  cut: number,
  pageTop: number,
  pageBottom: number,
  endLine: typeof findLineEnd,
): PageEnd | 'impossible' | undefined {
  return search(element);

  function search(parent: Element): PageEnd | 'impossible' | undefined {
    const children = [...parent.children].filter(isInFlow);
    if (children.length === 0 || children.every(isInline)) {
      return endLine(parent as HTMLElement, cut, pageTop, pageBottom);
    }
    const index = children.findIndex((child) => boxOf(child).bottom > cut + 0.5);
    const child = children[index];
    if (child === undefined) return undefined;
    const box = boxOf(child);
    if (box.top >= pageBottom - 0.5) return undefined;
    if (box.top < cut && isBreakable(child, box)) {
      const inside = search(child);
      if (inside !== 'impossible') return inside;
    }
    for (let at = index; at > 0; at--) {
      const next = children[at];
      const previous = children[at - 1];
      if (next === undefined || previous === undefined || avoidsBreak(previous, next)) continue;
      const y = boxOf(next).top;
      // What begins the page can't be sent to another.
      if (boxOf(previous).bottom <= pageTop + 0.5) return 'impossible';
      return {
        y: Math.min(y, boxOf(previous).bottom),
        apply: () => breakBefore(next as HTMLElement),
      };
    }
    return 'impossible';
  }

  function breakBefore(next: HTMLElement): undefined {
    // Unlike an unforced break, a forced one keeps the margin (CSS Fragmentation 3, 5.2).
    const atTop: HTMLElement[] = [];
    for (
      let inner: Element | null = next;
      inner instanceof HTMLElement && inner.tagName !== 'TR';
      inner = inner.firstElementChild
    ) {
      atTop.push(inner);
      const style = getComputedStyle(inner);
      if (style.borderTopWidth !== '0px' || style.paddingTop !== '0px') break;
    }
    for (const { style } of atTop) style.marginBlockStart = '0';
    next.style.breakBefore = 'page';
  }

  function avoidsBreak(previous: Element, next: Element): boolean {
    if (previous.matches('thead, caption, colgroup')) return true;
    if (/avoid/.test(getComputedStyle(next).breakBefore)) return true;
    for (let last: Element | undefined = previous; last !== undefined; ) {
      if (/avoid/.test(getComputedStyle(last).breakAfter)) return true;
      last = [...last.children].filter(isInFlow).at(-1);
    }
    return false;
  }

  function isBreakable(child: Element, box: { height: number }): boolean {
    const style = getComputedStyle(child);
    if (!/^(block|flow-root|list-item|table|table-row-group)$/.test(style.display)) return false;
    return !/avoid/.test(style.breakInside) || box.height > pageBottom - pageTop;
  }

  function isInFlow(child: Element): boolean {
    const style = getComputedStyle(child);
    return (
      style.display !== 'none' &&
      style.position !== 'absolute' &&
      (style.float === 'none' || !child.classList.contains('page-fill'))
    );
  }

  function isInline(child: Element): boolean {
    return getComputedStyle(child).display.startsWith('inline') || child.tagName === 'BR';
  }

  function boxOf(child: Element): { top: number; bottom: number; height: number } {
    const { top, bottom, height } = child.getBoundingClientRect();
    return { top: top + scrollY, bottom: bottom + scrollY, height };
  }
}
