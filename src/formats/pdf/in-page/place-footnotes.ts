import type { findLineEnd } from './find-line-end.ts';
import type { findPageEnd } from './find-page-end.ts';
import type { Geometry } from './geometry.ts';
import type { tightenRun } from './tighten-run.ts';

/** What came of the notes. */
export interface PlacedNotes {
  /** Ids of the notes that stayed in the flow. */
  inFlow: string[];
  /** New text nodes were made, which the print that is under way would leave untagged. */
  isStale: boolean;
}

/**
 * Put the notes at the foot of the pages that refer to them, and save pages that
 * would hold a few lines only.
 *
 * Chromium knows no `float: footnote`. So the notes, which stand in the
 * document after the block that refers to them, are taken out of the flow and
 * put at the page's foot by their position; and where the text would reach into
 * that place, the page is made to end sooner. Page by page, since each note
 * moves the text after it.
 *
 * A note that can't be had on the page of its reference (in a box that fills a
 * page, or longer than most of a page) stays in the flow, after the block.
 *
 * Runs in the page, in the print layout: it must not refer to anything outside.
 */
export function placeFootnotes(
  readGeometry: () => Geometry,
  endPage: typeof findPageEnd,
  endLine: typeof findLineEnd,
  tighten: typeof tightenRun,
): PlacedNotes {
  interface Placed {
    note: HTMLElement;
    reference: Element;
    height: number;
    /** How often its page was tried to be settled. */
    attempts: number;
  }
  /** Height of the separator above the first note of a page. */
  const GAP = 18;
  const SLACK = 1;

  const { areaHeight } = readGeometry();
  const heights = new Map(
    [...document.querySelectorAll<HTMLElement>('.footnote')].map((note) => [
      note,
      note.getBoundingClientRect().height,
    ]),
  );
  const placed: PlacedNotes = { inFlow: [], isStale: false };
  const loose = findLooseRuns();
  document.body.classList.add('placing');
  placeIn(document.body);
  document.body.classList.remove('placing');
  return placed;

  /**
   * Place the notes of every run in an element. A run begins a page whatever is
   * before it: alone it is laid out again for every page with notes; the whole
   * report would be, and take minutes. What is set aside keeps its boxes: without
   * them, list markers would lose their tags.
   */
  function placeIn(parent: Element): void {
    const parts = [...parent.children];
    for (const part of parts) part.classList.add('set-aside');
    for (const part of parts) {
      if (part.querySelector('.footnote') === null && !loose.has(part)) continue;
      part.classList.remove('set-aside');
      if (part.classList.contains('runs')) placeIn(part);
      else placeInRun(part as HTMLElement);
      part.classList.add('set-aside');
    }
    for (const part of parts) part.classList.remove('set-aside');
  }

  function placeInRun(run: HTMLElement): void {
    const waiting = [...run.querySelectorAll<HTMLElement>('.footnote')].flatMap((note) => {
      const reference = document.getElementById(note.dataset['ref'] ?? '');
      return reference === null
        ? []
        : [{ note, reference, height: heights.get(note) ?? 0, attempts: 0 }];
    });
    const notesHeight = waiting.reduce((sum, { height }) => sum + height, 0);
    const gather = tighten(run, areaHeight, notesHeight + Math.sign(notesHeight) * GAP);
    while (waiting.length > 0) placePage(run, waiting);
    gather();
  }

  /** Runs of which only a few lines are on the last page, and the groups that they are in. */
  function findLooseRuns(): Set<Element> {
    const found = new Set<Element>();
    const runs = [...document.querySelectorAll('.run')];
    for (const run of runs) {
      const { top, bottom } = (run.lastElementChild ?? run).getBoundingClientRect();
      const height = Math.max(bottom, top) - run.getBoundingClientRect().top;
      const pages = Math.ceil((height - 1) / areaHeight);
      if (pages < 2 || height - (pages - 1) * areaHeight > areaHeight / 6) continue;
      found.add(run);
      if (run.parentElement !== null) found.add(run.parentElement);
    }
    return found;
  }

  /** Settle the page of the first note that waits; what is settled is taken out. */
  function placePage(run: Element, waiting: Placed[]): void {
    const [first] = waiting;
    if (first === undefined) return;
    const start = topOf(run);
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
    const end = endPage(run, cut, pageTop, pageBottom, endLine);
    // A break that the browser does not make leaves the note where it was.
    first.attempts++;
    if (end === 'impossible' || (end === undefined && included === 0) || first.attempts > 3) {
      first.note.classList.add('in-flow');
      placed.inFlow.push(first.note.id);
      waiting.shift();
      return;
    }
    const onPage = here.filter(({ y }) => end === undefined || y < end.y).slice(0, included);
    if (onPage.length > 0) {
      const total = onPage.reduce((sum, { item }) => sum + item.height, 0);
      // All are read before one is written: a read after a write costs a layout.
      const origins = onPage.map(({ item }) => topOf(item.note.offsetParent ?? document.body));
      let top = pageBottom - SLACK - total;
      for (const [index, { item }] of onPage.entries()) {
        if (index === 0) {
          item.note.classList.add('first');
          item.note.style.paddingTop = `${GAP}px`;
        }
        const y = index === 0 ? top - GAP : top;
        item.note.style.top = `${y - (origins[index] ?? 0)}px`;
        top += item.height;
      }
      waiting.splice(0, onPage.length);
    }
    if (end?.apply() === 'stale') placed.isStale = true;
  }

  function middleOf(element: Element): number {
    // The first line of a reference that breaks over two.
    const rect = element.getClientRects()[0] ?? element.getBoundingClientRect();
    return (rect.top + rect.bottom) / 2 + scrollY;
  }

  function topOf(element: Element): number {
    return element.getBoundingClientRect().top + scrollY;
  }
}
