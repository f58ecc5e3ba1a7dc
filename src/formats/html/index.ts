import type { Format } from '../../report/format.ts';
import { renderPage } from './render-page.ts';
import { writeHtml } from './write-html.ts';

/** One self-contained web page: styles, fonts and images are inside. */
export const format: Format = {
  name: 'html',
  extension: '.html',
  async render(report, context) {
    const fonts = await report.fonts.load();
    return new TextEncoder().encode(`${writeHtml(renderPage(report, fonts, context.warn))}\n`);
  },
};
