import type { Theme } from '../../report/template.ts';
import { pageSize } from '../html/theme-css.ts';

/** The sheet that is printed on, and the page on it. Lengths are millimetres. */
export interface Paper {
  /** The sheet. */
  width: number;
  height: number;
  /** From the sheet's edges to the text area. */
  margins: { top: number; bottom: number; inner: number; outer: number };
  /** What is printed beyond the page to be cut away, on each side; 0 but for the printer. */
  bleed: number;
  /** From the sheet's edge to the page's, on each side: bleed, and room for crop marks. */
  slug: number;
  mirror: boolean;
}

const BLEED = 3;
/** Bleed, and the length of a crop mark that begins outside of it. */
const SLUG = 10;

/**
 * Work out the paper from the theme.
 *
 * @param theme whose page it is
 * @param forPrinter whether bleed and room for crop marks are added around the page
 */
export function layOutPaper(theme: Theme, forPrinter: boolean): Paper {
  const [width, height] = pageSize(theme.page.size);
  const { top, bottom, inner, outer } = theme.page.margins;
  const slug = forPrinter ? SLUG : 0;
  return {
    width: toMillimetres(width) + 2 * slug,
    height: toMillimetres(height) + 2 * slug,
    margins: {
      top: toMillimetres(top) + slug,
      bottom: toMillimetres(bottom) + slug,
      inner: toMillimetres(inner) + slug,
      outer: toMillimetres(outer) + slug,
    },
    bleed: forPrinter ? BLEED : 0,
    slug,
    mirror: theme.page.mirror,
  };
}

/** Height of the text area in CSS pixels. */
export function areaHeight(paper: Paper): number {
  return toPixels(paper.height - paper.margins.top - paper.margins.bottom);
}

/** Width of the text area in CSS pixels. */
export function areaWidth({ width, margins }: Paper): number {
  return toPixels(width - margins.inner - margins.outer);
}

/** Margin above the text in points: Chromium leaves parts of a CSS pixel out of it. */
export function topMargin(paper: Paper): number {
  return Math.floor(toPixels(paper.margins.top)) * 0.75;
}

/** The same of the cover, which goes to the edge of the bleed. */
export function coverMargin({ slug, bleed }: Paper): number {
  return toPoints(slug - bleed);
}

/** Millimetres as CSS pixels (CSS Values 4, 6.2). */
export function toPixels(millimetres: number): number {
  return (millimetres / 25.4) * 96;
}

/** Millimetres as PDF's units, points. */
export function toPoints(millimetres: number): number {
  return (millimetres / 25.4) * 72;
}

const UNITS: Record<string, number> = {
  mm: 1,
  cm: 10,
  q: 0.25,
  in: 25.4,
  pt: 25.4 / 72,
  pc: 25.4 / 6,
  px: 25.4 / 96,
};

/** A CSS length of an absolute unit in millimetres. */
function toMillimetres(length: string): number {
  const match = /^([\d.]+)\s*([a-z]+)?$/i.exec(length.trim());
  const unit = UNITS[match?.[2]?.toLowerCase() ?? 'px'];
  if (match === null || unit === undefined) {
    throw new Error(`The theme’s page has a length “${length}” that paper can’t have`);
  }
  return Number(match[1]) * unit;
}
