/** Who cites a page of the PDF and who cites it from the EPUB mean the same words. */
import { afterAll, expect, it } from 'vitest';
import { format as pdf, readPageMap } from '../../src/formats/pdf/index.ts';
import { linesOf, readPdf, renderPdf } from '../pdf/support.ts';
import { projectFolder } from '../support/paths.ts';
import { readReports } from '../support/report.ts';
import { describeWithValidator } from '../support/validators.ts';
import { makeBook } from './support/book.ts';

afterAll(() => pdf.dispose?.());

/** Letters and digits alone, lest hyphens at line ends and spacing count. */
const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');

/** The text of an XHTML document from a place on. */
const plain = (xhtml: string) =>
  letters(xhtml.replace(/<[^>]*>/g, '').replace(/&(?:amp|lt|gt|quot|#\d+);/g, ''));

describeWithValidator('browser', 'the pages that the book lists', () => {
  it('are the PDF’s, and each begins with the words that the PDF’s begins with', async () => {
    const reports = await readReports(projectFolder);
    const report = reports.find(
      ({ report: { metadata, name } }) => name === 'peacekeeping' && metadata.language === 'en',
    )?.report;
    if (report === undefined) throw new Error('There is no sample');
    const { bytes } = await renderPdf(report);
    const printed = await readPdf(bytes);
    const book = await makeBook(report, { pageMap: async () => readPageMap(report) });
    expect(book.warnings).toEqual([]);
    const navigation = book.files.get('OEBPS/nav.xhtml') ?? '';
    const list = navigation.slice(navigation.indexOf('page-list'));
    const listed = [...list.matchAll(/<a href="([^"#]*)#([^"]*)">([^<]*)</g)];
    expect(listed.length).toBeGreaterThan(10);
    for (const [, file = '', id = '', label = ''] of listed) {
      const page = printed.labels.indexOf(label);
      const text = letters(linesOf(printed.pages[page] ?? []).join(''));
      const document = book.files.get(`OEBPS/${file}`) ?? '';
      const begin = plain(
        document.slice(document.indexOf('</span>', document.indexOf(`id="${id}"`))),
      );
      const at = text.indexOf(begin.slice(0, 24));
      expect(at, `page ${label} begins with “${begin.slice(0, 24)}”`).toBeGreaterThanOrEqual(0);
      // After the running head, and nothing else but, in the front matter, the generated lists.
      const isFront = /^[ivx]+$/.test(label);
      expect(at, `page ${label}: ${text.slice(0, at)}`).toBeLessThan(isFront ? 1500 : 130);
    }
    const last = listed.map(([, , , label]) => label);
    expect(printed.labels.filter((label) => last.includes(label))).toEqual(last);
  }, 120_000);
});
