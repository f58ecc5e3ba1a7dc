import type { LockEntry, LockFile } from './lock-file.ts';
import { matchMarks } from './match-marks.ts';
import { type MemoryPair, withoutExtras } from './memory.ts';
import { hashSegment } from './segment.ts';
import type { SourceText, TranslationText } from './workspace.ts';

/** What somebody says of a translation. */
export interface Acceptance {
  /** It was looked at by a second person. */
  isReviewed: boolean;
  /** Paths of the segments that it holds for; all of them where it is absent. */
  only?: ReadonlySet<string>;
}

/**
 * Record a translation as it stands: what is there translates what is there in
 * the source. So a translation that was written by hand gets its lock file,
 * and one that needs no change after a correction of the source is current.
 *
 * @returns the lock file, what the memory learns, and how many segments have
 *   nothing to record
 */
export function acceptTranslation(
  text: SourceText,
  translation: TranslationText,
  { isReviewed, only }: Acceptance,
): { lock: LockFile; pairs: MemoryPair[]; open: number } {
  const entries = new Map<string, LockEntry>();
  const pairs: MemoryPair[] = [];
  let open = 0;
  for (const status of translation.status.segments) {
    const { segment, target, state, before } = status;
    if (target === undefined || target.file === 'shared') {
      if (state === 'missing') open += 1;
      continue;
    }
    const isMeant = only === undefined ? state !== 'missing' : only.has(segment.path);
    const hashes = { source: hashSegment(segment), target: hashSegment(target) };
    if (!isMeant) {
      if (state === 'missing') open += 1;
      // What was known stays known.
      if (state === 'missing') entries.set(segment.path, { ...hashes, state: 'open' });
      else if (status.isRecorded) {
        const source = before ?? hashes.source;
        const recorded = state === 'reviewed' ? 'reviewed' : 'translated';
        entries.set(segment.path, { ...hashes, source, state: recorded });
      }
      continue;
    }
    const recorded = isReviewed || state === 'reviewed' ? 'reviewed' : 'translated';
    entries.set(segment.path, { ...hashes, state: recorded });
    const { content, extras } = matchMarks(segment, target);
    pairs.push({
      hash: hashes.source,
      context: segment.path,
      source: segment.content,
      target: withoutExtras(content, extras),
    });
  }
  return { lock: { source: text.source.language, entries }, pairs, open };
}
