import type { ElementPages } from './page-numbers.ts';

/** What a part tells of itself when it has been laid out. */
export interface PartLayout extends ElementPages {
  /** How many pages it has, without the spare ones. */
  pageCount: number;
}

/** What a part is told of the others. */
export interface WholeLayout extends ElementPages {
  /** How many pages are before the part. */
  before: number;
}

/**
 * Tell the layout of this part of a report, and wait until the others have told
 * theirs: Chromium is about to paint, and waits for nothing but an answer to a
 * request of ours. Then number this part's pages on from those before it.
 *
 * Runs in the page, in the print layout: it must not refer to anything outside.
 *
 * @param own `undefined` where the layout failed
 */
export function agree(own: PartLayout | undefined, address: string): ElementPages | undefined {
  const request = new XMLHttpRequest();
  request.open('POST', address, false);
  request.send(JSON.stringify(own ?? null));
  const whole = JSON.parse(request.responseText) as WholeLayout | null;
  if (whole === null) return undefined;
  const { before, bodyStart } = whole;
  if (before > 0) {
    const { style } = document.documentElement;
    style.counterReset = `folio ${before - bodyStart}`;
    // The margin boxes of pages count anew only where the root is laid out again.
    style.paddingBlockEnd = '0.01px';
    // A part's first page is a right-hand one for Chromium, whatever is before the part.
    document.querySelector('.lead-page')?.classList.toggle('shown', before % 2 === 1);
  }
  return whole;
}
