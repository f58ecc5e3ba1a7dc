import type { PageEnd } from './find-page-end.ts';

/**
 * Find the last place between two lines of a paragraph where the page can end,
 * at or above a position. Widows and orphans are kept; no page ends with a
 * divided word or inside a link.
 *
 * The page is made to end by a float that fills what is left of it. The float
 * stands at the beginning of the paragraph, so that no line changes and no text
 * node is cut, and its shape leaves the lines above the place alone.
 *
 * Runs in the page, in the print layout: it must not refer to anything outside.
 *
 * @param element the paragraph
 * @param cut the page's text must end above it
 * @param pageTop where the page's text area begins
 * @param pageBottom where it ends
 * @returns `undefined` where the page ends soon enough by itself
 */
export function findLineEnd(
  element: HTMLElement,
  cut: number,
  pageTop: number,
  pageBottom: number,
): PageEnd | 'impossible' | undefined {
  const lines = readLines();
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
    const y = (previous.bottom + line.top) / 2;
    const place = findText(y);
    if (place === undefined) continue;
    // Read now: what is read when notes have been placed costs a layout.
    const top = findContentTop();
    return { y, apply: () => (top === undefined ? fillAt(place, line) : fillBelow(top, line)) };
  }
  return 'impossible';

  /** The lines of the paragraph, raised and lowered text counted to its line. */
  function readLines(): { top: number; bottom: number }[] {
    const range = document.createRange();
    range.selectNodeContents(element);
    const rects = [...range.getClientRects()]
      .filter((rect) => rect.height > 0)
      .sort((a, b) => a.top - b.top);
    const found: { top: number; bottom: number }[] = [];
    for (const rect of rects) {
      const line = found.at(-1);
      const top = rect.top + scrollY;
      const bottom = rect.bottom + scrollY;
      if (line !== undefined && (top + bottom) / 2 < line.bottom) {
        line.bottom = Math.max(line.bottom, bottom);
      } else found.push({ top, bottom });
    }
    return found;
  }

  /** The first character below a position, if a line can begin there that is cut off from the one above. */
  function findText(y: number): { text: Text; offset: number } | undefined {
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
      const last = low > 0 ? text.data[low - 1] : undefined;
      // A hyphen at the end of a page, or a link that goes over it, is worse than a shorter page.
      if (last === '\u00ad' || last === '-') return undefined;
      if (text.parentElement?.closest('a') != null) return undefined;
      return { text, offset: low };
    }
    return undefined;
  }

  function isCharacterBelow(range: Range, text: Text, offset: number, y: number): boolean {
    for (let at = offset; at < text.length; at++) {
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      // The first letter behind a hyphen has an empty box at the end of the line above, too.
      const rect = [...range.getClientRects()].findLast(({ height }) => height > 0);
      // White space that ends a line has no box.
      if (rect !== undefined) return isBelow(rect, y);
    }
    return true;
  }

  function isBelow(rect: DOMRect, y: number): boolean {
    return (rect.top + rect.bottom) / 2 + scrollY > y;
  }

  /** Where the paragraph's lines begin; `undefined` where that is on another page, or its `::before` is in use. */
  function findContentTop(): number | undefined {
    const own = element.getBoundingClientRect().top + scrollY;
    if (own < pageTop - 0.5 || getComputedStyle(element, '::before').content !== 'none') {
      return undefined;
    }
    return own + Number.parseFloat(style.borderTopWidth) + Number.parseFloat(style.paddingTop);
  }

  /** Fill the page from the middle of a line on. */
  function fillBelow(top: number, line: { top: number; bottom: number }): undefined {
    element.classList.add('page-filled');
    element.style.setProperty('--fill-from', `${(line.top + line.bottom) / 2 - top}px`);
    // A hair less than the page, which the float must not leave.
    element.style.setProperty('--fill-to', `${pageBottom - top - 0.5}px`);
  }

  /** The same in the middle of a text, which is cut for it. */
  function fillAt(
    { text, offset }: { text: Text; offset: number },
    line: { top: number },
  ): 'stale' {
    const fill = document.createElement('span');
    fill.className = 'page-fill';
    fill.style.height = `${pageBottom - line.top - 0.5}px`;
    const rest = offset === 0 ? text : text.splitText(offset);
    rest.parentNode?.insertBefore(fill, rest);
    return 'stale';
  }
}
