import { withLatinTwin } from '../../report/latin-twin.ts';
import type { TypographyRule } from './rule.ts';
import { type Run, replace } from './run.ts';

/** Two numbers with nothing before or after them that would make them an identifier. */
const rangeIn = withLatinTwin(
  String.raw`(?<!(?!\p{sc=Han})[\p{L}\p{N}\-–—.,:/+])(\d{1,4})-(\d{1,4})(?!(?!\p{sc=Han})[\p{L}\p{N}\-–—:/]|[.,]\d)`,
  'gu',
);
const doubleHyphenIn = withLatinTwin(String.raw`(?<=[\p{L}\p{M}»”’),])-{2,3}(?=[\p{L}«“‘(])`, 'gu');

/**
 * Hyphens that stand for dashes become dashes: ` - `, `--` and the hyphen of a
 * range of numbers. A dash does not begin a line.
 */
export const dashes: TypographyRule = {
  name: 'dashes',
  summary: 'Hyphens between clauses and between numbers become dashes, which begin no line.',
  apply(run, language) {
    const { clauseDash, rangeDash } = language.typography;
    if (!/[-–—]/.test(run.text)) return;
    if (/[ \t\u00a0]-|--/.test(run.text)) replaceHyphens(run, clauseDash);
    if (/[–—]/.test(run.text)) {
      const tight = clauseDash === clauseDash.trim();
      if (!tight) replace(run, /(?<=\S)[ \t](?=[–—][ \n])/gu, '\u00a0');
      // The dash that opens a line of a dialogue stays with its first word.
      if (language.script === 'Cyrl') replace(run, /(?<=^—) /gmu, '\u00a0');
      if (clauseDash === '——') replace(run, /(?<=\p{sc=Han})—(?=\p{sc=Han})/gu, clauseDash);
    }
    if (rangeDash === '-' || !/\d-\d/.test(run.text)) return;
    replace(run, rangeIn(run.text), ({ index, input, 0: match, 1: from = '', 2: to = '' }) => {
      // In brackets only years: the rest may be the number of a telephone.
      if (input.charAt(index - 1) === '(' && from.length !== 4) return undefined;
      // `2018-22` is short for `2018-2022`.
      const start = from.slice(-to.length);
      return Number(start) < Number(to) ? match.replace('-', rangeDash) : undefined;
    });
  },
};

/** ` - `, ` -- ` and `word--word`. */
function replaceHyphens(run: Run, clauseDash: string): void {
  replace(run, /(?<=\S)[ \t\u00a0]+-{1,3}[ \t\u00a0]+(?=\S)/gu, ({ index, 0: match, input }) => {
    // A subtraction, or a range that was spaced.
    const ofNumbers =
      /\d/u.test(input.charAt(index - 1)) && /\d/u.test(input.charAt(index + match.length));
    return ofNumbers ? undefined : noBreakBefore(clauseDash);
  });
  replace(run, doubleHyphenIn(run.text), noBreakBefore(clauseDash));
}

function noBreakBefore(dash: string): string {
  return dash.replace(/^ /u, '\u00a0');
}
