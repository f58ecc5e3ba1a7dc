import type { Colour } from './template.ts';

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
