/** The book in a reading system: foliate-js in the browser that the project uses. */
import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { withPage } from '../support/browser.ts';
import { projectFolder } from '../support/paths.ts';
import { readReports } from '../support/report.ts';
import { describeWithValidator } from '../support/validators.ts';
import { type Book, makeBook, readFixture } from './support/book.ts';
import { act, lookAt, openInReader, readState, visibleText } from './support/reader.ts';

let samples: ReturnType<typeof readReports> | undefined;

async function sample(language: string): Promise<Report> {
  samples ??= readReports(projectFolder);
  const reports = await samples;
  const found = reports.find(
    ({ report }) => report.name === 'peacekeeping' && report.metadata.language === language,
  );
  if (found === undefined) throw new Error(`There is no sample in ${language}`);
  return found.report;
}

/** Open a book and do something with it; nothing but the book is ever asked for. */
async function read(book: Book, use: (page: Page) => Promise<void>): Promise<void> {
  await withPage(async (page) => {
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    const refused = await openInReader(page, book.bytes);
    await use(page);
    expect(problems).toEqual([]);
    expect(refused).toEqual([]);
  });
}

const outlineOf = (entries: Report['outline']): string[] =>
  entries.flatMap((entry) => [`${entry.prefix}${entry.text}`, ...outlineOf(entry.children)]);

describeWithValidator('browser', 'in a reading system', () => {
  it('the book opens at its cover, in the house colour', async () => {
    const report = await sample('en');
    await read(await makeBook(report), async (page) => {
      const picture = await lookAt(page);
      expect(picture.ground).toBe(report.template.theme.colours.accent);
      expect(picture.ink).toBeGreaterThan(0.05);
    });
  });

  it('the contents are the outline, and its pages turn from the first word to the last', async () => {
    const report = await sample('en');
    await read(await makeBook(report), async (page) => {
      const { contents, landmarks } = await readState(page);
      expect(contents).toEqual(outlineOf(report.outline));
      expect(landmarks).toEqual(['cover', 'titlepage', 'toc', 'loi', 'lot', 'bodymatter']);
      const seen: string[] = [];
      let text = '';
      for (let turn = 0; turn < 120; turn += 1) {
        const shown = await visibleText(page);
        if (shown === seen.at(-1)) break;
        seen.push(shown);
        text += shown;
        const picture = await lookAt(page);
        expect(picture.touchesEdge, `page ${turn} is cut off`).toBe(false);
        await act(page, 'reader.view.next()');
      }
      expect(seen.length).toBeGreaterThan(12);
      const { places } = await readState(page);
      const passed = [...new Set(places.map(({ toc }) => toc).filter(Boolean))];
      expect(contents.filter((entry) => passed.includes(entry))).toEqual(passed);
      expect(passed.at(-1)).toBe(contents.at(-1));
      for (const entry of contents) {
        expect(text.replace(/\s+/g, ' ')).toContain(entry.replace(/\s+/g, ' '));
      }
    });
  }, 90_000);

  it('a note opens in a pop-up, and is hidden at the end of its chapter', async () => {
    await read(await makeBook(await sample('en')), async (page) => {
      await act(page, "reader.view.goTo('OEBPS/what-the-panels-discussed.xhtml#fnref-2')");
      const click = "reader.view.renderer.getContents()[0].doc.getElementById('fnref-2').click()";
      await act(page, click);
      await page.waitForFunction('reader.footnote?.text !== undefined');
      const { footnote } = await readState(page);
      expect(footnote?.type).toBe('footnote');
      expect(footnote?.hidden).toBe(true);
      expect(footnote?.text).toMatch(/^2\. United Nations, /);
    });
  });

  it('a note works without pop-ups: its link goes there, and its back-link goes back', async () => {
    await read(await makeBook(await readFixture('endnotes.en')), async (page) => {
      const follow = (id: string) =>
        `reader.view.goTo(reader.view.book.sections[reader.view.renderer.getContents()[0].index]
          .resolveHref(reader.view.renderer.getContents()[0].doc.querySelector('${id}')
            .getAttribute('href')))`;
      await act(page, "reader.view.goTo('OEBPS/two.xhtml')");
      await act(page, follow('#fnref-2'));
      expect(await visibleText(page)).toContain('The second note');
      await act(page, follow('#fn-2 .backlink'));
      expect(await visibleText(page)).toContain('More text.');
    });
  });

  it('in the dark, the page is dark and every text can be read on it', async () => {
    const report = await sample('en');
    await read(await makeBook(report), async (page) => {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
      for (const chapter of ['nav', 'title-page', 'executive-summary', 'recommendations']) {
        await act(page, `reader.view.goTo('OEBPS/${chapter}.xhtml')`);
        expect(luminance((await lookAt(page)).ground), chapter).toBeLessThan(0.05);
        const poor = (await page.evaluate(MEASURE_CONTRAST)) as string[];
        expect(poor, chapter).toEqual([]);
      }
    });
  });

  it('an Arabic book turns its pages from right to left', async () => {
    const report = await sample('ar');
    await read(await makeBook(report), async (page) => {
      const { direction, contents } = await readState(page);
      expect(direction).toBe('rtl');
      expect(contents).toEqual(outlineOf(report.outline));
      await act(page, "reader.view.goTo('OEBPS/chapter-3.xhtml')");
      const before = await visibleText(page);
      await act(page, 'reader.view.goLeft()');
      expect(await visibleText(page)).not.toBe(before);
      await act(page, 'reader.view.goRight()');
      expect(await visibleText(page)).toBe(before);
      expect((await lookAt(page)).touchesEdge).toBe(false);
    });
  });

  it('the printed pages can be gone to', async () => {
    const report = await readFixture('parts.en');
    const offsetOf = (text: string) => String(report.file).indexOf(text);
    const book = await makeBook(report, {
      pageMap: async () => [
        { label: 'ii', offset: offsetOf('The summary leads') },
        { label: '1', offset: offsetOf('A first paragraph') },
        { label: '2', offset: offsetOf('Text with'), characters: 'Textwithawordin'.length },
      ],
    });
    expect(book.warnings).toEqual([]);
    await read(book, async (page) => {
      const { pages } = await readState(page);
      expect(pages).toEqual(['ii', '1', '2']);
      await act(page, 'reader.view.goTo(reader.view.book.pageList[2].href)');
      const { places } = await readState(page);
      expect(places.at(-1)?.page).toBe('2');
    });
  });
});

/** Relative luminance of `#rrggbb` (WCAG 2.2, "relative luminance"). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** In the page: texts of the chapter whose contrast is under 4.5 (WCAG 2.2, 1.4.3). */
const MEASURE_CONTRAST = `(() => {
  const { doc } = reader.view.renderer.getContents()[0];
  const view = doc.defaultView;
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => v / 255)
      .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const backdrop = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = rgba(view.getComputedStyle(at).backgroundColor);
      if (colour[3] > 250) return colour;
    }
    return rgba(getComputedStyle(document.documentElement).colorScheme.includes('dark') ? '#121212' : '#ffffff');
  };
  const poor = [];
  for (const element of doc.body.querySelectorAll('*')) {
    const own = [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim() !== '');
    if (!own || element.closest('[hidden]')) continue;
    const [a, b] = [light(rgba(view.getComputedStyle(element).color)), light(backdrop(element))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < 4.5) poor.push(element.localName + ': ' + contrast.toFixed(2) + ' ' + element.textContent.slice(0, 30));
  }
  return poor;
})()`;
