import type { Report } from '../../report/report.ts';
import type { FontFace } from '../../report/template.ts';
import { renderFontCss } from './font-css.ts';
import type { ImageFile } from './scope.ts';
import { fontStack } from './theme-css.ts';

const HAS_TEXT = /<text[\s>]/;

/** Whether an image is a drawing that has words. */
export function hasWords(image: ImageFile): boolean {
  return readWithWords(image) !== undefined;
}

/** The SVG of a drawing that has words. */
function readWithWords({ mediaType, bytes }: ImageFile): string | undefined {
  if (mediaType !== 'image/svg+xml') return undefined;
  const svg = new TextDecoder().decode(bytes);
  return HAS_TEXT.test(svg) ? svg : undefined;
}

/**
 * Put the house font into a drawing that has words. A drawing in an `img` is a
 * document of its own, to which the page's fonts are unknown: its words would
 * be in whichever font the machine has, or be empty boxes where it has none.
 *
 * @param image a drawing or a photograph, which stays as it is
 * @param report whose fonts are taken
 * @param faces the report's
 * @returns the image, with the fonts in it that its words need
 */
export function dressDrawing(
  image: ImageFile,
  { template, language }: Pick<Report, 'template' | 'language'>,
  faces: readonly FontFace[],
): ImageFile {
  const svg = readWithWords(image);
  if (svg === undefined) return image;
  const stack = fontStack(template.theme, 'heading', language.script);
  const words = new Set(
    (svg.match(/<text[\s>][\s\S]*?<\/text>/g) ?? []).join('').replace(/<[^>]*>/g, ''),
  );
  const isBold = /bold|font-weight\s*[:=]\s*["']?\s*[6-9]00/.test(svg);
  const needed = faces.filter(
    (face) =>
      stack.includes(JSON.stringify(face.family)) &&
      face.style === 'normal' &&
      (isBold || face.weight <= 400) &&
      [...words].some((character) => holds(face, character)),
  );
  if (needed.length === 0) return image;
  // Families of the drawing's own would be other ones on each machine.
  const css = `${renderFontCss(needed)}text, tspan { font-family: ${stack} !important }`;
  const dressed = svg.replace(/<svg\b[^>]*>/, (tag) => `${tag}<style>${css}</style>`);
  return { ...image, bytes: new TextEncoder().encode(dressed) };
}

/** Whether a face is for a character, by its `unicode-range`. */
function holds({ unicodeRange }: FontFace, character: string): boolean {
  if (unicodeRange === undefined) return true;
  const point = character.codePointAt(0) ?? 0;
  return unicodeRange.split(',').some((range) => {
    const [first = '', last = first] = range.trim().replace(/^U\+/i, '').split('-');
    return (
      point >= Number.parseInt(first.replaceAll('?', '0'), 16) &&
      point <= Number.parseInt(last.replaceAll('?', 'F'), 16)
    );
  });
}
