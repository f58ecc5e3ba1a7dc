/**
 * The floor under our PDF: a script that starts the same browser, loads the same
 * final page and prints it, tagged, with its outline; and does nothing else.
 *
 *     node bench/bare-print.mjs browser page.html out.pdf
 */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';

const [executablePath, page, output] = process.argv.slice(2);
const browser = await puppeteer.launch({
  executablePath,
  headless: 'shell',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  protocolTimeout: 0,
});
const tab = await browser.newPage();
await tab.goto(pathToFileURL(page).href);
const pdf = await tab.pdf({
  tagged: true,
  outline: true,
  preferCSSPageSize: true,
  printBackground: true,
  timeout: 0,
});
writeFileSync(output, pdf);
await browser.close();
