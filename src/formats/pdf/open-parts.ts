import type { RunningBrowser } from './browser.ts';
import { createMeeting, type Meeting } from './meeting.ts';
import { type OpenPage, openPage } from './page.ts';
import type { ServedDocument } from './serve.ts';

/** The loaded documents of a report's parts. */
export interface OpenParts {
  pages: OpenPage[];
  /** Where they meet, if there are several. */
  meeting?: Meeting;
  close(): Promise<void>;
}

/**
 * Load the documents of a report's parts, each into a tab of its own.
 *
 * @param browser a running browser
 * @param documents one for each part
 * @param timeout milliseconds that all work on a page may take together
 * @throws BrowserFailure when the browser ends, or time runs out
 */
export async function openParts(
  browser: RunningBrowser,
  documents: readonly ServedDocument[],
  timeout: number,
): Promise<OpenParts> {
  const meeting = documents.length > 1 ? createMeeting(documents.length) : undefined;
  const opening = await Promise.allSettled(
    documents.map((document, index) =>
      meeting === undefined
        ? openPage(browser, document, timeout)
        : openPage(browser, document, timeout, {
            index,
            answer: (question) => meeting.ask(index, question),
          }),
    ),
  );
  const pages = opening.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const close = async (): Promise<void> => {
    await Promise.all(pages.map((page) => page.close()));
  };
  const failed = opening.find((one) => one.status === 'rejected');
  if (failed !== undefined) {
    await close();
    throw failed.reason;
  }
  return { pages, close, ...(meeting === undefined ? {} : { meeting }) };
}
