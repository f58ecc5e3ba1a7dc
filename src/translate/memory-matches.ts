import { writeTags } from './content.ts';
import type { Match } from './exchange/exchange.ts';
import type { Memory, MemoryEntry } from './memory.ts';
import { hashSegment, type Segment } from './segment.ts';
import { splitWords } from './word-diff.ts';

/** Below this a match costs a translator more time than it saves. */
export const threshold = 70;

/** Words times words: texts of 2,000 words each. */
const LARGEST = 4_000_000;

/** More than these nobody reads. */
const MOST = 3;

/**
 * What a memory has for a segment, best first: 101 for the same text in the
 * same place, 100 for the same text, else the share of words that are alike.
 *
 * @param language BCP 47 tag of the translation
 */
export function findMatches(segment: Segment, memory: Memory, language: string): Match[] {
  const text = writeTags(segment.content);
  const words = countable(text);
  const hash = hashSegment(segment);
  const found: Match[] = [];
  for (const entry of memory.entries) {
    const target = entry.targets.get(language);
    if (target === undefined) continue;
    const score = scoreEntry(entry, { text, words, hash, path: segment.path });
    if (score < threshold) continue;
    found.push({ score, source: entry.source, target, origin: entry.origin });
  }
  const seen = new Set<string>();
  return found
    .sort((a, b) => b.score - a.score)
    .filter(({ source, target }) => {
      const key = `${writeTags(source)}\n${writeTags(target)}`;
      const isNew = !seen.has(key);
      seen.add(key);
      return isNew;
    })
    .slice(0, MOST);
}

const cache = new WeakMap<MemoryEntry, { text: string; words: string[] }>();

function readEntry(entry: MemoryEntry) {
  let read = cache.get(entry);
  if (read === undefined) {
    const text = writeTags(entry.source);
    read = { text, words: countable(text) };
    cache.set(entry, read);
  }
  return read;
}

function scoreEntry(
  entry: MemoryEntry,
  segment: { text: string; words: string[]; hash: string; path: string },
): number {
  const { text, words } = readEntry(entry);
  if (text === segment.text) {
    return entry.hash === segment.hash && entry.context === segment.path ? 101 : 100;
  }
  const longest = Math.max(words.length, segment.words.length);
  const shortest = Math.min(words.length, segment.words.length);
  if (longest === 0 || (100 * shortest) / longest < threshold) return 0;
  if (words.length * segment.words.length > LARGEST) return 0;
  if (likeness(words, segment.words) < threshold) return 0;
  const score = Math.floor(100 * (1 - countEdits(words, segment.words) / longest));
  return Math.min(score, 99);
}

/** Words in one case, without the spaces. */
function countable(text: string): string[] {
  return splitWords(text.toLowerCase()).filter((word) => word.trim() !== '');
}

/** An upper bound of the score, quickly: words that both have, in any order. */
function likeness(one: readonly string[], other: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const word of one) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of other) {
    const left = counts.get(word) ?? 0;
    if (left === 0) continue;
    counts.set(word, left - 1);
    common += 1;
  }
  return (100 * common) / Math.max(one.length, other.length, 1);
}

/** How many words have to be put in, taken out or exchanged (Levenshtein, 1965). */
function countEdits(one: readonly string[], other: readonly string[]): number {
  let row = Uint32Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [i, word] of one.entries()) {
    const next = new Uint32Array(other.length + 1);
    next[0] = i + 1;
    for (const [j, candidate] of other.entries()) {
      const exchange = (row[j] ?? 0) + (word === candidate ? 0 : 1);
      next[j + 1] = Math.min(exchange, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1);
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
