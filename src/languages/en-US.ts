import type { RegionalLanguage } from '../report/language.ts';

/** English of the United States, where it differs. */
export const language: RegionalLanguage = {
  tag: 'en-US',
  base: 'en',
  word: 'en-US',
  locale: 'en-US',
  hyphenation: 'en-us',
  dates: { day: '{month} {day}, {year}' },
  labels: {
    acknowledgements: 'Acknowledgments',
    licence: 'License',
  },
  quotes: { outer: ['“', '”'], inner: ['‘', '’'] },
  typography: { clauseDash: '—' },
};
