import type { Report } from '../../report/report.ts';
import type { FontFace } from '../../report/template.ts';
import { renderFontCss } from './font-css.ts';
import { dataUri } from './media-type.ts';
import type { ImageFile } from './scope.ts';
import { resolveCssUrls } from './template-css.ts';
import { renderPageCss, renderThemeCss } from './theme-css.ts';

/**
 * The style sheet of the web page, whole: fonts, tokens, the template's
 * sheets; what is for paper applies when the page is printed.
 *
 * @returns CSS that can stand in a `style` element
 */
export function renderScreenStyles(report: Report, fonts: readonly FontFace[]): string {
  const { template, language, metadata } = report;
  const embed = (image: ImageFile) => dataUri(image.mediaType, image.bytes);
  const sheet = (css: string) => resolveCssUrls(css, template, embed);
  return escapeStyle(
    [
      renderFontCss(fonts),
      renderThemeCss(template.theme, { language, metadata, dark: true }),
      sheet(template.css.common),
      `@media screen {\n${sheet(template.css.screen)}}\n`,
      renderPageCss(template.theme),
      `@media print {\n${sheet(template.css.print)}.skip {\n  display: none;\n}\n}\n`,
    ].join(''),
  );
}

/**
 * CSS as the text of a `style` element: nothing in it can end the element
 * (HTML, 13.1.2.6, "raw text" elements).
 */
export function escapeStyle(css: string): string {
  return css.replace(/<(?=\/style|!--)/gi, '\\3c ');
}
