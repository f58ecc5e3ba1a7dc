import { type Alignment, alignSegments, keepOrder } from './align.ts';
import { isMetadata } from './compose.ts';
import { plainText, sameContent } from './content.ts';
import type { LockEntry, LockFile } from './lock-file.ts';
import { hashSegment, type Segment } from './segment.ts';

/**
 * How far a segment is in a language: it has no translation; its translation
 * is of an earlier text; it is translated; somebody has looked at it as well.
 */
export type State = 'missing' | 'stale' | 'translated' | 'reviewed';

/** A segment of the source, and how far it is. */
export interface SegmentStatus {
  segment: Segment;
  /** Its translation, where there is one; the one of an earlier text where it is stale. */
  target: Segment | undefined;
  state: State;
  /** Hash of the text that a stale translation is of. */
  before?: string;
  /** Whether the lock file has this pair: if not, the translation was written by hand. */
  isRecorded: boolean;
}

/** How far a translation is. */
export interface TranslationStatus {
  segments: SegmentStatus[];
  /** Texts of the translation that the source has not, or has no longer. */
  surplus: Segment[];
}

/** From so many words on, a text that is the same in both languages was not translated. */
const WORDS = 4;

/**
 * Tell how far a translation is, segment by segment.
 *
 * @param source segments of the source
 * @param target segments of the translation; none where there is no file
 * @param lock what was recorded when texts were taken over
 */
export function compareStates(
  source: readonly Segment[],
  target: readonly Segment[],
  lock: LockFile,
): TranslationStatus {
  const hashes = new Map<Segment, string>();
  for (const segment of [...source, ...target]) hashes.set(segment, hashSegment(segment));
  const hashOf = (segment: Segment) => hashes.get(segment) ?? '';
  const pairs = new Set<string>();
  const paths = new Map<string, string>();
  for (const [path, entry] of lock.entries) {
    pairs.add(`${entry.source} ${entry.target}`);
    paths.set(entry.target, path);
  }
  const known = (one: Segment, other: Segment) => {
    if (pairs.size === 0) return 0;
    if (pairs.has(`${hashOf(one)} ${hashOf(other)}`)) return 8;
    return paths.get(hashOf(other)) === one.path ? 3 : 0;
  };
  const { targets, surplus }: Alignment = alignSegments(source, target, known, (texts, others) =>
    findAnchors(texts.map(hashOf), others.map(hashOf), lock),
  );
  const find = makeFinder(lock);
  const segments = source.map((segment, index): SegmentStatus => {
    const translation = targets[index];
    const own = hashOf(segment);
    if (segment.file === 'shared' && translation?.file !== 'own') {
      // What all languages share says the same in all of them until one says it otherwise.
      return { segment, target: undefined, state: 'translated', isRecorded: true };
    }
    if (translation === undefined && isOptional(segment, target)) {
      return { segment, target: undefined, state: 'translated', isRecorded: true };
    }
    if (translation === undefined) {
      return { segment, target: undefined, state: 'missing', isRecorded: false };
    }
    const entry = find(segment.path, own, hashOf(translation));
    const base = { segment, target: translation };
    if (entry === undefined) {
      const state = isUntranslated(segment, translation) ? 'missing' : 'translated';
      return { ...base, state, isRecorded: false };
    }
    const isSame = entry.target === hashOf(translation);
    if (entry.source !== own) {
      return { ...base, state: 'stale', before: entry.source, isRecorded: isSame };
    }
    if (entry.state === 'open' && isSame) return { ...base, state: 'missing', isRecorded: true };
    // A text that was changed by hand has been looked at by whoever changed it, and by nobody else.
    return {
      ...base,
      state: isSame && entry.state === 'reviewed' ? 'reviewed' : 'translated',
      isRecorded: isSame,
    };
  });
  return { segments, surplus };
}

/** Recorded pairs that are there; of texts that are there more than once, the first with the first. */
function findAnchors(
  source: readonly string[],
  target: readonly string[],
  lock: LockFile,
): [number, number][] {
  const entries = [...lock.entries.values()];
  const one = indexTexts(source);
  const other = indexTexts(target);
  const sources = countTexts(entries.map((entry) => entry.source));
  const targets = countTexts(entries.map((entry) => entry.target));
  const found = entries.flatMap((_, index): [number, number][] => {
    const [i, j] = [one.get(sources[index] ?? ''), other.get(targets[index] ?? '')];
    return i === undefined || j === undefined ? [] : [[i, j]];
  });
  return keepOrder(found.sort(([a], [b]) => a - b));
}

/** Hashes with how often they were there before. */
function countTexts(hashes: readonly string[]): string[] {
  const counts = new Map<string, number>();
  return hashes.map((hash) => {
    const count = counts.get(hash) ?? 0;
    counts.set(hash, count + 1);
    return `${hash} ${count}`;
  });
}

const indexTexts = (hashes: readonly string[]) =>
  new Map(countTexts(hashes).map((name, index) => [name, index]));

/**
 * The entry of a pair: the one of both texts, else of the translation, else of
 * the source, else of the place.
 */
function makeFinder(lock: LockFile) {
  const bySource = new Map<string, LockEntry>();
  const byTarget = new Map<string, LockEntry[]>();
  for (const entry of lock.entries.values()) {
    if (!bySource.has(entry.source)) bySource.set(entry.source, entry);
    byTarget.set(entry.target, [...(byTarget.get(entry.target) ?? []), entry]);
  }
  return (path: string, source: string, target: string): LockEntry | undefined => {
    const same = byTarget.get(target) ?? [];
    return (
      same.find((entry) => entry.source === source) ??
      same.find((entry) => lock.entries.get(path) === entry) ??
      same[0] ??
      bySource.get(source) ??
      lock.entries.get(path)
    );
  };
}

/** Catalogues of another language may need fewer keywords. */
function isOptional(segment: Segment, target: readonly Segment[]): boolean {
  const keyword = /^meta\.keywords\b/u;
  return keyword.test(segment.path) && target.some(({ path }) => keyword.test(path));
}

/** A sentence that is word for word the source's. */
function isUntranslated(segment: Segment, translation: Segment): boolean {
  if (!sameContent(segment.content, translation.content) || isMetadata(segment)) return false;
  if (segment.kind.startsWith('Person')) return false;
  const words = plainText(segment.content).match(/\p{L}+/gu) ?? [];
  return words.length >= WORDS;
}

/** How many segments are in each state. */
export function countStates({ segments }: TranslationStatus): Record<State, number> {
  const counts: Record<State, number> = { missing: 0, stale: 0, translated: 0, reviewed: 0 };
  for (const { state } of segments) counts[state] += 1;
  return counts;
}
