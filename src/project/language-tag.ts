import type { Direction } from '../report/metadata.ts';
import { type Checked, checkedReader } from './reader.ts';

/** ISO 15924 codes of the scripts that run from right to left. */
const rightToLeft = new Set([
  'Adlm',
  'Arab',
  'Aran',
  'Hebr',
  'Mand',
  'Mend',
  'Nkoo',
  'Rohg',
  'Samr',
  'Syrc',
  'Thaa',
  'Yezi',
]);

/**
 * The canonical form of a BCP 47 language tag: `zh-hans` becomes `zh-Hans`.
 *
 * RFC 5646 reserves primary subtags of four letters and gives those of five to
 * eight to registered languages, of which there are none: so `english` is
 * well-formed and still no language.
 *
 * @returns the tag, or `undefined` if it is none
 */
export function canonicalTag(text: string): string | undefined {
  try {
    const [tag] = Intl.getCanonicalLocales(text);
    if (tag === undefined || !/^[a-z]{2,3}(-|$)/.test(tag)) return undefined;
    return tag;
  } catch {
    return undefined;
  }
}

/** Check a BCP 47 tag, whose language must be one that is known. */
export function checkLanguageTag(text: string): Checked<string> {
  const value = canonicalTag(text);
  if (value === undefined) return { problem: `"${text}" is not a language tag` };
  const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
  const language = value.split('-')[0] ?? value;
  if (names.of(language) === undefined) return { problem: `There is no language "${language}"` };
  return { value };
}

/** The direction that a language is written in, from the script that is likely for its tag. */
export function directionOf(tag: string): Direction {
  return rightToLeft.has(new Intl.Locale(tag).maximize().script ?? 'Latn') ? 'rtl' : 'ltr';
}

export const languageReader = checkedReader(
  'a language tag: en, fr, pt-BR, zh-Hans',
  'invalid-language',
  checkLanguageTag,
);
