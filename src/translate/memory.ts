import { type Content, normalizeContent } from './content.ts';
import type { Mark } from './segment.ts';

/** A text of the source, with its translations. */
export interface MemoryEntry {
  /** Hash of the source's segment; of entries from elsewhere, none. */
  hash?: string;
  source: Content;
  /** Path of the segment that it was recorded for. */
  context?: string;
  /** By BCP 47 tag. */
  targets: Map<string, Content>;
  /** File name that it was read from. */
  origin: string;
}

/** A translation memory. */
export interface Memory {
  entries: MemoryEntry[];
  /** Texts of the source by the hash of their segment, to tell what has changed. */
  byHash: Map<string, Content>;
}

export const makeMemory = (entries: MemoryEntry[] = []): Memory => ({
  entries,
  byHash: new Map(
    entries.flatMap(({ hash, source }) => (hash === undefined ? [] : [[hash, source] as const])),
  ),
});

/** A translation as it is remembered: without the marks that its source has not. */
export function withoutExtras(content: Content, extras: ReadonlyMap<string, Mark>): Content {
  return normalizeContent(
    content.filter((piece) => piece.type === 'text' || !extras.has(piece.id)),
  );
}

/** A pair to be remembered. */
export interface MemoryPair {
  hash: string;
  context: string;
  source: Content;
  target: Content;
}

/**
 * A memory with the pairs of a translation added. A pair takes the place of an
 * earlier translation of the same text in the same place.
 */
export function remember(
  memory: Memory,
  pairs: readonly MemoryPair[],
  language: string,
  origin: string,
): Memory {
  const entries = memory.entries.map((entry) => ({ ...entry, targets: new Map(entry.targets) }));
  const byKey = new Map<string, MemoryEntry>();
  const key = (hash: string | undefined, context: string | undefined) => `${hash} ${context}`;
  for (const entry of entries) {
    if (entry.origin === origin) byKey.set(key(entry.hash, entry.context), entry);
  }
  for (const { hash, context, source, target } of pairs) {
    const found = byKey.get(key(hash, context));
    if (found !== undefined) {
      found.targets.set(language, target);
      continue;
    }
    const entry: MemoryEntry = {
      hash,
      context,
      source,
      targets: new Map([[language, target]]),
      origin,
    };
    entries.push(entry);
    byKey.set(key(hash, context), entry);
  }
  return makeMemory(entries);
}
