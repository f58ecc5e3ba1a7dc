import type { Check } from '../check.ts';
import { listProse, type Prose } from '../prose.ts';

const ENDING =
  /(?<![\p{L}\p{N}’'-])(\p{Ll}{3,}?)(i[sz])(e|es|ed|er|ers|ing|ation|ations|ational)(?![\p{L}\p{N}])/gu;

/** What stands before -ise in words that have no other spelling (New Hart's Rules, 3.3). */
const ALWAYS_S = new Set(
  (
    'adv advert appr appra bra bru chast circumc compr comprom conc cru dem desp dev disgu ' +
    'enterpr exc exerc expert franch enfranch disenfranch improv inc lia mala marqu merchand ' +
    'mort parad porpo pra prec prem prom reappra repr rev superv surm surpr televi telev torto ' +
    'treat turquo unsurpr upra'
  ).split(' '),
);

/** And before -ize. */
const ALWAYS_Z = new Set('ass caps downs outs overs res unders'.split(' '));

export const mixedSpelling: Check = {
  id: 'mixed-spelling',
  severity: 'off',
  summary: 'Words in -ise stand beside words in -ize.',
  explanation: `Both are good British English, and a report keeps to one of the two. The form that
there is less of is reported. Words that are only ever written in one way (advise, exercise, seize) do
not count, nor do names, nor -yse and -yze, which go with either. Only English is looked at. Off unless
a project turns it on, since quotations rightly keep the spelling of their authors.`,
  example: {
    wrong: 'They organise, they prioritize, and they recognise.',
    right: 'They organise, they prioritise, and they recognise.',
  },
  run(report, context) {
    if (!/^en\b/u.test(report.language.tag)) return;
    const found: Record<'is' | 'iz', { prose: Prose; start: number; word: string }[]> = {
      is: [],
      iz: [],
    };
    for (const prose of listProse(report)) {
      for (const match of prose.text.matchAll(ENDING)) {
        const [word, stem = '', form] = match;
        // `likewise`, `clockwise` …
        if (ALWAYS_S.has(stem) || ALWAYS_Z.has(stem) || stem.endsWith('w')) continue;
        found[form === 'is' ? 'is' : 'iz'].push({ prose, start: match.index, word });
      }
    }
    const [fewer, more] =
      found.is.length < found.iz.length ? [found.is, found.iz] : [found.iz, found.is];
    const other = more[0]?.word;
    if (other === undefined) return;
    for (const { prose, start, word } of fewer) {
      context.report(
        prose.locate(start, start + word.length),
        `“${word}” stands beside ${more.length === 1 ? `“${other}”` : `${more.length} words such as “${other}”`}`,
        'Write both in -ise, or both in -ize.',
      );
    }
  },
};
