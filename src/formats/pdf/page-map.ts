import { writeDigits } from '../../languages/format.ts';
import type { PrintedPage } from '../../report/format.ts';
import type { Metadata } from '../../report/metadata.ts';
import { toRoman } from '../../report/roman.ts';
import type { PageLabelRange } from './conformance/options.ts';
import type { PageLabels } from './in-page/page-numbers.ts';
import type { Printed } from './print.ts';

/**
 * How the pages are numbered: the front matter in roman numbers, the cover
 * included; then the text from 1, in the digits of the report.
 *
 * @param printed what was printed
 * @param digits of the report
 */
export function labelPages(
  { bodyStart, pageCount }: Pick<Printed, 'bodyStart' | 'pageCount'>,
  digits: Metadata['digits'],
): PageLabelRange[] {
  if (bodyStart < 0) return [{ page: 0, style: 'lower-roman' }];
  const front: PageLabelRange[] = bodyStart === 0 ? [] : [{ page: 0, style: 'lower-roman' }];
  if (digits === 'latn') return [...front, { page: bodyStart, style: 'decimal' }];
  // PDF has no style for other digits: a label of its own for each page.
  return [
    ...front,
    ...Array.from({ length: pageCount - bodyStart }, (_, index) => ({
      page: bodyStart + index,
      prefix: writeDigits(index + 1, digits),
    })),
  ];
}

/**
 * The pages that begin with text of the source, in order.
 *
 * @param printed what was printed
 * @param digits of the report
 */
export function mapPages(
  { bodyStart, starts }: Pick<Printed, 'bodyStart' | 'starts'>,
  digits: Metadata['digits'],
): PrintedPage[] {
  return starts.map(({ page, offset, characters }) => ({
    label:
      bodyStart < 0 || page < bodyStart
        ? toRoman(page + 1)
        : writeDigits(page - bodyStart + 1, digits),
    offset,
    ...(characters > 0 ? { characters } : {}),
  }));
}

/** More than the pages of any report of the size that a build allows. */
const MOST_PAGES = 5000;

/** All labels that pages may need, for the page to choose from. */
export function listLabels(digits: Metadata['digits']): PageLabels {
  return {
    front: Array.from({ length: 200 }, (_, index) => toRoman(index + 1)),
    body: Array.from({ length: MOST_PAGES }, (_, index) => writeDigits(index + 1, digits)),
  };
}
