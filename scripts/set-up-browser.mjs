/**
 * Sees to it that there is a browser, and says nothing where there is one.
 *
 * In this order: what is installed already; Debian's package, which brings the
 * libraries that a browser needs; the build that Puppeteer would download, for
 * other systems and for who may not install packages. Ends with exit code 3 and
 * advice when all fail.
 *
 * The path of the browser is written to the file that is the first argument,
 * by which `make` knows that it need not ask again.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { importTypeScript } from './import-typescript.mjs';
import { ENVIRONMENT_EXIT, installSystemPackage, runs } from './system-packages.mjs';

const DOWNLOAD_TIMEOUT = 120_000;

const { findBrowser } = await importTypeScript('src/formats/pdf/find-browser.ts');

try {
  const path = await setUpBrowser();
  const stamp = process.argv[2];
  if (stamp !== undefined) {
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, `${path}\n`);
  }
} catch (error) {
  console.error(error.message);
  process.exit(ENVIRONMENT_EXIT);
}

async function setUpBrowser() {
  const there = findBrowser();
  if (there !== undefined && runs(there)) return there;
  console.log(there === undefined ? 'There is no browser yet.' : `${there} does not run.`);
  const ways = [
    () => installSystemPackage(['chromium-headless-shell', 'chromium']),
    downloadBrowser,
  ];
  for (const way of ways) {
    if (!(await way())) continue;
    const installed = findBrowser();
    if (installed !== undefined && runs(installed)) return installed;
  }
  throw new Error(
    'No browser could be installed, and PDF needs one. Install Chrome or Chromium ' +
      '(on Debian: `sudo apt-get install chromium-headless-shell`), or set ' +
      'PUPPETEER_EXECUTABLE_PATH to the path of one; then run `make` again. ' +
      'The other formats need none: `npx rapporteur build --format html,epub,docx`.',
  );
}

/** The build of Chrome that this version of Puppeteer was tested with. */
async function downloadBrowser() {
  const { Browser, install } = await import('@puppeteer/browsers');
  const { PUPPETEER_REVISIONS } = await import('puppeteer-core/internal/revisions.js');
  const download = install({
    browser: Browser.CHROMEHEADLESSSHELL,
    buildId: PUPPETEER_REVISIONS['chrome-headless-shell'],
    cacheDir: process.env.PUPPETEER_CACHE_DIR ?? join(homedir(), '.cache', 'puppeteer'),
  });
  console.log('Downloading Chrome');
  let timer;
  const tooLong = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('it took too long')), DOWNLOAD_TIMEOUT);
  });
  try {
    await Promise.race([download, tooLong]);
    return true;
  } catch (error) {
    console.error(`Chrome could not be downloaded: ${error.message}`);
    return false;
  } finally {
    clearTimeout(timer);
  }
}
