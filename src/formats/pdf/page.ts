import type { Browser, CDPSession, Page } from 'puppeteer-core';

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
 * A host that exists nowhere (RFC 6761, 6.4), so that nothing that goes astray
 * can arrive.
 */
const ORIGIN = 'https://report.invalid';

/**
 * The document shows what is in it, and no more. Scripts are switched off
 * besides; ours run in an isolated world, which a page's policy doesn't bind.
 */
const POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * Load a document into a new page. Every request is answered from memory or
 * refused; no script of the document runs.
 *
 * @param browser a running browser
 * @param document what to load
 * @param timeout milliseconds that all work on the page may take together
 * @throws BrowserFailure when the browser ends, or time runs out
 */
export async function openPage(
  browser: Browser,
  document: ServedDocument,
  timeout: number,
): Promise<OpenPage> {
  const deadline = startDeadline(browser, timeout);
  const refused: string[] = [];
  const page = await deadline.hold(browser.newPage());
  deadline.watch(page);
  try {
    const session = await deadline.hold(
      Promise.all([page.createCDPSession(), page.setJavaScriptEnabled(false)]).then(([it]) => it),
    );
    await deadline.hold(serve(session, document, refused));
    await deadline.hold(page.goto(`${ORIGIN}/`, { waitUntil: 'load', timeout: 0 }));
    const world = await deadline.hold(createWorld(session));
    return {
      refused,
      evaluate: (expression) => deadline.hold(evaluateIn(session, world, expression)),
      print: ({ tagged }) =>
        deadline.hold(
          page.pdf({
            preferCSSPageSize: true,
            printBackground: true,
            tagged,
            outline: tagged,
            timeout: 0,
            waitForFonts: false,
          }),
        ),
      screenshot: (width, height, scale) =>
        deadline.hold(takeScreenshot(page, width, height, scale)),
      async close() {
        deadline.end();
        await page.close().catch(() => undefined);
      },
    };
  } catch (error) {
    deadline.end();
    await page.close().catch(() => undefined);
    throw error;
  }
}

/** Whatever waits on the browser fails when it ends, when the page crashes, or when time is up. */
interface Deadline {
  hold<T>(work: Promise<T>): Promise<T>;
  watch(page: Page): void;
  end(): void;
}

function startDeadline(browser: Browser, timeout: number): Deadline {
  let fail: (error: BrowserFailure) => void = () => undefined;
  const failed = new Promise<never>((_resolve, reject) => {
    fail = reject;
  });
  failed.catch(() => undefined);
  const timer = setTimeout(
    () => fail(new BrowserFailure(`the browser took more than ${timeout / 1000} seconds`)),
    timeout,
  );
  const onGone = (): void => fail(new BrowserFailure('the browser ended unexpectedly'));
  browser.once('disconnected', onGone);
  return {
    hold: (work) =>
      Promise.race([work, failed]).catch((error: unknown) => {
        // Calls that are under way when the browser dies reject first, in words of their own.
        if (!(error instanceof BrowserFailure) && isGone(error, browser)) {
          throw new BrowserFailure('the browser ended unexpectedly', { cause: error });
        }
        throw error;
      }),
    watch(page) {
      page.once('error', () => fail(new BrowserFailure('the page crashed')));
    },
    end() {
      clearTimeout(timer);
      browser.off('disconnected', onGone);
    },
  };
}

function isGone(error: unknown, browser: Browser): boolean {
  return (
    !browser.connected ||
    (error instanceof Error &&
      // A print may fail before the event that tells of its page's crash.
      /target closed|session closed|connection closed|printing failed/i.test(error.message))
  );
}

/** Answer every request of the page: its own files, and nothing else. */
async function serve(
  session: CDPSession,
  document: ServedDocument,
  refused: string[],
): Promise<void> {
  session.on('Fetch.requestPaused', ({ requestId, request }) => {
    const file = findFile(document, request.url);
    if (file === undefined) refused.push(request.url);
    const answer =
      file === undefined
        ? session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
        : session.send('Fetch.fulfillRequest', {
            requestId,
            responseCode: 200,
            responseHeaders: [
              { name: 'Content-Type', value: file.mediaType },
              { name: 'Content-Security-Policy', value: POLICY },
            ],
            body: Buffer.from(file.bytes).toString('base64'),
          });
    // The page may be gone meanwhile; whoever waits for it is told.
    answer.catch(() => undefined);
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
}

function findFile(document: ServedDocument, url: string): ServedFile | undefined {
  if (!URL.canParse(url)) return undefined;
  const { origin, pathname } = new URL(url);
  if (origin !== ORIGIN) return undefined;
  if (pathname === '/') {
    return {
      mediaType: 'text/html; charset=utf-8',
      bytes: new TextEncoder().encode(document.html),
    };
  }
  return document.files.get(decodeURIComponent(pathname));
}

/** A world of its own shares the page's elements and none of its scripts. */
async function createWorld(session: CDPSession): Promise<number> {
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'rapporteur',
  });
  return executionContextId;
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
  page: Page,
  width: number,
  height: number,
  scale: number,
): Promise<Uint8Array> {
  await page.setViewport({ width, height, deviceScaleFactor: scale });
  await page.emulateMediaType('print');
  return page.screenshot({ type: 'png', clip: { x: 0, y: 0, width, height } });
}
