import { withLatinTwin } from '../../report/latin-twin.ts';
import type { TypographyRule } from './rule.ts';
import { replace } from './run.ts';

const afterLetterIn = withLatinTwin(String.raw`'(?!')(?<=\p{L}\p{M}*')`, 'gu');

/** A straight apostrophe becomes a curly one. Runs after quotes, which takes what is theirs. */
export const apostrophes: TypographyRule = {
  name: 'apostrophes',
  summary: 'A straight apostrophe becomes a curly one: l’État, peacekeepers’.',
  apply(run, language) {
    if (!run.text.includes("'")) return;
    const { apostrophe } = language.typography;
    // Between letters, at the end of a word, and where figures or letters are left out.
    replace(run, afterLetterIn(run.text), apostrophe);
    replace(run, /(?<=\d)'(?=s\b)/gu, apostrophe);
    replace(run, /(?<![^\s([«“‘])'(?=\d\d|tis\b|twas\b|em\b|til\b|n['’])/giu, apostrophe);
  },
};
