import type { Geometry } from './geometry.ts';

/**
 * Put the notes at the foot of the pages that refer to them.
 *
 * Chromium knows no `float: footnote`. So the notes, which stand in the
 * document after the block that refers to them, are taken out of the flow and
 * put at the page's foot by their position; and where the text would reach into
 * that place, the page is made to end sooner: by a forced break before a block
 * or a table row, or, inside a paragraph, by an empty float that fills the rest
 * of the page between two lines. Page by page, since each note moves the text
 * after it.
 *
 * A note that can't be had on the page of its reference (in a box that fills a
 * page, or longer than most of a page) stays in the flow, after the block.
 *
 * Runs in the page, in the print layout: it must not refer to anything outside.
 *
 * @returns how many notes stayed in the flow
 */
export function placeFootnotes(readGeometry: () => Geometry): number {
  interface Placed {
    note: HTMLElement;
    reference: Element;
    height: number;
    /** How often its page was tried to be settled. */
    attempts: number;
  }
  /** How a page can be made to end at a position, or not at all; `undefined` if nothing need be done. */
  type Break = { y: number; apply(pageBottom: number): void } | 'impossible' | undefined;
  /** Height of the separator above the first note of a page. */
  const GAP = 18;
  const SLACK = 1;

  const { areaHeight } = readGeometry();
  const parts = [...document.body.children].filter((part) => part instanceof HTMLElement);
  const heights = new Map(
    [...document.querySelectorAll<HTMLElement>('.footnote')].map((note) => [
      note,
      note.getBoundingClientRect().height,
    ]),
  );
  let inFlow = 0;
  // A run begins a page whatever is before it. Alone it is laid out again for
  // every page with notes; the whole report would be, and take minutes.
  for (const part of parts) part.style.display = 'none';
  for (const part of parts) {
    const waiting = [...part.querySelectorAll<HTMLElement>('.footnote')].flatMap((note) => {
      const reference = document.getElementById(note.dataset['ref'] ?? '');
      return reference === null
        ? []
        : [{ note, reference, height: heights.get(note) ?? 0, attempts: 0 }];
    });
    if (waiting.length === 0) continue;
    part.style.removeProperty('display');
    while (waiting.length > 0) placePage(part, waiting);
    part.style.display = 'none';
  }
  for (const part of parts) part.style.removeProperty('display');
  return inFlow;

  /** Settle the page of the first note that waits; what is settled is taken out. */
  function placePage(run: Element, waiting: Placed[]): void {
    const [first] = waiting;
    if (first === undefined) return;
    const start = boxOf(run).top;
    const pageAt = (y: number): number => Math.floor((y - start + 0.5) / areaHeight);
    const page = pageAt(middleOf(first.reference));
    const pageTop = start + page * areaHeight;
    const pageBottom = pageTop + areaHeight;
    const here: { item: Placed; y: number }[] = [];
    for (const item of waiting) {
      const y = middleOf(item.reference);
      if (pageAt(y) !== page) break;
      here.push({ item, y });
    }
    let room = areaHeight - GAP - SLACK;
    let cut = pageBottom;
    let included = 0;
    for (const { item, y } of here) {
      room -= item.height;
      if (y + 8 > pageTop + room) {
        // The line that refers to this note must go to the next page.
        cut = Math.min(cut, y);
        break;
      }
      cut = pageTop + room;
      included++;
    }
    // `cut` holds the room of the notes that are on the page, and is above the line of the next.
    if (included > 0) {
      const used = here
        .slice(0, included)
        .reduce((sum, { item }) => sum + item.height, GAP + SLACK);
      cut = Math.min(cut, pageBottom - used);
    }
    const end = findBreak(run, cut, pageTop, pageBottom);
    // A break that the browser does not make leaves the note where it was.
    first.attempts++;
    if (end === 'impossible' || (end === undefined && included === 0) || first.attempts > 3) {
      first.note.classList.add('in-flow');
      inFlow++;
      waiting.shift();
      return;
    }
    const onPage = here.filter(({ y }) => end === undefined || y < end.y).slice(0, included);
    if (onPage.length > 0) {
      const total = onPage.reduce((sum, { item }) => sum + item.height, 0);
      let top = pageBottom - SLACK - total;
      for (const [index, { item }] of onPage.entries()) {
        if (index === 0) {
          item.note.classList.add('first');
          item.note.style.paddingTop = `${GAP}px`;
        }
        const origin = item.note.offsetParent ?? document.body;
        const y = index === 0 ? top - GAP : top;
        item.note.style.top = `${y - boxOf(origin).top}px`;
        top += item.height;
      }
      waiting.splice(0, onPage.length);
    }
    end?.apply(pageBottom);
  }

  function middleOf(element: Element): number {
    // The first line of a reference that breaks over two.
    const rect = element.getClientRects()[0] ?? element.getBoundingClientRect();
    return (rect.top + rect.bottom) / 2 + scrollY;
  }

  /** The last place in an element where the page can end, at or above `cut`. */
  function findBreak(element: Element, cut: number, pageTop: number, pageBottom: number): Break {
    const children = [...element.children].filter(isInFlow);
    if (children.length === 0 || children.every(isInline)) {
      return findLine(element, cut, pageTop, pageBottom);
    }
    const index = children.findIndex((child) => boxOf(child).bottom > cut + 0.5);
    const child = children[index];
    if (child === undefined) return undefined;
    const box = boxOf(child);
    if (box.top >= pageBottom - 0.5) return undefined;
    if (box.top < cut && isBreakable(child, box, pageBottom - pageTop)) {
      const inside = findBreak(child, cut, pageTop, pageBottom);
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

  function findLine(element: Element, cut: number, pageTop: number, pageBottom: number): Break {
    const lines = readLines(element);
    const over = lines.findIndex((line) => line.bottom > cut);
    const onPage = lines.findIndex((line) => line.bottom > pageTop);
    if (over < 0) return undefined;
    if ((lines[over]?.top ?? 0) >= pageBottom - 0.5) return undefined;
    const style = getComputedStyle(element);
    if (style.display === 'list-item' && style.listStyleType !== 'none' && over < 1) {
      return 'impossible';
    }
    const before = Number(style.orphans) || 2;
    const after = Number(style.widows) || 2;
    for (let at = Math.min(over, lines.length - after); at - onPage >= before; at--) {
      const line = lines[at];
      const previous = lines[at - 1];
      if (line === undefined || previous === undefined) continue;
      const place = findText(element, (previous.bottom + line.top) / 2);
      if (place === undefined) continue;
      return {
        y: (previous.bottom + line.top) / 2,
        apply: (bottom) => fillAt(place, bottom - line.top),
      };
    }
    return 'impossible';
  }

  /** The lines of a paragraph, raised and lowered text counted to its line. */
  function readLines(element: Element): { top: number; bottom: number }[] {
    const range = document.createRange();
    range.selectNodeContents(element);
    const rects = [...range.getClientRects()]
      .filter((rect) => rect.height > 0)
      .sort((a, b) => a.top - b.top);
    const lines: { top: number; bottom: number }[] = [];
    for (const rect of rects) {
      const line = lines.at(-1);
      const top = rect.top + scrollY;
      const bottom = rect.bottom + scrollY;
      if (line !== undefined && (top + bottom) / 2 < line.bottom) {
        line.bottom = Math.max(line.bottom, bottom);
      } else lines.push({ top, bottom });
    }
    return lines;
  }

  /** The first character below a position, if a line can begin there that is cut off from the one above. */
  function findText(element: Element, y: number): { text: Text; offset: number } | undefined {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node as Text;
      range.selectNodeContents(text);
      const rects = [...range.getClientRects()];
      if (!rects.some((rect) => isBelow(rect, y))) continue;
      let low = 0;
      let high = text.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (isCharacterBelow(range, text, middle, y)) high = middle;
        else low = middle + 1;
      }
      const before = low > 0 ? text.data[low - 1] : undefined;
      // A hyphen at the end of a page, or a link that goes over it, is worse than a shorter page.
      if (before === '\u00ad' || before === '-') return undefined;
      if (text.parentElement?.closest('a') != null) return undefined;
      return { text, offset: low };
    }
    return undefined;
  }

  function isCharacterBelow(range: Range, text: Text, offset: number, y: number): boolean {
    for (let at = offset; at < text.length; at++) {
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      const rect = range.getClientRects()[0];
      // White space that ends a line has no box.
      if (rect !== undefined && rect.height > 0) return isBelow(rect, y);
    }
    return true;
  }

  function isBelow(rect: DOMRect, y: number): boolean {
    return (rect.top + rect.bottom) / 2 + scrollY > y;
  }

  function fillAt({ text, offset }: { text: Text; offset: number }, height: number): void {
    const fill = document.createElement('span');
    fill.className = 'page-fill';
    fill.style.height = `${height}px`;
    const rest = offset === 0 ? text : text.splitText(offset);
    rest.parentNode?.insertBefore(fill, rest);
  }

  function breakBefore(element: HTMLElement): void {
    element.style.breakBefore = 'page';
    // Unlike an unforced break, a forced one keeps the margin (CSS Fragmentation 3, 5.2).
    for (
      let inner: Element | null = element;
      inner instanceof HTMLElement && inner.tagName !== 'TR';
      inner = inner.firstElementChild
    ) {
      inner.style.marginBlockStart = '0';
      const style = getComputedStyle(inner);
      if (style.borderTopWidth !== '0px' || style.paddingTop !== '0px') break;
    }
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

  function isBreakable(element: Element, box: { height: number }, pageHeight: number): boolean {
    const style = getComputedStyle(element);
    if (!/^(block|flow-root|list-item|table|table-row-group)$/.test(style.display)) return false;
    return !/avoid/.test(style.breakInside) || box.height > pageHeight;
  }

  function isInFlow(element: Element): boolean {
    const style = getComputedStyle(element);
    return (
      style.display !== 'none' &&
      style.position !== 'absolute' &&
      (style.float === 'none' || !element.classList.contains('page-fill'))
    );
  }

  function isInline(element: Element): boolean {
    return getComputedStyle(element).display.startsWith('inline') || element.tagName === 'BR';
  }

  function boxOf(element: Element): { top: number; bottom: number; height: number } {
    const { top, bottom, height } = element.getBoundingClientRect();
    return { top: top + scrollY, bottom: bottom + scrollY, height };
  }
}
