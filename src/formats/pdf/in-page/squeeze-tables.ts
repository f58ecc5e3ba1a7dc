/**
 * Let long words break in the tables that are wider than the page: in those of
 * their columns that take more than their share. Until that is done, the browser
 * sets the whole report smaller, so that they fit.
 *
 * Runs in the page, in the print layout: it must not refer to anything outside.
 *
 * @param areaWidth of a page's text area
 * @returns whether there was such a table; the report has to be printed again
 */
export function squeezeTables(areaWidth: number): boolean {
  let found = false;
  for (const table of document.querySelectorAll<HTMLElement>('.run table')) {
    // So narrow it is as wide as its longest words.
    table.style.inlineSize = '1px';
    const cells = [...table.querySelectorAll<HTMLTableCellElement>('th, td')];
    const isWide = table.getBoundingClientRect().width > areaWidth;
    const widths = isWide ? cells.map((cell) => cell.getBoundingClientRect().width) : [];
    table.style.removeProperty('inline-size');
    if (!isWide) continue;
    const columns = [...(table.querySelector('tr')?.children ?? [])].reduce(
      (sum, cell) => sum + (cell as HTMLTableCellElement).colSpan,
      0,
    );
    for (const [index, cell] of cells.entries()) {
      const share = (areaWidth / columns) * cell.colSpan;
      if ((widths[index] ?? 0) <= share || cell.classList.contains('squeezed')) continue;
      cell.classList.add('squeezed');
      found = true;
    }
  }
  return found;
}
