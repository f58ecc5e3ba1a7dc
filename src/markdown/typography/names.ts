import { anyOf, perLanguage, type TypographyRule } from './rule.ts';
import { replace } from './run.ts';

const patternOf = perLanguage((language) => {
  const words = language.honorifics.filter(isAbbreviation).flatMap(withCapital);
  const either = anyOf(words).replaceAll(' ', '[ \\u00a0]');
  // What follows is a name where the script has capitals, a letter where it has none.
  const name = language.script === 'Arab' ? '\\p{sc=Arab}' : '\\p{Lu}';
  return new RegExp(`[ \\n](?=${name})(?<=(?<![\\p{L}\\p{N}\\p{M}.])(?:${either}).)`, 'gsu');
});

/** An abbreviated honorific stays on the line of the name: `Dr~Cheng`, `M.~Doss`. */
export const names: TypographyRule = {
  name: 'names',
  summary: 'A no-break space between an abbreviated honorific and a name.',
  apply(run, language) {
    if (language.honorificPosition !== 'after') replace(run, patternOf(language), '\u00a0');
  },
};

/** A word as it is listed, and as it begins a sentence. */
function withCapital(word: string): string[] {
  return [word, word.charAt(0).toLocaleUpperCase() + word.slice(1)];
}

/** `Dr`, `Mme`, `г-жа`, `H.E.`: a whole word such as `Ambassador` may end a line. */
function isAbbreviation(word: string): boolean {
  const parts = word.split(' ');
  return parts.every((part) => /[.-]/u.test(part) || (part.length <= 4 && /\p{L}/u.test(part)));
}
