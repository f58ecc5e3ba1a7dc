import { comparable } from '../text.ts';
import { IMAGE, type Token } from './tokens.ts';

type Pair = readonly [number, number];

/**
 * To an alignment, one image is like another. Where a format leaves out the
 * decoration beside an image that has a description, that may have been taken
 * for the decoration: it goes to the image that is described so.
 *
 * @param pairs indices on both sides, rising
 * @returns the same, with another index of the source for some
 */
export function settleImages(
  pairs: readonly Pair[],
  expected: readonly Token[],
  observed: readonly Token[],
): Pair[] {
  let before = -1;
  return pairs.map(([one, other], index) => {
    const after = pairs[index + 1]?.[0] ?? expected.length;
    const alt = describe(observed[other]);
    const isDecoration = describe(expected[one]) === '';
    let settled = one;
    if (isDecoration && alt !== undefined && alt !== '') {
      for (let at = before + 1; at < after; at += 1) {
        if (describe(expected[at]) === alt) settled = at;
      }
    }
    before = settled;
    return [settled, other];
  });
}

/** What is said of an image; `undefined` of a word. */
function describe(token: Token | undefined): string | undefined {
  return token?.key === IMAGE ? comparable(token.piece.image ?? '') : undefined;
}
