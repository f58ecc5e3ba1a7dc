import type { Geometry } from './geometry.ts';

/**
 * Add empty pages at the end of the document. The number of pages is settled
 * before the notes are placed, and notes make more of them: so there is one to
 * spare for each that they may need, and what is left is cut off the file.
 * Too few are no harm: the document is printed again.
 *
 * Runs in the page, before it is printed: it must not refer to anything outside.
 */
export function addSparePages(): void {
  /** Characters of a line of a note, and lines of a page, roughly. */
  const LINE = 80;
  const PAGE = 45;
  let lines = 0;
  const runs = new Set<Element | null>();
  for (const note of document.querySelectorAll('.footnote')) {
    // The line above the notes, and the lines that don't fill the page.
    lines += 2 + Math.ceil((note.textContent ?? '').length / LINE);
    runs.add(note.closest('.run'));
  }
  // One marks the end, whether or not there are notes.
  const count = 1 + Math.ceil(lines / PAGE + runs.size / 2 + Math.sqrt(runs.size));
  const spare = document.createElement('div');
  for (let index = 0; index < count; index++) {
    const page = document.createElement('div');
    page.className = 'spare-page';
    spare.append(page);
  }
  document.body.append(spare);
}

/** How many pages come before the spare ones. */
export function countPages(geometry: Geometry): number {
  const spare = document.querySelector('.spare-page');
  if (spare === null) throw new Error('no spare pages were added');
  return geometry.pageAt(spare.getBoundingClientRect().top + scrollY + 0.5);
}
