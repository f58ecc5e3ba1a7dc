import type { Report } from '../../report/report.ts';
import { renderFontCss } from '../html/font-css.ts';
import { resolveCssUrls } from '../html/template-css.ts';
import { renderThemeCss } from '../html/theme-css.ts';
import { addPlainValues } from './plain-values.ts';
import type { Resource } from './publication.ts';

/** A style sheet, with the files that it names. */
export interface BookStyle {
  css: string;
  resources: Resource[];
}

/**
 * The style sheet of the book: the template's tokens, its common sheet and the
 * one for EPUB; the fonts, where the theme asks that they be embedded.
 *
 * @param report its template, language and fonts are read
 */
export async function makeBookStyle(report: Report): Promise<BookStyle> {
  const { template, language, metadata } = report;
  const resources: Resource[] = [];
  const images = new Map<string, string>();
  const place = (image: { name: string; mediaType: string; bytes: Uint8Array }): string => {
    const known = images.get(image.name);
    if (known !== undefined) return known;
    const number = images.size + 1;
    const href = `images/template-${number}${extensionOf(image.name)}`;
    images.set(image.name, href);
    resources.push({
      id: `template-image-${number}`,
      href,
      mediaType: image.mediaType,
      bytes: image.bytes,
    });
    return href;
  };
  const fonts = template.theme.epub?.embedFonts === true ? await report.fonts.load() : [];
  for (const [index, face] of fonts.entries()) {
    resources.push({
      id: `font-${index + 1}`,
      href: `fonts/${face.name}`,
      mediaType: face.format === 'truetype' ? 'font/ttf' : `font/${face.format}`,
      bytes: face.bytes,
    });
  }
  const light = renderThemeCss(template.theme, { language, metadata });
  const values = new Map(
    [...light.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
  const sheets = [template.css.common, template.css.epub].map((css) =>
    resolveCssUrls(css, template, place),
  );
  const css = [
    renderFontCss(fonts, (face) => `fonts/${face.name}`),
    renderThemeCss(template.theme, { language, metadata, dark: true }),
    ...sheets.map((sheet) => addPlainValues(dropDirection(sheet), values)),
  ].join('\n');
  return { css, resources };
}

/** Direction is for `dir` to say: EPUB forbids these properties in style sheets (EPUB 3.3, 6.3.1.2). */
function dropDirection(css: string): string {
  return css.replace(/(?<=[{;\s])(?:direction|unicode-bidi)\s*:[^;}]*;?/g, '');
}

function extensionOf(name: string): string {
  return /\.[A-Za-z0-9]+$/.exec(name)?.[0].toLowerCase() ?? '';
}
