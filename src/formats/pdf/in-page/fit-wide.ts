/** What had to be set smaller to fit the width of the pages. */
export interface Fitted {
  /** Source offset of the block; absent for what no block of the source holds. */
  offset?: number;
  /** How large it is set, as a part of the size that it should have. */
  size: number;
}

/**
 * Make what is wider than the pages fit. Left alone, the browser sets the whole
 * report smaller for it, but not to less than two thirds and not where the text
 * runs from right to left: there, what goes over the edge is cut off.
 *
 * Long words of tables may break, in columns that take more than their share.
 * What is too wide all the same is set smaller, and nothing else is.
 *
 * Runs in the page, in the print layout: it must not refer to anything outside.
 *
 * @param areaWidth of a page's text area
 * @returns what was set smaller; `undefined` where all fitted already. Else the
 *   report has to be printed again, since its pages were made for wider text.
 */
export function fitWide(areaWidth: number): Fitted[] | undefined {
  /** Widths are rounded to the pixel. */
  const limit = areaWidth + 2;
  const runs = [...document.querySelectorAll<HTMLElement>('.run')];
  if (!runs.some((run) => Math.max(run.clientWidth, run.scrollWidth) > limit)) return undefined;
  // On the larger pages that the browser lays out for it, every block would be too wide.
  for (const { style } of runs) style.inlineSize = `${areaWidth}px`;
  const squeezed = squeezeTables();
  const fitted = shrink();
  for (const { style } of runs) style.removeProperty('inline-size');
  return squeezed || fitted.length > 0 ? fitted : undefined;

  /** @returns whether there was a table whose words must break */
  function squeezeTables(): boolean {
    const tables = [...document.querySelectorAll<HTMLElement>('.run table')];
    // So narrow they are as wide as their longest words.
    for (const { style } of tables) style.inlineSize = '1px';
    const cells = tables
      .filter((table) => table.getBoundingClientRect().width > areaWidth)
      .flatMap((table) => {
        const columns = [...(table.querySelector('tr')?.children ?? [])].reduce(
          (sum, cell) => sum + (cell as HTMLTableCellElement).colSpan,
          0,
        );
        return [...table.querySelectorAll<HTMLTableCellElement>('th, td')].filter(
          (cell) =>
            cell.getBoundingClientRect().width > (areaWidth / columns) * cell.colSpan &&
            !cell.classList.contains('squeezed'),
        );
      });
    for (const { style } of tables) style.removeProperty('inline-size');
    for (const cell of cells) cell.classList.add('squeezed');
    return cells.length > 0;
  }

  /** Set smaller what is itself too wide, or else the innermost block that holds what is. */
  function shrink(): Fitted[] {
    const isRightToLeft = getComputedStyle(document.body).direction === 'rtl';
    const wide = new Map<Element, { isItself: boolean; size: number }>();
    for (const run of runs) {
      const edge = run.getBoundingClientRect();
      for (const block of run.querySelectorAll('*')) {
        const { left, right, width } = block.getBoundingClientRect();
        const start = isRightToLeft ? edge.right - right : left - edge.left;
        const whole = Math.max(width, block.scrollWidth);
        if (start + whole <= limit) continue;
        const size = Math.max(0.1, (areaWidth - start) / whole);
        wide.set(block, { isItself: start + width > limit, size });
      }
    }
    const holders = new Set([...wide.keys()].flatMap(listAncestors));
    return [...wide].flatMap(([block, { isItself, size }]) => {
      if (!(block instanceof HTMLElement)) return [];
      if (listAncestors(block).some((other) => wide.get(other)?.isItself)) return [];
      if (!isItself && holders.has(block)) return [];
      const zoom = Number(block.style.getPropertyValue('zoom') || 1) * size;
      block.style.setProperty('zoom', zoom.toFixed(3));
      const placed = block.closest('[data-offset]') ?? block.querySelector('[data-offset]');
      const offset = placed?.getAttribute('data-offset');
      return [offset == null ? { size: zoom } : { offset: Number(offset), size: zoom }];
    });
  }

  function listAncestors(block: Element): Element[] {
    const found: Element[] = [];
    for (let at = block.parentElement; at !== null; at = at.parentElement) found.push(at);
    return found;
  }
}
