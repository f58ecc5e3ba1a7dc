import type { Colour, Theme } from './template.ts';

/** The colours of a scheme, light or dark. */
export type Palette = Theme['colours']['dark'];

/** The contrast that text of any size needs (WCAG 2.2, 1.4.3). */
export const LEAST_CONTRAST = 4.5;

/** Text and what it stands on, in the styles that come with rapporteur. */
const PAIRS: readonly (readonly [text: keyof Palette, ground: keyof Palette])[] = [
  ['ink', 'paper'],
  ['ink', 'tint'],
  ['muted', 'paper'],
  ['muted', 'tint'],
  ['accent', 'paper'],
  ['accent', 'tint'],
  ['link', 'paper'],
  ['link', 'tint'],
  ['onAccent', 'accent'],
];

/** A text that stands on too near a colour. */
export interface LowContrast {
  text: keyof Palette;
  ground: keyof Palette;
  contrast: number;
}

/** The pairs of a palette whose contrast is below {@link LEAST_CONTRAST}. */
export function findLowContrasts(palette: Palette): LowContrast[] {
  return PAIRS.map(([text, ground]) => ({
    text,
    ground,
    contrast: measureContrast(palette[text], palette[ground]),
  })).filter(({ contrast }) => contrast < LEAST_CONTRAST);
}

/**
 * The contrast of two colours, from 1 to 21 (WCAG 2.2, definition of contrast ratio).
 *
 * @param one as `#rrggbb`
 * @param other as `#rrggbb`
 */
export function measureContrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Relative luminance, from 0 to 1 (WCAG 2.2, definition). */
function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const value = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
