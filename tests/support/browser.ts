import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { BROWSER_ADVICE, findBrowser } from '../../src/formats/pdf/find-browser.ts';

let browser: Promise<Browser> | undefined;

/**
 * Do something with a page of the browser that the project uses. The browser
 * is started once a test file and ends with its process.
 *
 * @param use what to do; the page is closed after it
 * @returns what `use` returns
 * @throws Error when there is no browser
 */
export async function withPage<T>(use: (page: Page) => Promise<T>): Promise<T> {
  browser ??= launch();
  const page = await (await browser).newPage();
  try {
    return await use(page);
  } finally {
    await page.close();
  }
}

function launch(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error(`There is no browser. ${BROWSER_ADVICE}`);
  return puppeteer.launch({
    executablePath,
    headless: 'shell',
    // Chromium's sandbox does not work for root; the pages here are the tests' own.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
}
