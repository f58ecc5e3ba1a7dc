import { withLatinTwin } from '../report/latin-twin.ts';
import type { ReportPerson } from '../report/metadata.ts';
import { textOf } from '../report/phrasing.ts';

/**
 * Text for comparing: without case, diacritics and anything but letters and
 * digits, words parted by one space.
 */
export function foldText(text: string): string {
  const folded = foldLetters(text);
  return folded.replace(betweenIn(folded), ' ').trim();
}

const betweenIn = withLatinTwin(String.raw`[^\p{L}\p{N}]+`, 'gu');

/** Letters that Unicode does not take apart, as they are written without them. */
const LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

/** ASCII, and the dashes and quotation marks that normalising leaves as they are. */
const PLAIN = /^[\0-\x7F\u2013\u2014\u2018\u2019\u201C\u201D]*$/u;

/** Text without case and diacritics, with one apostrophe and one hyphen; all else stays. */
export function foldLetters(text: string): string {
  // Normalising is most of the cost, and English rarely needs it.
  if (PLAIN.test(text)) return text.toLowerCase().replace(/[\u2018\u2019]/gu, "'");
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc]/gu, "'")
    .replace(/[\u2010\u2011]/gu, '-')
    .replace(/[øłđðßæœı]/gu, (letter) => LETTERS[letter] ?? letter);
}

/** Folded text, with the way back to what it was folded from. */
export interface Folded {
  text: string;
  /** The offset in the original of each UTF-16 unit, and of the end. */
  offsets: number[];
}

/** Fold letters, and remember where each stood. */
export function foldWithOffsets(original: string): Folded {
  const offsets: number[] = [];
  let text = '';
  let at = 0;
  for (const character of original) {
    const folded = foldLetters(character);
    text += folded;
    for (let unit = 0; unit < folded.length; unit += 1) offsets.push(at);
    at += character.length;
  }
  offsets.push(at);
  return { text, offsets };
}

/** A person's name without honorific, wherever the language puts it: `程` of `程教授`. */
export function bareName(person: ReportPerson): string {
  const name = person.node.children.find((part) => part.type === 'personName');
  return name === undefined ? person.name : textOf(name.children).trim();
}

/** The text as a pattern that matches it and nothing else. */
export function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/gu, '\\$&');
}

/** How many words stand in a text; a Chinese character counts as half a word. */
export function countWords(text: string): number {
  const han = text.match(hanIn(text))?.length ?? 0;
  return (text.match(wordIn(text))?.length ?? 0) + Math.floor(han / 2);
}

const hanIn = withLatinTwin(String.raw`\p{sc=Han}`, 'gu');
const wordIn = withLatinTwin(String.raw`[\p{L}\p{N}]+`, 'gu');
