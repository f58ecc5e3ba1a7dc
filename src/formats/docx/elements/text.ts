import { type RunOptions, runProperties } from '../marks.ts';
import type { Scope, State } from '../state.ts';
import { element, type Xml } from '../xml.ts';

const SPACE_KEPT = { 'xml:space': 'preserve' };

/** Text without a character that would need a run of its own. */
const PLAIN = /^[^\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]*$/u;

/** From the first such letter to the last before a letter of another direction, with its marks. */
const RTL_STRETCH =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff](?:[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff])*\p{M}*/gu;

/** The same for letters that are written from left to right, with numbers that follow them. */
const LTR_STRETCH =
  /(?![\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff])\p{L}(?:[^\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]*(?![\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff])[\p{L}\p{Nd}])?\p{M}*/gu;

/** One run of text. */
export function run(text: string, options: RunOptions = {}): Xml {
  return { 'w:r': [...runProperties(options), element('w:t', SPACE_KEPT, [text])] };
}

/** A run that holds something else than text: a tab, a break, a mark of a note. */
export function runOf(content: Xml, options: RunOptions = {}): Xml {
  return { 'w:r': [...runProperties(options), content] };
}

/**
 * Text in the marks of its scope, a run for each stretch of one direction: Word
 * takes fonts and language of a run from its direction (ECMA-376-1, 17.3.2.30).
 */
export function writeText(state: State, text: string, scope: Scope): Xml[] {
  return writeStyled(text, state.markStyles.styleOf(scope.marks), scope);
}

/** The same in a character style of its own. */
export function writeStyled(text: string, style: string | undefined, scope: Scope): Xml[] {
  const { language } = scope;
  return splitByDirection(text, scope.rtl).map((part) =>
    run(part.text, { style, rtl: part.rtl, language }),
  );
}

/** Cut text where its direction changes; what has none goes with the direction around. */
export function splitByDirection(text: string, rtl: boolean): { text: string; rtl: boolean }[] {
  if (text === '') return [];
  if (!rtl && PLAIN.test(text)) return [{ text, rtl }];
  const stretch = rtl ? LTR_STRETCH : RTL_STRETCH;
  const parts: { text: string; rtl: boolean }[] = [];
  let end = 0;
  for (const match of text.matchAll(stretch)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index), rtl });
    parts.push({ text: match[0], rtl: !rtl });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), rtl });
  return parts;
}
