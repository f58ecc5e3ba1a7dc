import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { projectFolder } from '../../support/paths.ts';

/** The page that holds the reader: what an application around foliate-js does, at its least. */
const HOST = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Reader</title>
<style>
  html { color-scheme: light dark; }
  body { margin: 0; }
  foliate-view, #popup foliate-view { display: block; width: 100%; height: 100%; }
  #book { width: 100vw; height: 100vh; }
  #popup { position: fixed; inset: auto 5vw 5vh; height: 30vh; border: 1px solid; background: Canvas; }
  #popup:empty { display: none; }
</style>
</head>
<body>
<div id="book"></div>
<div id="popup"></div>
<script type="module">
import '/foliate/view.js';
import { FootnoteHandler } from '/foliate/footnotes.js';

const view = document.createElement('foliate-view');
document.getElementById('book').append(view);
const footnotes = new FootnoteHandler();
const popup = document.getElementById('popup');
const reader = { view, places: [], footnote: undefined };
view.addEventListener('relocate', ({ detail }) => {
  reader.places.push({ toc: detail.tocItem?.label, page: detail.pageItem?.label });
});
view.addEventListener('link', (event) => {
  footnotes.handle(view.book, event)?.catch((error) => console.error(error));
});
footnotes.addEventListener('before-render', ({ detail }) => popup.replaceChildren(detail.view));
footnotes.addEventListener('render', ({ detail }) => {
  detail.view.renderer.setAttribute('flow', 'scrolled');
  reader.footnote = { type: detail.type, hidden: detail.hidden, text: undefined };
  reader.footnote.text = detail.view.renderer.getContents()[0]?.doc.body.textContent;
});
const bytes = await (await fetch('/book.epub')).blob();
await view.open(new File([bytes], 'book.epub', { type: 'application/epub+zip' }));
view.renderer.setAttribute('max-column-count', '1');
view.renderer.setAttribute('margin', '24px');
await view.init({ showTextStart: false });
window.reader = reader;
</script>
</body>
</html>`;

const TYPES: Record<string, string> = { js: 'text/javascript', css: 'text/css' };

/**
 * Open a book in foliate-js, the reader of the Foliate application. Nothing is
 * fetched but the reader and the book.
 *
 * @returns the addresses that were asked for and are neither
 */
export async function openInReader(page: Page, bytes: Uint8Array): Promise<string[]> {
  const refused: string[] = [];
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol === 'blob:' || url.protocol === 'data:') return void request.continue();
    if (url.host !== 'reader.example') {
      refused.push(request.url());
      return void request.abort();
    }
    if (url.pathname === '/') return void request.respond({ contentType: 'text/html', body: HOST });
    if (url.pathname === '/book.epub') {
      return void request.respond({
        contentType: 'application/epub+zip',
        body: Buffer.from(bytes),
      });
    }
    const file = /^\/foliate\/([\w/-]+\.(\w+))$/.exec(url.pathname);
    if (file === null) return void request.respond({ status: 404, body: '' });
    return void request.respond({
      contentType: TYPES[file[2] ?? ''] ?? 'application/octet-stream',
      body: readFileSync(join(projectFolder, 'node_modules/foliate-js', file[1] ?? '')),
    });
  });
  await page.setViewport({ width: 480, height: 720 });
  await page.goto('https://reader.example/');
  await page.waitForFunction('window.reader !== undefined');
  return refused;
}

/** What foliate-js says of a book and of where its reader is. */
export interface ReaderState {
  direction: string;
  contents: string[];
  pages: string[];
  landmarks: string[];
  /** The entries of the contents and of the page list passed so far. */
  places: { toc?: string; page?: string }[];
  footnote?: { type: string; hidden: boolean; text: string };
}

/** Ask the reader for its state. */
export async function readState(page: Page): Promise<ReaderState> {
  return (await page.evaluate(`({
    direction: reader.view.book.dir,
    contents: (function list(items) {
      return (items ?? []).flatMap((item) => [item.label, ...list(item.subitems)]);
    })(reader.view.book.toc),
    pages: (reader.view.book.pageList ?? []).map((item) => item.label),
    landmarks: (reader.view.book.landmarks ?? []).map((item) => item.type[0]),
    places: reader.places,
    footnote: reader.footnote,
  })`)) as ReaderState;
}

/** Do something in the reader, and wait until it has drawn what comes of it. */
export async function act(page: Page, script: string): Promise<void> {
  await page.evaluate(`(async () => {
    await (${script});
    await new Promise((done) => setTimeout(done, 100));
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  })()`);
}

/** Text that stands in the part of the chapter that is on the screen. */
export async function visibleText(page: Page): Promise<string> {
  return (await page.evaluate('reader.view.lastLocation.range.toString()')) as string;
}

/** What a screenshot shows. */
export interface Picture {
  /** The most frequent colour, `#rrggbb`. */
  ground: string;
  /** Share of the pixels that are not of that colour, 0 to 1. */
  ink: number;
  /** Whether anything is drawn in the outermost columns of pixels, where the margins are. */
  touchesEdge: boolean;
}

/** Take a picture of the screen and measure it. */
export async function lookAt(page: Page): Promise<Picture> {
  const picture = await page.screenshot({ encoding: 'base64' });
  return (await page.evaluate(`(async () => {
    const bytes = Uint8Array.from(atob(${JSON.stringify(picture)}), (c) => c.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes]));
    const { width, height } = image;
    const context = new OffscreenCanvas(width, height).getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    const counts = new Map();
    const colour = (x, y) => {
      const at = 4 * (y * width + x);
      return (data[at] << 16) | (data[at + 1] << 8) | data[at + 2];
    };
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) counts.set(colour(x, y), (counts.get(colour(x, y)) ?? 0) + 1);
    const [[ground, count]] = [...counts].sort((a, b) => b[1] - a[1]);
    let touchesEdge = false;
    for (let y = 0; y < height; y++)
      if (colour(0, y) !== colour(0, 0) || colour(width - 1, y) !== colour(0, 0)) touchesEdge = true;
    return {
      ground: '#' + ground.toString(16).padStart(6, '0'),
      ink: 1 - count / (width * height),
      touchesEdge,
    };
  })()`)) as Picture;
}
