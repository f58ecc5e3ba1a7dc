import type { Check } from '../check.ts';
import { listProse } from '../prose.ts';

const DOUBLED =
  /(?<![\p{L}\p{M}\p{N}'’-])(\p{L}[\p{L}\p{M}]*)[ \n\u00a0]+\1(?![\p{L}\p{M}\p{N}'’-])/giu;

export const doubledWord: Check = {
  id: 'doubled-word',
  severity: 'warning',
  summary: 'A word stands twice in a row.',
  explanation: `“the the” is a slip of the hand, mostly where a line ends. Words that a language
doubles on purpose (English “had had”, French “nous nous”) are left alone, and so is what may be a
name: two words that both begin with a capital.`,
  example: { wrong: 'The consent of the the host state.', right: 'The consent of the host state.' },
  run(report, context) {
    const allowed = report.language.editing.doubled;
    for (const prose of listProse(report)) {
      for (const match of prose.text.matchAll(DOUBLED)) {
        const word = match[1] ?? '';
        const second = match[0].slice(-word.length);
        if (allowed.includes(word.toLowerCase())) continue;
        if (isCapital(word) && isCapital(second)) continue;
        context.report(
          prose.locate(match.index, match.index + match[0].length),
          `“${word}” stands twice`,
          'Take one of the two away.',
        );
      }
    }
  },
};

function isCapital(word: string): boolean {
  const first = word.charAt(0);
  return first !== first.toLowerCase();
}
