import type { Locator } from './locate.ts';
import type { Random } from './random.ts';

/** An artifact with one thing wrong. */
export interface Fault {
  /** `drop a word: “peace”`. */
  what: string;
  bytes: Uint8Array;
  /** The lines of the source that it is about: it must be told at one of them. */
  lines: number[];
}

/** Makes a fault of one kind at a random place; `undefined` where none was found there. */
export type FaultMaker = (random: Random) => Fault | undefined | Promise<Fault | undefined>;

/** An artifact, opened for damage: a maker for each kind of fault. */
export type OpenForDamage = (
  bytes: Uint8Array,
  locator: Locator,
) => Promise<Record<string, FaultMaker>>;

/** Words of a text with where they stand in it, marks left out. */
export function listWords(text: string): { word: string; start: number; end: number }[] {
  return [...text.matchAll(/(?:(?!\p{sc=Han})[\p{L}\p{M}\p{N}])+/gu)].map((match) => ({
    word: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Another word of the same length. */
export function spoilWord(word: string): string {
  const turned = [...word].reverse().join('');
  return turned === word ? `${word}x` : turned;
}

/** The word of an index with its neighbours, by which the source is searched. */
export function around(text: string, words: ReturnType<typeof listWords>, index: number): string {
  const from = words[Math.max(0, index - 2)]?.start ?? 0;
  const to = words[Math.min(words.length - 1, index + 2)]?.end ?? text.length;
  return text.slice(from, to);
}
