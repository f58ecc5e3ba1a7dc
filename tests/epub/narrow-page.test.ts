/** The book on a narrow page: nothing stands where it can't be seen, since a book does not scroll. */
import { afterAll, expect, it } from 'vitest';
import { withPage } from '../support/browser.ts';
import { projectFolder } from '../support/paths.ts';
import { readReports } from '../support/report.ts';
import { describeWithValidator } from '../support/validators.ts';
import { type Book, makeBook } from './support/book.ts';

/** A telephone's, without its margins; CSS pixels. */
const WIDTH = 340;

let samples: ReturnType<typeof readReports> | undefined;
afterAll(() => {
  samples = undefined;
});

async function bookOf(language: string): Promise<Book> {
  samples ??= readReports(projectFolder);
  const found = (await samples).find(
    ({ report }) => report.name === 'peacekeeping' && report.metadata.language === language,
  );
  if (found === undefined) throw new Error(`There is no sample in ${language}`);
  return makeBook(found.report);
}

/** The chapters as pages of their own, with the book's style sheet in them. */
function listPages({ files }: Book): [path: string, html: string][] {
  const css = files.get('OEBPS/style.css') ?? '';
  return [...files]
    .filter(([path]) => path.endsWith('.xhtml'))
    .map(([path, xhtml]) => [
      path,
      xhtml
        .replace(/<\?xml[^>]*>\s*/u, '')
        .replace(/<link[^>]*style\.css[^>]*>/u, () => `<style>${css}</style>`),
    ]);
}

describeWithValidator('browser', 'on a narrow page', () => {
  it.each(['en', 'fr', 'es', 'ru', 'ar', 'zh'])('nothing is cut off, in %s', async (language) => {
    const book = await bookOf(language);
    await withPage(async (page) => {
      await page.setViewport({ width: WIDTH, height: 600 });
      const wide: string[] = [];
      for (const [path, html] of listPages(book)) {
        await page.setContent(html);
        const width = await page.evaluate('document.documentElement.scrollWidth');
        if (Number(width) > WIDTH) wide.push(`${path}: ${width}`);
      }
      expect(wide).toEqual([]);
    });
  });

  it('a column of short Chinese words is not set from top to bottom', async () => {
    const book = await bookOf('zh');
    await withPage(async (page) => {
      await page.setViewport({ width: WIDTH, height: 600 });
      for (const [, html] of listPages(book)) {
        await page.setContent(html);
        const narrow = await page.$$eval('th, td', (cells) =>
          cells
            .filter((cell) => (cell.textContent ?? '').length > 1)
            .filter((cell) => {
              const style = getComputedStyle(cell);
              const room = Number.parseFloat(style.width);
              return room < 2 * Number.parseFloat(style.fontSize);
            })
            .map((cell) => cell.textContent),
        );
        expect(narrow).toEqual([]);
      }
    });
  });
});
