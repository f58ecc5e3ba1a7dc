import type { RenderContext, RenderedImage } from '../../report/format.ts';
import type { Report } from '../../report/report.ts';
import { element, text } from '../html/handlers/handler.ts';
import { renderCover } from '../html/render-cover.ts';
import { createScope } from '../html/scope.ts';
import { escapeStyle } from '../html/styles.ts';
import { writeHtml } from '../html/write-html.ts';
import { type BrowserSession, limitAttempt } from './browser-session.ts';
import { loadResources } from './in-page/load-resources.ts';
import { openPage } from './page.ts';
import { layOutPaper, toPixels } from './paper.ts';
import { collectFiles } from './print-files.ts';
import { renderPrintStyles } from './print-styles.ts';
import type { ServedDocument } from './serve.ts';

/** Device pixels to a CSS pixel: 1,588 wide for A4, as shops ask for. */
const SCALE = 2;

/**
 * Take a picture of the cover, as it is in the PDF.
 *
 * @param session where the browser is
 * @param report the resolved report
 * @param context where problems of the template go
 * @throws EnvironmentError when there is no browser
 */
export async function takeCoverImage(
  session: BrowserSession,
  report: Report,
  context: RenderContext,
): Promise<RenderedImage> {
  const paper = layOutPaper(report.template.theme, false);
  const width = Math.round(toPixels(paper.width));
  const height = Math.round(toPixels(paper.height));
  const document = await renderCoverDocument(report, context);
  return session.use(async (browser) => {
    const page = await openPage(browser, document, limitAttempt(context));
    try {
      await page.evaluate(`(${loadResources})()`);
      const bytes = await page.screenshot(width, height, SCALE);
      return { bytes, mediaType: 'image/png', width: width * SCALE, height: height * SCALE };
    } finally {
      await page.close();
    }
  });
}

async function renderCoverDocument(
  report: Report,
  context: RenderContext,
): Promise<ServedDocument> {
  const fonts = await report.fonts.load();
  const { files, urls } = collectFiles(report, fonts);
  const scope = createScope(report, { imageUrl: urls.image, roles: false, lean: true });
  const { metadata } = report;
  const css = renderPrintStyles(report, fonts, layOutPaper(report.template.theme, false), [], urls);
  const html = writeHtml({
    type: 'root',
    children: [
      { type: 'doctype' },
      element('html', { lang: metadata.language, dir: metadata.direction }, [
        element('head', {}, [
          element('meta', { charSet: 'utf-8' }),
          element('style', {}, [text(escapeStyle(css))]),
        ]),
        element('body', {}, [
          element('div', { className: ['cover'] }, renderCover(scope, context.warn)),
        ]),
      ]),
    ],
  });
  return { html, files };
}
