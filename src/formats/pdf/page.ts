import { type CDPSession, CDPSessionEvent } from 'puppeteer-core/internal/api/CDPSession.js';
import type { RunningBrowser } from './browser.ts';

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

/** A page that is loaded and ready to print. */
export interface OpenPage {
  /** Run an expression beside the page, out of its reach; a promise is waited for. */
  evaluate(expression: string): Promise<unknown>;
  /** A PDF whose pages are as the document's styles say; tagged, with an outline, or neither. */
  print(options: { tagged: boolean }): Promise<Uint8Array>;
  /** A PNG of the top left corner, in CSS pixels, at a scale. */
  screenshot(width: number, height: number, scale: number): Promise<Uint8Array>;
  /** The addresses that the document asked for and did not get. */
  refused: readonly string[];
  close(): Promise<void>;
}

/** The browser is gone or does not answer: another one may. */
export class BrowserFailure extends Error {
  override readonly name = 'BrowserFailure';
}

/**
 * Hosts that exist nowhere (RFC 6761, 6.4), so that nothing that goes astray can
 * arrive. Chromium gives pages of different sites processes of their own
 * (`--site-per-process`, browser.ts), so that one can work while another waits.
 */
function originOf({ index }: Pick<Correspondence, 'index'>): string {
  return index === 0 ? 'https://report.invalid' : `https://report-${index + 1}.invalid`;
}

/** Where a page asks. */
export const QUESTIONS = '/questions';

/** Bytes of a print that are read at a time. */
const CHUNK = 4_000_000;

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
 * Load a document into a new page. Every request is answered from memory or
 * refused; no script of the document runs.
 *
 * @param browser a running browser
 * @param document what to load
 * @param timeout milliseconds that all work on the page may take together
 * @param correspondence where the page may ask us
 * @throws BrowserFailure when the browser ends, or time runs out
 */
export async function openPage(
  browser: RunningBrowser,
  document: ServedDocument,
  timeout: number,
  correspondence?: Correspondence,
): Promise<OpenPage> {
  const origin = originOf(correspondence ?? { index: 0 });
  const deadline = startDeadline(timeout);
  const refused: string[] = [];
  const tab = await deadline.hold(browser.takeTab());
  const { session } = tab;
  deadline.watch(session);
  try {
    serve(session, document, origin, refused, correspondence);
    const world = await deadline.hold(load(session, origin));
    return {
      refused,
      evaluate: (expression) => deadline.hold(evaluateIn(session, world, expression)),
      print: ({ tagged }) => deadline.hold(print(session, tagged)),
      screenshot: (width, height, scale) =>
        deadline.hold(takeScreenshot(session, width, height, scale)),
      async close() {
        deadline.end();
        await tab.close();
      },
    };
  } catch (error) {
    deadline.end();
    await tab.close();
    throw error;
  }
}

/** Whatever waits on the browser fails when it ends, when the page crashes, or when time is up. */
interface Deadline {
  hold<T>(work: Promise<T>): Promise<T>;
  watch(session: CDPSession): void;
  end(): void;
}

function startDeadline(timeout: number): Deadline {
  let fail: (error: BrowserFailure) => void = () => undefined;
  const failed = new Promise<never>((_resolve, reject) => {
    fail = reject;
  });
  failed.catch(() => undefined);
  const timer = setTimeout(
    () => fail(new BrowserFailure(`the browser took more than ${timeout / 1000} seconds`)),
    timeout,
  );
  return {
    hold: (work) =>
      Promise.race([work, failed]).catch((error: unknown) => {
        // Calls that are under way when the browser dies reject first, in words of their own.
        if (!(error instanceof BrowserFailure) && isGone(error)) {
          throw new BrowserFailure('the browser ended unexpectedly', { cause: error });
        }
        throw error;
      }),
    watch(session) {
      session.once('Inspector.targetCrashed', () => fail(new BrowserFailure('the page crashed')));
      session.once(CDPSessionEvent.Disconnected, () =>
        fail(new BrowserFailure('the browser ended unexpectedly')),
      );
    },
    end: () => clearTimeout(timer),
  };
}

/** Errors of Puppeteer's connection, and of a print that fails before its page is known to have crashed. */
function isGone(error: unknown): boolean {
  return (
    error instanceof Error &&
    /target closed|session closed|connection closed|target crashed|printing failed/i.test(
      error.message,
    )
  );
}

/** Answer every request of the page: its own files, our scripts' questions, and nothing else. */
function serve(
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

/**
 * Load the document, and give the context of a world of its own, which shares
 * the page's elements and none of its scripts.
 */
async function load(session: CDPSession, origin: string): Promise<number> {
  const loaded = new Promise((resolve) => session.once('Page.loadEventFired', resolve));
  const { frameId, errorText } = await session.send('Page.navigate', { url: `${origin}/` });
  if (errorText !== undefined) throw new Error(`the browser can't load the page: ${errorText}`);
  await loaded;
  const { executionContextId } = await session.send('Page.createIsolatedWorld', {
    frameId,
    worldName: 'rapporteur',
  });
  return executionContextId;
}

async function print(session: CDPSession, tagged: boolean): Promise<Uint8Array> {
  const { stream } = await session.send('Page.printToPDF', {
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: tagged,
    generateDocumentOutline: tagged,
    transferMode: 'ReturnAsStream',
  });
  if (stream === undefined) throw new Error('the browser printed nothing');
  const chunks: Buffer[] = [];
  for (;;) {
    const { data, base64Encoded, eof } = await session.send('IO.read', {
      handle: stream,
      size: CHUNK,
    });
    chunks.push(Buffer.from(data, base64Encoded === true ? 'base64' : 'latin1'));
    if (eof) break;
  }
  await session.send('IO.close', { handle: stream });
  return Buffer.concat(chunks);
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

async function evaluateIn(
  session: CDPSession,
  contextId: number,
  expression: string,
): Promise<unknown> {
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression,
    contextId,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails !== undefined) {
    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  }
  return result.value;
}

async function takeScreenshot(
  session: CDPSession,
  width: number,
  height: number,
  scale: number,
): Promise<Uint8Array> {
  await session.send('Emulation.setDeviceMetricsOverride', {
    width,
    height,
    deviceScaleFactor: scale,
    mobile: false,
  });
  await session.send('Emulation.setEmulatedMedia', { media: 'print' });
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'png',
    clip: { x: 0, y: 0, width, height, scale: 1 },
  });
  return Buffer.from(data, 'base64');
}
