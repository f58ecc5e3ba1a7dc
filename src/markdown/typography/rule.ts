import type { Language } from '../../report/language.ts';
import type { Run } from './run.ts';

/** What a report can choose of its typography. */
export interface TypographyOptions {
  /** CLDR numbering system of numbers in an Arabic text; as written where it is absent. */
  digits?: 'latn' | 'arab';
}

/** One rule of typography. It changes the run, and a second time it changes nothing. */
export interface TypographyRule {
  /** In kebab case. */
  name: string;
  /** One line, for the user guide. */
  summary: string;
  apply(run: Run, language: Language, options: TypographyOptions): void;
}

/** A pattern that matches any of some words, the longest first. */
export function anyOf(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&'))
    .join('|');
}

/**
 * Remember what is made of a language: a rule compiles its patterns once.
 *
 * In the patterns, what is consumed comes first and the lookbehind after it:
 * the engine then looks behind at spaces only, not at every letter, which is
 * ten times as fast.
 */
export function perLanguage<T>(make: (language: Language) => T): (language: Language) => T {
  const made = new WeakMap<Language, T>();
  return (language) => {
    const known = made.get(language);
    if (known !== undefined) return known;
    const value = make(language);
    made.set(language, value);
    return value;
  };
}
