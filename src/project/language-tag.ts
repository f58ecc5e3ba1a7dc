import type { Checked } from '../report/identifiers.ts';
import { checkedReader } from './reader.ts';

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
  const language = value.split('-')[0] ?? value;
  return isKnownLanguage(language) ? { value } : { problem: `There is no language "${language}"` };
}

/** ISO 639-1. Asking ICU for them would cost 12 ms, a tenth of a short build. */
const twoLetters = new Set(
  `aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de
  dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id
  ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu
  lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu
  rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to
  tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu`.split(/\s+/),
);

function isKnownLanguage(language: string): boolean {
  if (language.length === 2) return twoLetters.has(language);
  const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
  return names.of(language) !== undefined;
}

export const languageReader = checkedReader(
  'a language tag: en, fr, pt-BR, zh-Hans',
  'invalid-language',
  checkLanguageTag,
);
