import type { Language, RegionalLanguage } from '../report/language.ts';
import { completeLabels, mergeRegion } from './merge.ts';
import { registry } from './registry.ts';

export interface LoadedLanguage {
  language: Language;
  /** The tag that was asked for, in canonical form. */
  requested: string;
  /** Whether nothing answers to the tag, and English stands in. */
  fallback: boolean;
  /** Labels that the language lacks and English supplies: `labels.kinds.figure`. */
  missing: string[];
}

/** The tags of all languages that there are. */
export async function listLanguages(): Promise<string[]> {
  const loaded = await Promise.all(Object.values(registry).map((load) => load()));
  return loaded.map(({ language }) => language.tag).sort();
}

/**
 * Load the language of a BCP 47 tag by lookup (RFC 4647, section 3.4): the tag
 * itself, then without its last subtag, and so on. A language in another script
 * is another language: Traditional Chinese is not answered by Simplified.
 *
 * @param tag a BCP 47 tag: `fr`, `fr-CA`, `zh-Hans`; in any case
 * @returns the language, complete; English with `fallback: true` where there is
 *   none for the tag, or where the tag is malformed
 */
export async function loadLanguage(tag: string): Promise<LoadedLanguage> {
  const english = readBase(await registry['en']?.(), 'en');
  // A language's own tag, as most reports have it, needs no looking up, and the
  // first question that Intl is asked takes it 3 ms.
  if (/^[a-z]{2,3}$/.test(tag) && Object.hasOwn(registry, tag)) {
    const language = readBase(await registry[tag]?.(), tag);
    return { ...completeLabels(language, english), requested: tag, fallback: false };
  }
  const locale = parseTag(tag);
  if (locale === undefined) {
    return { language: english, requested: tag, fallback: true, missing: [] };
  }
  const requested = locale.baseName;
  const found = await lookUp(requested);
  if (found === undefined || found.script !== scriptOf(locale)) {
    return { language: english, requested, fallback: true, missing: [] };
  }
  return { ...completeLabels(found, english), requested, fallback: false };
}

async function lookUp(tag: string): Promise<Language | undefined> {
  const subtags = tag.toLowerCase().split('-');
  for (; subtags.length > 0; subtags.pop()) {
    // A single letter or digit opens an extension: it goes with what it opened.
    if (subtags.at(-1)?.length === 1) continue;
    const loaded = await registry[subtags.join('-')]?.();
    if (loaded === undefined) continue;
    const { language } = loaded;
    if (!('base' in language)) return language;
    const base = readBase(await registry[language.base]?.(), language.base);
    return mergeRegion(base, language);
  }
  return undefined;
}

function readBase(
  loaded: { language: Language | RegionalLanguage } | undefined,
  tag: string,
): Language {
  if (loaded === undefined || 'base' in loaded.language) {
    throw new Error(`“${tag}” is not a base language`);
  }
  return loaded.language;
}

function parseTag(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag.trim().replaceAll('_', '-'));
  } catch {
    return undefined;
  }
}

/** The script that a tag says or, by CLDR's likely subtags, means. */
function scriptOf(locale: Intl.Locale): string | undefined {
  return locale.maximize().script;
}
