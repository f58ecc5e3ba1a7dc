/** What the functions in the page are told about the paper. All lengths are CSS pixels. */
export interface PaperSettings {
  /** Height of a page's text area, as far as it can be computed; measured more exactly in the page. */
  areaHeight: number;
  /** Width of a page's text area. */
  areaWidth: number;
}

/** Where things are on the pages while the print layout stands. */
export interface Geometry {
  /** Height of the text area of every page after the cover. */
  readonly areaHeight: number;
  /**
   * How much smaller than it should be the report is set: 1, or more where
   * something in it is wider than its pages, since the browser then lays it out
   * on larger pages and reduces these.
   */
  readonly scale: number;
  /** Index of the page at a vertical position, from 0. */
  pageAt(y: number): number;
  /** Position of the top of a page's text area. */
  topOf(page: number): number;
}

/**
 * Read where pages begin. In Chromium's print layout, positions are those of the
 * pages' text areas put one below the other, without margins; page heights are
 * rounded in ways that nothing tells, so that they are measured: at the cover's
 * end, and between the elements that begin a page.
 *
 * Runs in the page, in the print layout: it must not refer to anything outside.
 */
export function readGeometry({ areaHeight: wanted, areaWidth }: PaperSettings): Geometry {
  const runs = [...document.querySelectorAll('.run')];
  const starts = runs.map((run) => run.getBoundingClientRect().top + scrollY);
  const width = runs[0]?.getBoundingClientRect().width ?? areaWidth;
  // Widths are rounded to the pixel.
  const scale = width > areaWidth + 2 ? width / areaWidth : 1;
  const expected = wanted * scale;
  const [coverHeight = 0] = starts;
  // Only a report's first part has a cover.
  const covers = document.querySelector('.cover') === null ? 0 : 1;
  // The longest distance gives the height with the smallest error.
  const distance = (starts.at(-1) ?? 0) - coverHeight;
  const count = Math.round(distance / expected);
  const measured = count > 0 ? distance / count : Math.ceil(expected);
  const areaHeight = Math.abs(measured - expected) < 2 ? measured : expected;
  return {
    areaHeight,
    scale,
    // What ends a page may be a hair over its edge.
    pageAt: (y) =>
      y < coverHeight - 0.5 ? 0 : covers + Math.floor((y - coverHeight + 0.5) / areaHeight),
    topOf: (page) => (page < covers ? 0 : coverHeight + (page - covers) * areaHeight),
  };
}
