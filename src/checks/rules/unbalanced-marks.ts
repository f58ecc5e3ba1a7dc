import type { Check, CheckContext } from '../check.ts';
import { listProse, type Prose } from '../prose.ts';

const PAIRS: readonly (readonly [open: string, close: string])[] = [
  ['(', ')'],
  ['[', ']'],
  ['（', '）'],
  ['“', '”'],
  ['«', '»'],
  ['「', '」'],
  ['『', '』'],
  ['《', '》'],
];

export const unbalancedMarks: Check = {
  id: 'unbalanced-marks',
  severity: 'warning',
  summary: 'A bracket or quotation mark is opened and not closed, or closed and not opened.',
  explanation: `Each paragraph is looked at by itself. A single closing quotation mark is also an
apostrophe, so single marks are not counted; nor is the bracket of an item such as “a)”. German
quotation marks („…“), which close with English's opening mark, are counted as German in German.`,
  example: {
    wrong: 'The council (and its members agreed.',
    right: 'The council (and its members) agreed.',
  },
  run(report, context) {
    const german = report.language.quotes.outer[1] === '“';
    const pairs = german
      ? PAIRS.map((pair) => (pair[0] === '“' ? (['„', '“'] as const) : pair))
      : PAIRS;
    for (const prose of listProse(report)) checkPairs(prose, pairs, context);
  },
};

function checkPairs(
  prose: Prose,
  pairs: readonly (readonly [string, string])[],
  context: CheckContext,
): void {
  for (const [open, close] of pairs) {
    if (!prose.text.includes(open) && !prose.text.includes(close)) continue;
    const stack: number[] = [];
    for (let at = 0; at < prose.text.length; at += 1) {
      const character = prose.text.charAt(at);
      if (character === open) stack.push(at);
      if (character !== close) continue;
      if (stack.pop() === undefined && !isItemMark(prose.text, at)) {
        context.report(
          prose.locate(at, at + 1),
          `“${close}” closes what is not opened`,
          `Write the “${open}” that belongs to it, or take it away.`,
        );
      }
    }
    for (const at of stack) {
      context.report(
        prose.locate(at, at + 1),
        `“${open}” is opened and not closed`,
        `Write the “${close}” that belongs to it, or take it away.`,
      );
    }
  }
}

/** `a)`, `iv)`, `12)` at the beginning of a text or after a space. */
function isItemMark(text: string, at: number): boolean {
  return /(?:^|[\s;,:])(?:\p{L}|[ivx]{1,4}|\d{1,2})$/iu.test(text.slice(Math.max(0, at - 6), at));
}
