import type { Properties } from 'hast';
import type { Direction } from '../../report/metadata.ts';

/** Scripts that are written from right to left (Unicode, UAX 9; ISO 15924 codes). */
const RIGHT_TO_LEFT = new Set(['Adlm', 'Arab', 'Hebr', 'Nkoo', 'Rohg', 'Syrc', 'Thaa']);

/** The direction of a language by its likely script (CLDR likely subtags); `ltr` for what is no tag. */
export function directionOf(lang: string): Direction {
  try {
    return RIGHT_TO_LEFT.has(new Intl.Locale(lang).maximize().script ?? '') ? 'rtl' : 'ltr';
  } catch {
    return 'ltr';
  }
}

/**
 * `lang`, and `dir` where it differs from what is around.
 *
 * @param lang BCP 47 tag
 * @param around the direction of the text around
 */
export function languageProperties(lang: string, around: Direction): Properties {
  const direction = directionOf(lang);
  return { lang, ...(direction === around ? {} : { dir: direction }) };
}
