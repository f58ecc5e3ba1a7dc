/** Whether a report is printed again, and what is said where that does not help. */
import { expect, test } from 'vitest';
import type { OpenPage } from '../../src/formats/pdf/page.ts';
import { printPages } from '../../src/formats/pdf/print.ts';
import { buildPdf } from '../pdf-pass/support/build-pdf.ts';

/** A file of two pages, in which the place `a` is on the second. */
const file = buildPdf({
  1: '<</Type/Catalog/Pages 2 0 R/Dests<</a[4 0 R/XYZ 0 700 0]>>>>',
  2: '<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]>>',
  3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
  4: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
});

/** A page whose layout says of each print in turn on which page `a` is. */
function makePage(layouts: number[]): { page: OpenPage; count: () => number } {
  let prints = 0;
  const page: OpenPage = {
    refused: [],
    evaluate: async (expression) => {
      if (expression !== 'globalThis.rapporteur') return undefined;
      const a = layouts[prints - 1] ?? layouts.at(-1);
      return {
        pages: { a },
        bodyStart: 0,
        starts: [],
        inFlow: [],
        isStale: false,
        pageCount: 2,
        scale: 1,
        fitted: [],
      };
    },
    print: async () => {
      prints += 1;
      return file;
    },
    screenshot: async () => new Uint8Array(),
    close: async () => undefined,
  };
  return { page, count: () => prints };
}

const settings = { areaHeight: 700, areaWidth: 500, labels: { front: [], body: [] }, tagged: true };

test('a layout that agrees with the file is printed once', async () => {
  const { page, count } = makePage([1]);
  expect(await printPages([page], settings)).toMatchObject({ wrong: [], pageCount: 2 });
  expect(count()).toBe(1);
});

test('a place on another page than the layout said is printed again', async () => {
  const { page, count } = makePage([0, 1]);
  expect(await printPages([page], settings)).toMatchObject({ wrong: [] });
  expect(count()).toBe(2);
});

test('a number that moves its page whenever it is written is named', async () => {
  const { page, count } = makePage([0]);
  expect(await printPages([page], settings)).toMatchObject({ wrong: ['a'] });
  expect(count()).toBe(3);
});
