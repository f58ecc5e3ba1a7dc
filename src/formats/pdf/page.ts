import { type CDPSession, CDPSessionEvent } from 'puppeteer-core/internal/api/CDPSession.js';
import type { RunningBrowser } from './browser.ts';
import { type Correspondence, originOf, type ServedDocument, serve } from './serve.ts';

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

/** Bytes of a print that are read at a time. */
const CHUNK = 4_000_000;

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
