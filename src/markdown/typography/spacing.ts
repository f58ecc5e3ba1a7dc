import { anyOf, perLanguage, type TypographyRule } from './rule.ts';
import { replace } from './run.ts';

const SPACE = '[ \\u00a0\\u202f\\u2009]';
/** What a mark can follow; U+FFFC stands for code. */
const WORD = '[\\p{L}\\p{N}\\p{M})\\]»”’"\'%°…\\ufffc]';
/** A mark that ends a word: `10:30`, `?q=1` and the like have nothing to space. */
const ENDS = '(?=[\\s)\\]»”’.…!?]|$)';

interface Spacing {
  /** Without it in the text the pattern can't match. */
  sign: string;
  pattern: RegExp;
  space: string;
}

const spacingsOf = perLanguage((language): Spacing[] => {
  const { spaceBefore = {}, insideQuotes } = language.typography;
  const spacings: Spacing[] = [];
  for (const [mark, space] of Object.entries(spaceBefore)) {
    const own = anyOf([mark]);
    spacings.push({
      sign: mark,
      pattern: new RegExp(`${SPACE}(?=${own})(?<=${WORD}.)`, 'gu'),
      space,
    });
    // A sign such as % takes the space that is there, and gets none.
    if (space === '' || mark === '%') continue;
    spacings.push({
      sign: mark,
      pattern: new RegExp(`(?=${own}${ENDS})(?<=${WORD})`, 'gu'),
      space,
    });
  }
  if (insideQuotes !== undefined) {
    const [open, close] = language.quotes.outer;
    spacings.push(
      {
        sign: open,
        pattern: new RegExp(`(?<=${open})${SPACE}?(?=[^\\s${open}]|$)`, 'gu'),
        space: insideQuotes,
      },
      {
        sign: close,
        pattern: new RegExp(`${SPACE}(?=${close})(?<=[^\\s${open}].)`, 'gu'),
        space: insideQuotes,
      },
      {
        sign: close,
        pattern: new RegExp(`(?=${close})(?<=[^\\s${open}])`, 'gu'),
        space: insideQuotes,
      },
    );
  }
  return spacings;
});

/**
 * The space before `: ; ! ?` and inside quotation marks, where the language has
 * one: a no-break space, narrow where its typographers ask for it (Imprimerie
 * nationale, « Lexique des règles typographiques », « Ponctuation »).
 */
export const spacing: TypographyRule = {
  name: 'spacing',
  summary: 'The no-break space before : ; ! ? % and inside « », where the language has one.',
  apply(run, language) {
    const spacings = spacingsOf(language);
    if (spacings.length === 0 || !/[:;!?%«»]/u.test(run.text)) return;
    for (const { sign, pattern, space } of spacings) {
      if (run.text.includes(sign)) replace(run, pattern, space);
    }
  },
};
