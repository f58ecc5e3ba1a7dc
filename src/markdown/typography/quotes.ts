import type { Language } from '../../report/language.ts';
import { withLatinTwin } from '../../report/latin-twin.ts';
import type { TypographyRule } from './rule.ts';
import { replace } from './run.ts';

const BEFORE_OPENING = /[\s([{«„“‘‚—–\-/¿¡（]/u;
const wordIn = withLatinTwin(String.raw`[\p{L}\p{N}]`, 'u');

/** Straight quotation marks become those of the language, outer and inner. */
export const quotes: TypographyRule = {
  name: 'quotes',
  summary: 'Straight quotation marks become those of the language.',
  apply(run, language) {
    if (!/["']/u.test(run.text)) return;
    const { double, single } = pairsOf(language);
    const spaced = /^(?:Latn|Cyrl|Grek)$/u.test(language.script);
    const { text } = run;
    const isOpening = (at: number) => {
      const before = at === 0 ? ' ' : text.charAt(at - 1);
      const after = at + 1 < text.length ? text.charAt(at + 1) : ' ';
      if (/[\s.,;:!?)\]]/u.test(after)) return false;
      // Scripts without spaces between words have no other sign than what follows.
      return BEFORE_OPENING.test(before) || before === '"' || before === "'" || !spaced;
    };
    let open = false;
    replace(run, /"/gu, ({ index }) => {
      const before = index === 0 ? ' ' : text.charAt(index - 1);
      if (open && !/\s/u.test(before)) {
        open = false;
        return double[1];
      }
      if (isOpening(index)) {
        open = true;
        return double[0];
      }
      // Seconds, inches, ditto: none of ours.
      return undefined;
    });
    replaceSingle();

    /** `'` opens a quotation only where another closes it; else it is an apostrophe. */
    function replaceSingle() {
      const current = run.text;
      const closing = new Set<number>();
      const opening = new Set<number>();
      for (const { index } of current.matchAll(/'/gu)) {
        if (closing.has(index)) continue;
        const before = index === 0 ? ' ' : current.charAt(index - 1);
        const after = current.charAt(index + 1);
        if (/^\s?$/u.test(after) || after === "'") continue;
        if (!BEFORE_OPENING.test(before) && (spaced || wordIn(before).test(before) === false))
          continue;
        const end = findClosing(current, index + 1);
        if (end === undefined || isElision(current, index)) continue;
        opening.add(index);
        closing.add(end);
      }
      replace(run, /'/gu, ({ index }) =>
        opening.has(index) ? single[0] : closing.has(index) ? single[1] : undefined,
      );
    }
  },
};

/** Where a single quotation closes: after a word or its full stop, and before no letter. */
function findClosing(text: string, from: number): number | undefined {
  for (let at = text.indexOf("'", from); at >= 0; at = text.indexOf("'", at + 1)) {
    const before = text.charAt(at - 1);
    const after = text.charAt(at + 1);
    if (!/\s/u.test(before) && before !== '' && !(wordIn(after).test(after) && after !== ''))
      return at;
  }
  return undefined;
}

/** `'90s`, `'tis`, `'em`: an apostrophe that looks like an opening mark. */
function isElision(text: string, at: number): boolean {
  return /^'(?:\d\ds?\b|tis\b|twas\b|em\b|til\b|n')/iu.test(text.slice(at));
}

/** Which pair a straight double mark and a straight single mark stand for. */
function pairsOf(language: Language): Record<'double' | 'single', readonly [string, string]> {
  const { outer, inner } = language.quotes;
  const isSingle = /^[‘‚‹]$/u.test(outer[0]);
  return isSingle ? { double: inner, single: outer } : { double: outer, single: inner };
}
