import type { Language } from '../report/language.ts';

/** A stretch of a text, offsets in UTF-16 units. */
export interface Span {
  start: number;
  end: number;
}

// From the first of a row of marks on: a long row would be tried from each of them.
const END = /(?<![.!?…؟۔])[.!?…؟۔]+[”’»"'“)\]]*(?=\s|$)|(?<![。！？；])[。！？；]+[”’」』）]*/gu;

/** No abbreviation is longer. */
const LONGEST = 40;

/**
 * The sentences of a run of prose. A full stop ends none after an honorific, an
 * initial or what a number follows (`Dr.`, `M.`, `p.`).
 */
export function splitSentences(text: string, language: Language): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(END)) {
    if (
      match[0].startsWith('.') &&
      isAbbreviated(text.slice(Math.max(start, match.index - LONGEST), match.index + 1), language)
    ) {
      continue;
    }
    const end = match.index + match[0].length;
    spans.push({ start, end });
    start = end;
  }
  if (text.slice(start).trim() !== '') spans.push({ start, end: text.length });
  return spans;
}

function isAbbreviated(sentence: string, language: Language): boolean {
  const word = /\S+$/u.exec(sentence)?.[0].replace(/^[(“‘«"]+/u, '') ?? '';
  if (/^\p{Lu}\.$/u.test(word)) return true;
  const bare = word.slice(0, -1);
  return (
    language.honorifics.includes(word) ||
    language.honorifics.includes(bare) ||
    (language.typography.numberPrefixes ?? []).includes(word)
  );
}

const PAIRS: readonly (readonly [open: string, close: string])[] = [
  ['“', '”'],
  ['‘', '’'],
  ['«', '»'],
  ['„', '“'],
  ['‚', '‘'],
  ['「', '」'],
  ['『', '』'],
  ['"', '"'],
];

/** What stands between quotation marks, the marks included. */
export function findQuotations(text: string): Span[] {
  const found: Span[] = [];
  for (const [open, close] of PAIRS) {
    for (let start = text.indexOf(open); start >= 0; start = text.indexOf(open, start + 1)) {
      const end = findClose(text, start + 1, close);
      // What closes none closes no later one either.
      if (end < 0) break;
      found.push({ start, end: end + 1 });
      start = end;
    }
  }
  return found;
}

/** The closing mark; a single one before a letter is an apostrophe. */
function findClose(text: string, from: number, close: string): number {
  for (let at = text.indexOf(close, from); at >= 0; at = text.indexOf(close, at + 1)) {
    const isApostrophe = close === '’' && /^\p{L}/u.test(text.slice(at + 1, at + 3));
    if (!isApostrophe) return at;
  }
  return -1;
}
