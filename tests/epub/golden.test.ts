import { describe, expect, it } from 'vitest';
import { expectGolden } from '../support/golden.ts';
import { fixturesFolder, makeBook, readFixture } from './support/book.ts';

/** The files of each fixture that are held, and what the format warns of. */
const CASES: Record<string, { files: string[]; warnings: string[] }> = {
  'parts.en': {
    files: ['content.opf', 'nav.xhtml', 'toc.ncx', 'title-page.xhtml', 'opening.xhtml'],
    warnings: [],
  },
  'parts.ar': { files: ['content.opf', 'nav.xhtml', 'chapter-1.xhtml'], warnings: [] },
  'endnotes.en': { files: ['nav.xhtml', 'notes.xhtml', 'two.xhtml'], warnings: [] },
  'bare.en': {
    files: ['content.opf', 'nav.xhtml'],
    warnings: [
      'epub-accessibility: The EPUB does not claim to be accessible, because the image has no text alternative',
    ],
  },
};

describe('a report becomes a book', () => {
  for (const [name, { files, warnings }] of Object.entries(CASES)) {
    it(name, async () => {
      const book = await makeBook(await readFixture(name));
      expect(book.warnings).toEqual(warnings);
      for (const file of files) {
        expectGolden(
          new URL(`${name}/golden/${file}`, fixturesFolder),
          book.files.get(`OEBPS/${file}`) ?? `There is no ${file}`,
        );
      }
    });
  }
});
