import { withLatinTwin } from '../../report/latin-twin.ts';
/**
 * Lists of words that are looked for at a place of a text. A pattern of a
 * hundred alternatives takes longer to compile than a report takes to search.
 */
export interface WordList {
  /** By the last letter, or by the first. */
  byLetter: ReadonlyMap<string, readonly string[]>;
}

/** A word as it is listed, and as it begins a sentence. */
export function withCapital(word: string): string[] {
  const capital = word.charAt(0).toUpperCase() + word.slice(1);
  return capital === word ? [word] : [word, capital];
}

/** Words to be found before a place. */
export function wordsByEnd(words: readonly string[]): WordList {
  return { byLetter: group(words, (word) => word.charAt(word.length - 1)) };
}

/** Words to be found after a place. */
export function wordsByStart(words: readonly string[]): WordList {
  return { byLetter: group(words, (word) => word.charAt(0)) };
}

function group(words: readonly string[], key: (word: string) => string): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const word of words) {
    const known = groups.get(key(word));
    if (known === undefined) groups.set(key(word), [word]);
    else known.push(word);
  }
  return groups;
}

/**
 * Whether one of some words ends at a place, and is a word there.
 *
 * @param list from {@link wordsByEnd}
 * @param at the place after the word's last unit
 * @param joins what is part of a word besides letters and digits
 */
export function endsWithWord(text: string, at: number, list: WordList, joins = ''): boolean {
  const words = list.byLetter.get(text.charAt(at - 1));
  return (
    words?.some((word) => {
      const start = at - word.length;
      if (start < 0 || !text.startsWith(word, start)) return false;
      return !isWordUnit(text, start - 1) && !(start > 0 && joins.includes(text.charAt(start - 1)));
    }) ?? false
  );
}

/**
 * Whether one of some words begins at a place, and is a word there.
 *
 * @param list from {@link wordsByStart}
 */
export function startsWithWord(text: string, at: number, list: WordList): boolean {
  const words = list.byLetter.get(text.charAt(at));
  return (
    words?.some((word) => text.startsWith(word, at) && !isWordUnit(text, at + word.length)) ?? false
  );
}

const unitIn = withLatinTwin(String.raw`[\p{L}\p{N}\p{M}]`, 'u');

/** Whether there is a letter, a mark or a figure at a place. */
function isWordUnit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code)) return false;
  if (code < 0x80) {
    return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || isCapital(code);
  }
  // A surrogate is one of a letter that is no mark of punctuation.
  return (code >= 0xd800 && code < 0xe000) || unitIn(text.charAt(at)).test(text.charAt(at));
}

function isCapital(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}
