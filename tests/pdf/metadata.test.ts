/** What a PDF says of itself, as another program reads it. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, expect, test } from 'vitest';
import { format } from '../../src/formats/pdf/index.ts';
import { readReport } from '../support/report.ts';
import { renderPdf } from './support.ts';

afterAll(() => format.dispose?.());

test('document properties and XMP say the metadata of the report', async () => {
  const { report } = await readReport(
    '---\ntitle: Keeping “Peace” & Order\nsubtitle: A subtitle\ndescription: What it’s <about>.\nkeywords: [peace, law]\n---\n\n## Chapter\n\nText.\n',
    {
      files: {
        'report.yaml': [
          'date: 2026-11-03',
          'authors: [Ada Example, Ben Beispiel]',
          'editors: [Eve Editor]',
          'translators: [Tom Translator]',
          'publisher: Institute of Examples',
          'licence: CC-BY-4.0',
          'rights: © Institute of Examples',
          'doi: 10.1234/abc',
          'isbn: 978-3-16-148410-0',
          'issn: 2049-3630',
          'url: https://example.org/report',
        ].join('\n'),
      },
    },
  );
  const { bytes, warnings } = await renderPdf(report);
  expect(warnings).toEqual([]);
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const document = await task.promise;
  const { info, metadata } = await document.getMetadata();
  expect(info).toMatchObject({
    Title: 'Keeping “Peace” & Order',
    Author: 'Ada Example, Ben Beispiel',
    Subject: 'What it’s <about>.',
    Keywords: 'peace, law',
    Language: 'en',
    CreationDate: 'D:20261103',
    ModDate: 'D:20261103',
  });
  const said = Object.fromEntries(metadata);
  expect(said).toMatchObject({
    'dc:title': 'Keeping “Peace” & Order',
    'dc:creator': ['Ada Example', 'Ben Beispiel'],
    // pdf.js keeps the items of these apart no more.
    'dc:contributor': 'Eve EditorTom Translator',
    'dc:publisher': 'Institute of Examples',
    'dc:subject': ['peace', 'law'],
    'dc:description': 'What it’s <about>.',
    'dc:language': 'en',
    'dc:date': '2026-11-03',
    'dc:identifier': 'doi:10.1234/abc',
    'dc:rights': '© Institute of Examples. CC BY 4.0',
    'xmprights:webstatement': 'https://creativecommons.org/licenses/by/4.0/',
    'xmp:createdate': '2026-11-03',
    'prism:doi': '10.1234/abc',
    'prism:isbn': '978-3-16-148410-0',
    'prism:issn': '2049-3630',
    'prism:url': 'https://example.org/report',
  });
  expect(await document.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true });
  expect(await document.getPageMode()).toBe('UseOutlines');
  expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
  await task.destroy();
});
