import { plainText } from '../content.ts';
import type { Segment } from '../segment.ts';
import type { Complain } from './complain.ts';
import { compareNumbers } from './numbers.ts';

/** Compare the numbers in two texts, in whatever digits and words. */
export function compareAmounts(source: Segment, target: Segment, complain: Complain): void {
  const { missing, surplus } = compareNumbers(plainText(source.content), plainText(target.content));
  for (const number of missing) {
    const other = surplus.shift();
    const message =
      other === undefined
        ? `The number ${number.text} of the source is missing here`
        : `The source says ${number.text} where this says ${other.text}`;
    complain(
      'translation-number',
      target.place,
      message,
      'Write the number of the source, in the way of your language.',
      {
        place: source.place,
        message: `${number.text} stands here`,
      },
    );
  }
  for (const number of surplus) {
    complain(
      'translation-number',
      target.place,
      `The source has no ${number.text} here`,
      'Write the numbers of the source.',
      {
        place: source.place,
        message: 'The text of the source',
      },
    );
  }
}
