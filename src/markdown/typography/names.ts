import { withLatinTwin } from '../../report/latin-twin.ts';
import { perLanguage, type TypographyRule } from './rule.ts';
import { bindSpaces } from './run.ts';
import { endsWithWord, withCapital, wordsByEnd } from './words.ts';

const honorificsOf = perLanguage((language) =>
  wordsByEnd(
    language.honorifics
      .filter(isAbbreviation)
      .flatMap(withCapital)
      // Of two words, as this rule itself may have written it.
      .flatMap((word) => (word.includes(' ') ? [word, word.replaceAll(' ', '\u00a0')] : [word])),
  ),
);

const beforeCapitalIn = withLatinTwin(String.raw`[ \n](?=\p{Lu})`, 'gu');

/** An abbreviated honorific stays on the line of the name: `Dr~Cheng`, `M.~Doss`. */
export const names: TypographyRule = {
  name: 'names',
  summary: 'A no-break space between an abbreviated honorific and a name.',
  apply(run, language) {
    if (language.honorificPosition === 'after') return;
    const honorifics = honorificsOf(language);
    // What follows is a name where the script has capitals, a letter where it has none.
    const beforeName =
      language.script === 'Arab' ? /[ \n](?=[\u0620-\u06ff])/g : beforeCapitalIn(run.text);
    bindSpaces(run, beforeName, (at) => endsWithWord(run.text, at, honorifics, '.'));
  },
};

/** `Dr`, `Mme`, `г-жа`, `H.E.`: a whole word such as `Ambassador` may end a line. */
function isAbbreviation(word: string): boolean {
  const parts = word.split(' ');
  return parts.every((part) => /[.-]/u.test(part) || (part.length <= 4 && /\p{L}/u.test(part)));
}
