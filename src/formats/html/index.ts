import { toHtml } from 'hast-util-to-html';
import type { Format } from '../../report/format.ts';
import { renderPage } from './render-page.ts';

/** One self-contained web page: styles, fonts and images are inside. */
export const format: Format = {
  name: 'html',
  extension: '.html',
  async render(report, context) {
    const fonts = await report.fonts.load();
    return new TextEncoder().encode(`${toHtml(renderPage(report, fonts, context.warn))}\n`);
  },
};
