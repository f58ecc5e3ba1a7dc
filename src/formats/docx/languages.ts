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
export function toRunLanguage(tag: string, word?: string): RunLanguage {
  const { language, script, region } = maximize(tag);
  const usual = Object.values(OTHERS).find((other) => other.startsWith(`${tag}-`));
  const value = word ?? usual ?? (region === undefined ? language : `${language}-${region}`);
  if (COMPLEX.has(script)) return { bidi: value };
  if (EAST_ASIAN.has(script)) return { eastAsia: value };
  return { val: value };
}

/** The same with all three attributes, for a whole document. */
export function toDocumentLanguage(tag: string, word?: string): Required<RunLanguage> {
  return { ...OTHERS, ...toRunLanguage(tag, word) };
}

/** Whether a language is written from right to left. */
export function isRtl(tag: string): boolean {
  return RTL_SCRIPTS.has(maximize(tag).script);
}

function maximize(tag: string): { language: string; script: string; region: string | undefined } {
  try {
    const { language, script = 'Latn', region } = new Intl.Locale(tag).maximize();
    return { language, script, region };
  } catch {
    // Not a tag that ECMA-402 knows: Word is told it as it is.
    return { language: tag, script: 'Latn', region: undefined };
  }
}
