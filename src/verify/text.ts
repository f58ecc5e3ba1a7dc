/** How texts are made comparable, and cut into words. */

/** Marks that say something of direction or breaks and nothing to a reader. */
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
const QUOTES = /["'`´‘’‚‛“”„‟‹›«»ʼʹ′″「」『』＂＇]+/gu;
const DASHES = /[-‐‑‒–—―−﹣－]+/gu;
/** Punctuation that a language's typography may put for another, by what it is compared as. */
const SAME: Record<string, string> = {
  '،': ',',
  '٬': ',',
  '؛': ';',
  '؟': '?',
  '٫': '.',
  '。': '.',
  '、': ',',
};
const SAME_MARKS = new RegExp(`[${Object.keys(SAME).join('')}]`, 'gu');

/**
 * Fold what may differ between a source and what is made of it: ligatures and
 * compatibility forms (UAX 15, NFKC), soft hyphens, bidi marks, the shape of
 * quotation marks, dashes, ellipses and digits. Letters and their case stay.
 */
export function foldText(text: string): string {
  // An acute accent alone would become a space and a combining mark: quotes come first.
  return text
    .replace(QUOTES, "'")
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(QUOTES, "'")
    .replace(DASHES, '-')
    .replace(SAME_MARKS, (mark) => SAME[mark] ?? mark)
    .replace(/\.{2,}/gu, '…')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 15));
}

/** Words, ideographs and marks; spaces only part them. */
const WORD = /\p{sc=Han}|(?:(?!\p{sc=Han})[\p{L}\p{M}\p{N}])+|[^\s]/gu;

/** A word, and where in the folded text it begins. */
export interface Word {
  text: string;
  at: number;
}

/** Cut folded text into words. */
export function cutWords(folded: string): Word[] {
  return [...folded.matchAll(WORD)].map((match) => ({ text: match[0], at: match.index }));
}

/** Whether a word has neither letters nor digits. */
export function isMark(word: string): boolean {
  return !/[\p{L}\p{N}]/u.test(word);
}

/** The words of a text as one string, for comparing whole texts. */
export function comparable(text: string): string {
  return (
    cutWords(foldText(text))
      .map((word) => word.text)
      .join(' ')
      // Two quotation marks are one where a typography takes the space between them away.
      .replace(/'(?: ')+/gu, "'")
  );
}
