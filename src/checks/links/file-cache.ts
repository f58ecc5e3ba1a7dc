import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { LinkCache, LinkState } from './check-links.ts';

const DAY = 86_400_000;

/** How long an answer is believed, in milliseconds: what is broken may be mended today. */
const AGES: Record<LinkState['kind'], number> = {
  fine: 7 * DAY,
  unknown: 7 * DAY,
  broken: DAY / 24,
};

type Entries = Record<string, { state: LinkState; at: number }>;

/**
 * A cache in a file of the user's.
 *
 * @param file absolute path; what can't be read there is an empty cache
 * @param now milliseconds since 1970
 * @returns the cache, and the function that writes it; a failure to write is no failure of the check
 */
export async function openLinkCache(
  file: string,
  now: number,
): Promise<{ cache: LinkCache; save(): Promise<void> }> {
  const entries = new Map(Object.entries(await readEntries(file)));
  return {
    cache: {
      get(url) {
        const entry = entries.get(url);
        const isFresh =
          entry !== undefined && now >= entry.at && now - entry.at < AGES[entry.state.kind];
        return isFresh ? entry.state : undefined;
      },
      set(url, state) {
        entries.set(url, { state, at: now });
      },
    },
    async save() {
      const fresh = [...entries].filter(([, { at }]) => now - at < AGES.fine);
      const temporary = `${file}.${process.pid}.tmp`;
      try {
        await mkdir(path.dirname(file), { recursive: true });
        await writeFile(temporary, JSON.stringify(Object.fromEntries(fresh)));
        await rename(temporary, file);
      } catch {
        await rm(temporary, { force: true }).catch(() => undefined);
      }
    },
  };
}

/** What the cache holds; anything that is not as it was written is left out. */
async function readEntries(file: string): Promise<Entries> {
  try {
    const read: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof read !== 'object' || read === null) return {};
    return Object.fromEntries(Object.entries(read).filter(([, entry]) => isEntry(entry)));
  } catch {
    return {};
  }
}

function isEntry(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const state: unknown = Reflect.get(value, 'state');
  const kind = typeof state === 'object' && state !== null ? Reflect.get(state, 'kind') : undefined;
  return (
    typeof Reflect.get(value, 'at') === 'number' &&
    typeof kind === 'string' &&
    Object.hasOwn(AGES, kind)
  );
}

/**
 * Where a user's caches are (XDG Base Directory Specification; `LOCALAPPDATA` of
 * Windows).
 *
 * @returns absolute path; `undefined` where there is no such folder
 */
export function findCacheFile(
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local, HOME: home } = env;
  const folder = xdg || local || (home ? path.join(home, '.cache') : undefined);
  return folder !== undefined && path.isAbsolute(folder)
    ? path.join(folder, 'rapporteur', 'links.json')
    : undefined;
}
