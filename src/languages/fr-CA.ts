import type { RegionalLanguage } from '../report/language.ts';

/**
 * French of Canada, where it differs: no space before `;`, `!` and `?`
 * (Bureau de la traduction, « Le guide du rédacteur », 6.12).
 */
export const language: RegionalLanguage = {
  tag: 'fr-CA',
  base: 'fr',
  name: 'Français (Canada)',
  word: 'fr-CA',
  locale: 'fr-CA',
  labels: { disclaimer: 'Avis de non-responsabilité' },
  typography: { spaceBefore: { ':': '\u00a0', ';': '', '!': '', '?': '', '%': '\u00a0' } },
};
