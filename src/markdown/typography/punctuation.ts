import { anyOf, perLanguage, type TypographyRule } from './rule.ts';
import { type Run, replace } from './run.ts';

const patternsOf = perLanguage((language) => {
  const { punctuation: marks = {} } = language.typography;
  const letter = language.script === 'Arab' ? '\\p{sc=Arab}\\p{M}' : '\\p{sc=Han}';
  return Object.entries(marks)
    .filter(([ascii]) => !'()'.includes(ascii))
    .map(([ascii, own]) => {
      const mark = anyOf([ascii]);
      // Directly after a letter of the script, or after a figure or bracket and before such a letter.
      const after = `(?<=[${letter}] ?.)`;
      const between = `(?<=[\\p{Nd}»”’）\\])\\ufffc].)(?=\\s*[${letter}«“‘])`;
      return { ascii, own, pattern: new RegExp(`${mark}(?:${after}|${between})`, 'gu') };
    });
});

/**
 * ASCII punctuation beside Arabic or Chinese letters becomes the script's own.
 * Between digits, and in runs of Latin letters, it stays.
 */
export const punctuation: TypographyRule = {
  name: 'punctuation',
  summary: 'A comma, semicolon or question mark in Arabic or Chinese text is that script’s own.',
  apply(run, language) {
    if (language.typography.punctuation === undefined) return;
    if (language.script === 'Hans') replaceBrackets(run);
    for (const { ascii, pattern, own } of patternsOf(language)) {
      if (run.text.includes(ascii)) replace(run, pattern, own);
    }
    if (language.script === 'Arab') replace(run, / (?=[،؛؟])(?<=\S )/gu, '');
    if (language.script !== 'Hans') return;
    replace(run, /\.(?<=\p{sc=Han}\.)(?![.\p{L}\p{N}])/gu, '。');
    replace(run, /\.(?<=[）”’》]\.)(?=\s*(?:\p{sc=Han}|$))/gu, '。');
    // No space beside full-width punctuation, whose own space it is.
    replace(run, / (?<=[，。；：？！、（）“‘《] ) *(?=\S)/gu, '');
    replace(run, / (?<=\S ) *(?=[，。；：？！、（）”’》])/gu, '');
  },
};

/** A pair of brackets is full-width if there is a Chinese letter in it or before it. */
function replaceBrackets(run: Run): void {
  const wide = new Map<number, string>();
  for (const { index, 0: match } of run.text.matchAll(/\(([^()]*)\)/gu)) {
    const inside = /\p{sc=Han}/u.test(match);
    const before = /[\p{sc=Han}”’》]/u.test(run.text.charAt(index - 1));
    if (!inside && !before) continue;
    wide.set(index, '（').set(index + match.length - 1, '）');
  }
  if (wide.size > 0) replace(run, /[()]/gu, ({ index }) => wide.get(index));
}
