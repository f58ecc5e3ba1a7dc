import type { Point, Position } from 'unist';
import { withLatinTwin } from '../../report/latin-twin.ts';
import type { Check } from '../check.ts';
import { listProse } from '../prose.ts';

const doubledIn = withLatinTwin(
  String.raw`(?<![\p{L}\p{M}\p{N}'’-])(\p{L}[\p{L}\p{M}]*)[ \n\u00a0]+\1(?![\p{L}\p{M}\p{N}'’-])`,
  'giu',
);

export const doubledWord: Check = {
  id: 'doubled-word',
  severity: 'warning',
  summary: 'A word stands twice in a row.',
  explanation: `“the the” is a slip of the hand, mostly where a line ends. Words that a language
doubles on purpose (English “had had”, French “nous nous”) are left alone, and so is what may be a
name: two words that both begin with a capital. \`--fix\` takes the second of two articles, prepositions
or conjunctions away; other words may stand twice on purpose.`,
  example: { wrong: 'The consent of the the host state.', right: 'The consent of the host state.' },
  run(report, context) {
    const allowed = report.language.editing.doubled;
    for (const prose of listProse(report)) {
      for (const match of prose.text.matchAll(doubledIn(prose.text))) {
        const word = match[1] ?? '';
        const second = match[0].slice(-word.length);
        if (allowed.includes(word.toLowerCase())) continue;
        if (isCapital(word) && isCapital(second)) continue;
        const place = prose.locate(match.index, match.index + match[0].length);
        const isSlip = report.language.editing.functionWords.includes(word.toLowerCase());
        const fix = isSlip ? mend(place, String(report.file.value), word) : undefined;
        context.report(
          place,
          `“${word}” stands twice`,
          'Take one of the two away.',
          fix === undefined ? {} : { fix },
        );
      }
    }
  },
};

/**
 * The word once; nothing where there is more in the source than the two words
 * and what parts them: a mark of emphasis may begin between them.
 */
function mend(place: Position | Point | undefined, source: string, word: string) {
  if (place === undefined || !('start' in place)) return undefined;
  const { start, end } = place;
  const written = source.slice(start.offset, end.offset);
  const isPlain = new RegExp(`^${word}[\\s>]+${word}$`, 'iu').test(written);
  return isPlain ? word : undefined;
}

function isCapital(word: string): boolean {
  const first = word.charAt(0);
  return first !== first.toLowerCase();
}
