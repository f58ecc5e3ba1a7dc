import { anyOf, perLanguage, type TypographyRule } from './rule.ts';
import { replace } from './run.ts';

const patternOf = perLanguage(({ typography: { bindingWords: words = [] } }) =>
  words.length === 0
    ? undefined
    : new RegExp(`[ \\n](?=\\S)(?<=(?<![\\p{L}\\p{N}\\p{M}-])(?:${anyOf(words)}).)`, 'gisu'),
);

/** Short words that do not end a line: Russian prepositions of one letter. */
export const bindingWords: TypographyRule = {
  name: 'binding-words',
  summary: 'A no-break space after words of one letter that end no line.',
  apply(run, language) {
    const pattern = patternOf(language);
    if (pattern !== undefined) replace(run, pattern, '\u00a0');
  },
};
