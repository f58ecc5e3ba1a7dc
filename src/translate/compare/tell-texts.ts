import type { Point } from 'unist';
import { plainText } from '../content.ts';
import type { Segment } from '../segment.ts';
import type { Complain } from './complain.ts';

/** More than these of one kind are told by their number: half of a text is missing. */
const MOST = 10;

/** Tell of texts that only one of the two has. */
export function tellTexts(
  missing: readonly { segment: Segment; place: Point }[],
  surplus: readonly Segment[],
  complain: Complain,
): void {
  const rule = 'translation-structure';
  for (const { segment, place } of missing.slice(0, MOST)) {
    const name = `${segment.kind.toLowerCase()} “${shortText(segment)}”`;
    complain(
      rule,
      place,
      `The ${name} of the source is missing after this place`,
      'Translate it too.',
      {
        place: segment.place,
        message: 'It stands here',
      },
    );
  }
  const next = missing[MOST];
  if (next !== undefined) {
    const more = missing.length - MOST;
    complain(
      rule,
      next.place,
      `${more} more texts of the source are missing`,
      '`rapporteur translate status` lists them.',
      {
        place: next.segment.place,
        message: 'The first of them',
      },
    );
  }
  for (const segment of surplus.slice(0, MOST)) {
    complain(
      rule,
      segment.place,
      `The source has no such text: “${shortText(segment)}”`,
      'Take it out, or put it into the source.',
      {
        place: { line: 1, column: 1 },
        message: 'The source',
      },
    );
  }
}

function shortText(segment: Segment): string {
  const text = plainText(segment.content);
  return text.length > 48 ? `${text.slice(0, 46).trimEnd()} …` : text;
}
