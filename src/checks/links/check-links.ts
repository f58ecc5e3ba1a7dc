import type { Answer, AskServer } from './request.ts';

/** What was found out about an address. */
export type LinkState =
  | { kind: 'fine' }
  /** Nobody can tell: the server refuses programs. */
  | { kind: 'unknown'; status: number }
  | { kind: 'broken'; reason: string };

/** Remembers what was found out, between runs. */
export interface LinkCache {
  get(url: string): LinkState | undefined;
  set(url: string, state: LinkState): void;
}

/** At once, on all servers together; each server is asked one thing at a time. */
const AT_ONCE = 4;
const REDIRECTS = 5;

/** Answers that say something about who asks, not about the page. */
const REFUSING = new Set([401, 402, 403, 405, 406, 407, 418, 429, 451, 503, 999]);

/**
 * Find out whether addresses answer.
 *
 * A server is asked for the page's head first, and for the page only where it
 * does not know how to give a head (RFC 9110, 9.3.2). Redirections are followed,
 * each checked like the first.
 *
 * @param urls http and https; each is asked once, whatever its fragment
 * @param ask see `makeAskServer`
 * @returns by the address as it was given
 */
export async function checkLinks(
  urls: readonly string[],
  ask: AskServer,
  cache?: LinkCache,
): Promise<Map<string, LinkState>> {
  const states = new Map<string, LinkState>();
  const queues = new Map<string, string[]>();
  for (const url of new Set(urls.map(withoutFragment))) {
    const known = cache?.get(url);
    if (known !== undefined) states.set(url, known);
    else {
      const { host } = new URL(url);
      queues.set(host, [...(queues.get(host) ?? []), url]);
    }
  }
  const waiting = [...queues.values()];
  const work = async () => {
    for (let queue = waiting.shift(); queue !== undefined; queue = waiting.shift()) {
      for (const url of queue) {
        const state = await checkLink(url, ask);
        states.set(url, state);
        cache?.set(url, state);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return new Map(
    urls.flatMap((url) => {
      const state = states.get(withoutFragment(url));
      return state === undefined ? [] : [[url, state] as const];
    }),
  );
}

async function checkLink(first: string, ask: AskServer): Promise<LinkState> {
  let url = new URL(first);
  for (let step = 0; step <= REDIRECTS; step += 1) {
    let answer: Answer;
    try {
      answer = await ask(url, 'HEAD');
      const { status } = answer;
      if (status >= 400 && status !== 410 && status !== 429) answer = await ask(url, 'GET');
    } catch (error) {
      return { kind: 'broken', reason: explain(error) };
    }
    const { status, location } = answer;
    if (status >= 300 && status < 400 && location !== undefined) {
      if (!URL.canParse(location, url)) return { kind: 'broken', reason: 'it leads to no address' };
      url = new URL(location, url);
      if (url.protocol !== 'https:' && url.protocol !== 'http:') {
        return { kind: 'broken', reason: `it leads to “${url.protocol}”` };
      }
      continue;
    }
    if (status >= 200 && status < 400) return { kind: 'fine' };
    if (REFUSING.has(status)) return { kind: 'unknown', status };
    return { kind: 'broken', reason: `the server answers ${status}${MEANINGS[status] ?? ''}` };
  }
  return { kind: 'broken', reason: `it is redirected more than ${REDIRECTS} times` };
}

const MEANINGS: Readonly<Record<number, string>> = {
  404: ', not found',
  410: ', gone',
  500: ', an error of its own',
};

/** A failure in an editor's words. */
function explain(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (name === 'RefusedAddress') return 'it is not an address of the public internet';
  if (name === 'AbortError' || name === 'TimeoutError') return 'the server does not answer in time';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'there is no such server';
  if (code === 'ECONNREFUSED') return 'the server does not answer';
  if (/CERT|SSL|TLS/u.test(code)) return 'the server’s certificate is not valid';
  return `the server can’t be reached${code === '' ? '' : ` (${code})`}`;
}

function withoutFragment(url: string): string {
  return url.replace(/#.*$/su, '');
}
