import type { Language, RegionalLanguage } from '../report/language.ts';

type Loader = () => Promise<{ language: Language | RegionalLanguage }>;

/**
 * Where each language is: a line a file, so that a bundler sees them all and
 * a run loads only the one it needs.
 */
export const registry: Readonly<Record<string, Loader>> = {
  ar: () => import('./ar.ts'),
  de: () => import('./de.ts'),
  en: () => import('./en.ts'),
  'en-us': () => import('./en-US.ts'),
  es: () => import('./es.ts'),
  fr: () => import('./fr.ts'),
  'fr-ca': () => import('./fr-CA.ts'),
  pt: () => import('./pt.ts'),
  'pt-br': () => import('./pt-BR.ts'),
  ru: () => import('./ru.ts'),
  zh: () => import('./zh.ts'),
};
