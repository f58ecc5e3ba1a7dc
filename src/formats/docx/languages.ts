import type { Language } from '../../report/language.ts';
import type { RunLanguage } from './marks.ts';

/** Scripts that Word calls complex, and those that it calls East Asian. */
const COMPLEX = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Deva', 'Thai', 'Khmr', 'Laoo']);
const EAST_ASIAN = new Set(['Hans', 'Hant', 'Jpan', 'Kore', 'Hani']);
const RTL_SCRIPTS = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo']);

/** What Word is told of languages that the document's own leaves open: text of other scripts. */
const OTHERS = { val: 'en-GB', eastAsia: 'zh-CN', bidi: 'ar-SA' } as const;

/**
 * A BCP 47 tag as Word takes it: language and region (`fr-FR`), the region
 * being the likeliest where the tag has none (CLDR likely subtags).
 *
 * @returns the attribute of `w:lang` that the language's script is read from, and the tag
 */
export function toRunLanguage(tag: string): RunLanguage {
  const { language, script, region } = maximize(tag);
  const usual = Object.values(OTHERS).find((other) => other.startsWith(`${tag}-`));
  const value = usual ?? (region === undefined ? language : `${language}-${region}`);
  return byScript(script, value);
}

/** The attribute of `w:lang` that a language is read from by its script. */
function byScript(script: string, value: string): RunLanguage {
  if (COMPLEX.has(script)) return { bidi: value };
  if (EAST_ASIAN.has(script)) return { eastAsia: value };
  return { val: value };
}

/** All three attributes, for a whole document in a language that the project knows. */
export function toDocumentLanguage({ script, word }: Language): Required<RunLanguage> {
  return { ...OTHERS, ...byScript(script, word) };
}

/** Whether a language is written from right to left. */
export function isRtl(tag: string): boolean {
  return RTL_SCRIPTS.has(maximize(tag).script);
}

function maximize(tag: string): { language: string; script: string; region: string | undefined } {
  // To be asked for at all takes milliseconds: a document of one language does not ask.
  try {
    const { language, script = 'Latn', region } = new Intl.Locale(tag).maximize();
    return { language, script, region };
  } catch {
    // Not a tag that ECMA-402 knows: Word is told it as it is.
    return { language: tag, script: 'Latn', region: undefined };
  }
}
