import type { VFile } from 'vfile';
import type { Report } from '../report/report.ts';
import { address, version } from './version.ts';

/** Looks at the external links of reports, one after the other. */
export interface LinkChecker {
  /** What is broken becomes a message of the report's file, or of its `report.yaml`. */
  check(report: Report, files: readonly VFile[]): Promise<void>;
  /** Keep what was found out. @returns a line for people */
  finish(): Promise<string>;
}

/** Milliseconds that a server has. */
const TIMEOUT = 10_000;

/**
 * Begin to look at external links. This is the only part of rapporteur that
 * reaches the network, and it is loaded only when it is asked for.
 *
 * @param env where the user's caches are
 */
export async function startLinks(
  env: Readonly<Record<string, string | undefined>>,
): Promise<LinkChecker> {
  const [{ checkExternalLinks }, { makeAskServer }, { findCacheFile, openLinkCache }] =
    await Promise.all([
      import('../checks/links/external-links.ts'),
      import('../checks/links/request.ts'),
      import('../checks/links/file-cache.ts'),
    ]);
  const agent = `rapporteur/${version} (link check; ${address}/README.md)`;
  const ask = makeAskServer({ agent, timeout: TIMEOUT });
  const file = findCacheFile(env);
  const kept = file === undefined ? undefined : await openLinkCache(file, Date.now());
  const total = { looked: 0, unknown: 0 };
  return {
    async check(report, files) {
      const shared = files.find(({ basename }) => basename === 'report.yaml');
      const { looked, unknown } = await checkExternalLinks(report, ask, kept?.cache, shared);
      total.looked += looked;
      total.unknown += unknown;
    },
    async finish() {
      await kept?.save();
      const { looked, unknown } = total;
      const found = looked === 1 ? '1 link looked at' : `${looked} links looked at`;
      return unknown === 0 ? found : `${found}; of ${unknown} the servers refuse to tell`;
    },
  };
}
