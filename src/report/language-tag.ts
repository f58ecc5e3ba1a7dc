import type { Direction } from './metadata.ts';

/** Whether a text is one well-formed language tag (BCP 47, section 2.2.9). */
export function isLanguageTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

/** ISO 15924 codes of the scripts that run from right to left (Unicode, UAX 9). */
const rightToLeft = new Set([
  ...['Adlm', 'Arab', 'Aran', 'Hebr', 'Mand', 'Mend', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa'],
  'Yezi',
]);

/** Languages that every script of theirs, in whatever country, writes so: to ask Intl takes it 2 ms. */
const leftToRight = /^(?:de|en|es|fr|it|pt|ru|zh)(?:-[A-Z]{2})?$/;

/**
 * The direction that a language is written in, from the script that is likely
 * for its tag (CLDR, likely subtags).
 *
 * @param tag BCP 47; what is no tag is written from left to right
 */
export function directionOf(tag: string): Direction {
  if (leftToRight.test(tag)) return 'ltr';
  try {
    return rightToLeft.has(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr';
  } catch {
    return 'ltr';
  }
}
