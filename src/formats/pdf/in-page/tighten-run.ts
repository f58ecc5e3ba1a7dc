/**
 * Where the last page of a run of chapters would hold a few lines only, set the
 * run a little tighter, if that saves the page.
 *
 * Runs in the page, in the print layout: it must not refer to anything outside.
 *
 * @param run alone in the layout
 * @param areaHeight of a page
 * @param notesHeight what its notes will take
 * @returns what is to be done when its notes are placed: where the last page
 *   still is as good as empty, the block before its lines comes with them
 */
export function tightenRun(run: HTMLElement, areaHeight: number, notesHeight: number): () => void {
  const before = measure(notesHeight);
  if (isLoose(before)) {
    run.classList.add('tight');
    if (measure(notesHeight).pages >= before.pages) run.classList.remove('tight');
  }
  return () => {
    const placed = measure(0);
    const block = isLoose(placed) ? findLastBlock(run) : undefined;
    const previous = block?.previousElementSibling;
    // A note must stay on the page of its reference.
    if (block === undefined || previous?.matches('.footnote, :has(.noteref)') !== false) return;
    block.style.breakBefore = 'avoid';
    if (measure(0).pages > placed.pages) block.style.removeProperty('break-before');
  };

  function isLoose({ pages, onLast }: { pages: number; onLast: number }): boolean {
    return pages > 1 && onLast < areaHeight / 6;
  }

  function measure(notes: number): { pages: number; onLast: number } {
    const last = findLastBlock(run) ?? run;
    const height = last.getBoundingClientRect().bottom - run.getBoundingClientRect().top + notes;
    const pages = Math.max(1, Math.ceil((height - 1) / areaHeight));
    return { pages, onLast: height - (pages - 1) * areaHeight };
  }

  function findLastBlock(parent: Element): HTMLElement | undefined {
    const last = [...parent.children].findLast(
      (child) => getComputedStyle(child).position !== 'absolute',
    );
    if (!(last instanceof HTMLElement)) return undefined;
    return last.tagName === 'SECTION' ? findLastBlock(last) : last;
  }
}
