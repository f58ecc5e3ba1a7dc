/**
 * Word's units. A twip is a twentieth of a point; fonts are measured in half
 * points, borders in eighths, drawings in English Metric Units (914,400 an inch).
 */
import type { Length, Theme } from '../../report/template.ts';

const POINTS: Record<string, number> = {
  pt: 1,
  px: 0.75,
  mm: 72 / 25.4,
  cm: 72 / 2.54,
  in: 72,
  pc: 12,
};

const EMU_PER_PIXEL = 9525;
const EMU_PER_TWIP = 635;

/**
 * A length of the theme in points.
 *
 * @throws {RangeError} for a length without a unit that Word can be told in
 */
export function toPoints(length: Length): number {
  const match = /^\s*([\d.]+)\s*([a-z]+)\s*$/u.exec(length);
  const factor = POINTS[match?.[2] ?? ''];
  if (match === null || factor === undefined) {
    throw new RangeError(`The theme has a length that Word cannot be told: ${length}`);
  }
  return Number(match[1]) * factor;
}

export function toTwips(length: Length): number {
  return Math.round(toPoints(length) * 20);
}

export function toHalfPoints(length: Length): number {
  return Math.round(toPoints(length) * 2);
}

export function pixelsToEmu(pixels: number): number {
  return Math.round(pixels * EMU_PER_PIXEL);
}

export function twipsToEmu(twips: number): number {
  return twips * EMU_PER_TWIP;
}

/** A colour as Word writes it: `1D2329`. */
export function toHex(colour: string): string {
  return colour.replace('#', '').toUpperCase();
}

/** A page's measures in twips. */
export interface PageMeasures {
  width: number;
  height: number;
  margins: { top: number; bottom: number; inner: number; outer: number };
  /** From the edges to the running heads. */
  header: number;
  footer: number;
  /** Between the margins. */
  textWidth: number;
  textHeight: number;
}

/** The sizes that the theme may name, in twips. */
const SIZES: Record<string, [number, number]> = {
  A4: [11906, 16838],
  A5: [8391, 11906],
  B5: [9978, 14173],
  Letter: [12240, 15840],
  Legal: [12240, 20160],
};

/** From a page's edges to its running heads, in twips. */
const RUNNING_HEAD = 600;

/** The measures of the theme's page. */
export function measurePage(theme: Theme): PageMeasures {
  const { size, margins: given } = theme.page;
  const [first, second] = size.split(/\s+/u);
  const named = SIZES[size];
  const width = named?.[0] ?? toTwips(first ?? '');
  const height = named?.[1] ?? toTwips(second ?? first ?? '');
  const margins = {
    top: toTwips(given.top),
    bottom: toTwips(given.bottom),
    inner: toTwips(given.inner),
    outer: toTwips(given.outer),
  };
  return {
    width,
    height,
    margins,
    header: RUNNING_HEAD,
    footer: RUNNING_HEAD,
    textWidth: width - margins.inner - margins.outer,
    textHeight: height - margins.top - margins.bottom,
  };
}
