const STEPS: readonly (readonly [worth: number, letters: string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/**
 * A number in small roman numerals, as CSS's `lower-roman`, PDF's page label
 * style `r` and Word's `lowerRoman` have it.
 *
 * @param value a whole number from 1
 */
export function toRoman(value: number): string {
  let rest = value;
  let roman = '';
  for (const [worth, letters] of STEPS) {
    while (rest >= worth) {
      roman += letters;
      rest -= worth;
    }
  }
  return roman;
}
