import type { CDPSession } from 'puppeteer-core/internal/api/CDPSession.js';

/** A file of a printed document, served from memory. */
export interface ServedFile {
  mediaType: string;
  bytes: Uint8Array;
}

/** A document to print: the page, and what it may load, by path (`/fonts/a.woff2`). */
export interface ServedDocument {
  html: string;
  files: ReadonlyMap<string, ServedFile>;
}

/** What a page may ask us while it waits for the answer: a text for a text. */
export interface Correspondence {
  /** Its number among the pages that are open at once; each has a process of its own. */
  index: number;
  answer(question: string): Promise<string>;
}

/**
 * Hosts that exist nowhere (RFC 6761, 6.4), so that nothing that goes astray can
 * arrive. Chromium gives pages of different sites processes of their own
 * (`--site-per-process`, browser.ts), so that one can work while another waits.
 */
export function originOf({ index }: Pick<Correspondence, 'index'>): string {
  return index === 0 ? 'https://report.invalid' : `https://report-${index + 1}.invalid`;
}

/** Where a page asks. */
export const QUESTIONS = '/questions';

/**
 * The document shows what is in it, and no more. Scripts are switched off
 * besides (tab.ts); ours run in an isolated world. Where they ask, the policy must let them.
 */
const POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
];

/**
 * Answer every request of a page: its own files, our scripts' questions, and
 * nothing else.
 *
 * @param session the page's, whose requests wait for us
 * @param document what the page is of
 * @param origin where it is served
 * @param refused gets the addresses that are not answered
 * @param correspondence where our scripts may ask
 */
export function serve(
  session: CDPSession,
  document: ServedDocument,
  origin: string,
  refused: string[],
  correspondence: Correspondence | undefined,
): void {
  const policy = [
    ...POLICY,
    correspondence === undefined ? '' : `connect-src ${origin}${QUESTIONS}`,
  ];
  session.on('Fetch.requestPaused', ({ requestId, request }) => {
    const fulfill = ({ mediaType, bytes }: ServedFile): Promise<void> =>
      session.send('Fetch.fulfillRequest', {
        requestId,
        responseCode: 200,
        responseHeaders: [
          { name: 'Content-Type', value: mediaType },
          { name: 'Content-Security-Policy', value: policy.join('; ') },
        ],
        body: Buffer.from(bytes).toString('base64'),
      });
    const answer = async (): Promise<void> => {
      if (correspondence !== undefined && request.url === `${origin}${QUESTIONS}`) {
        const text = await correspondence.answer(request.postData ?? '');
        return fulfill({ mediaType: 'application/json', bytes: new TextEncoder().encode(text) });
      }
      const file = findFile(document, origin, request.url);
      if (file !== undefined) return fulfill(file);
      refused.push(request.url);
      return session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
    };
    // The page may be gone meanwhile; whoever waits for it is told.
    answer().catch(() => undefined);
  });
}

function findFile(document: ServedDocument, origin: string, url: string): ServedFile | undefined {
  if (!URL.canParse(url)) return undefined;
  const { origin: asked, pathname } = new URL(url);
  if (asked !== origin) return undefined;
  if (pathname === '/') {
    return {
      mediaType: 'text/html; charset=utf-8',
      bytes: new TextEncoder().encode(document.html),
    };
  }
  return document.files.get(decodeURIComponent(pathname));
}
