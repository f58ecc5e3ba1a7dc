import type { Properties } from 'hast';
import { directionOf } from '../../report/language-tag.ts';
import type { Direction } from '../../report/metadata.ts';

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
