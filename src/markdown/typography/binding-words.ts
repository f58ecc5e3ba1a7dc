import { perLanguage, type TypographyRule } from './rule.ts';
import { bindSpaces } from './run.ts';
import { endsWithWord, withCapital, wordsByEnd } from './words.ts';

const wordsOf = perLanguage(({ typography: { bindingWords: words = [] } }) =>
  words.length === 0 ? undefined : wordsByEnd(words.flatMap(withCapital)),
);

/** Short words that do not end a line: Russian prepositions of one letter. */
export const bindingWords: TypographyRule = {
  name: 'binding-words',
  summary: 'A no-break space after words of one letter that end no line.',
  apply(run, language) {
    const words = wordsOf(language);
    if (words === undefined) return;
    bindSpaces(run, /[ \n](?=\S)/g, (at) => endsWithWord(run.text, at, words, '-'));
  },
};
