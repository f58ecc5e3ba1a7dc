/** A printed page reaches no network, by whatever way: a server that listens hears nothing. */
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { launchBrowser, type RunningBrowser } from '../../src/formats/pdf/browser.ts';
import { findBrowser } from '../../src/formats/pdf/find-browser.ts';
import { openPage } from '../../src/formats/pdf/page.ts';
import { makeFolder } from '../support/temporary-project.ts';
import { describeWithValidator } from '../support/validators.ts';

/** What the servers heard: any connection counts, whatever it would have asked for. */
let heard: string[] = [];
const servers: Server[] = [];
let port = 0;
let running: RunningBrowser | undefined;

async function listen(host: string, wanted: number): Promise<number> {
  const server = createServer((socket) => {
    heard.push(host);
    socket.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(wanted, host, resolve);
  });
  servers.push(server);
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

beforeEach(async () => {
  heard = [];
  port = await listen('127.0.0.1', 0);
  // A machine may have no IPv6.
  await listen('::1', port).catch(() => undefined);
});

afterEach(async () => {
  await running?.close();
  running = undefined;
  for (const server of servers.splice(0)) server.close();
});

/** Every way that a document has to make a browser ask for something. */
function ask(origin: string): string {
  return `
    <link rel="preconnect" href="${origin}"><link rel="dns-prefetch" href="${origin}">
    <link rel="prefetch" href="${origin}/prefetch"><link rel="prerender" href="${origin}/prerender">
    <link rel="preload" as="image" href="${origin}/preload"><link rel="modulepreload" href="${origin}/m.js">
    <link rel="stylesheet" href="${origin}/a.css"><link rel="icon" href="${origin}/icon">
    <link rel="manifest" href="${origin}/manifest"><link rel="pingback" href="${origin}/pingback">
    <style>
      @import url(${origin}/import.css);
      @font-face { font-family: x; src: url(${origin}/font.woff2) }
      p { font-family: x; background: url(${origin}/background.png); cursor: url(${origin}/cursor), auto }
      li { list-style-image: url(${origin}/bullet.png) } p::after { content: url(${origin}/content.png) }
      div { mask-image: url(${origin}/mask.svg#a); filter: url(${origin}/filter.svg#a); shape-outside: url(${origin}/shape.png) }
      @page { @top-left { content: url(${origin}/margin.png) } }
    </style>
    <meta http-equiv="refresh" content="0; url=${origin}/refresh">
    <base href="${origin}/base/"><img src="relative.png">
    <p>Text <img src="${origin}/image.png"><img srcset="${origin}/srcset.png 1x"><ul><li>a</ul><div>b</div>
    <picture><source srcset="${origin}/source.png"><img></picture>
    <iframe src="${origin}/frame"></iframe><iframe srcdoc="<img src='${origin}/srcdoc.png'>"></iframe>
    <object data="${origin}/object"></object><embed src="${origin}/embed">
    <video src="${origin}/video" poster="${origin}/poster.png" autoplay></video><audio src="${origin}/audio"></audio>
    <track src="${origin}/track"><input type="image" src="${origin}/input.png">
    <form action="${origin}/form"><button id="send" autofocus>x</button></form>
    <a href="${origin}/link" ping="${origin}/ping">x</a>
    <svg><image href="${origin}/svg-image.png"/><use href="${origin}/use.svg#a"/><foreignObject><img src="${origin}/foreign.png"></foreignObject></svg>
    <script src="${origin}/script.js"></script><script type="module" src="${origin}/module.js"></script>
    <script>
      fetch('${origin}/fetch'); navigator.sendBeacon('${origin}/beacon'); new WebSocket('${origin.replace('http', 'ws')}/socket');
      new EventSource('${origin}/events'); new Worker('${origin}/worker.js'); new SharedWorker('${origin}/shared.js');
      new Worker(URL.createObjectURL(new Blob(["fetch('${origin}/blob')"]))); navigator.serviceWorker?.register('/service.js');
      new Image().src = '${origin}/new-image'; location = '${origin}/location'; open('${origin}/open');
    </script>
    <img src="/missing.png" onerror="fetch('${origin}/onerror')"><img src="/own.svg" onload="fetch('${origin}/onload')">`;
}

/** Loopback, private and link-local addresses, that of clouds' metadata, and names. */
const origins = () => [
  ...[
    '127.0.0.1',
    '[::1]',
    'localhost',
    '0.0.0.0',
    '2130706433',
    '127.1',
    '[::ffff:127.0.0.1]',
  ].map((host) => `http://${host}:${port}`),
  `https://127.0.0.1:${port}`,
  `http://local.localhost:${port}`,
  ...[
    '10.0.0.1',
    '172.16.0.1',
    '192.168.0.1',
    '169.254.169.254',
    '[fe80::1]',
    '[fd00:ec2::254]',
  ].map((host) => `http://${host}`),
  'http://metadata.google.internal',
  'https://example.org',
];

const document = () => ({
  html: `<!doctype html><title>x</title>${origins().map(ask).join('')}<img src="file:///etc/passwd"><iframe src="file:///etc/passwd"></iframe>`,
  files: new Map([
    [
      '/own.svg',
      {
        mediaType: 'image/svg+xml',
        bytes: new TextEncoder().encode(
          `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="http://127.0.0.1:${port}/inside" width="9" height="9"/><script>fetch('http://127.0.0.1:${port}/svg-script')</script></svg>`,
        ),
      },
    ],
  ]),
});

/** A browser that writes down all that its network stack does. */
function watchBrowser(): { path: string; log: string } {
  const folder = makeFolder({
    'browser-headless-shell': `#!/bin/sh\nexec "${findBrowser()}" --log-net-log="$(dirname "$0")/net.json" --net-log-capture-mode=Everything "$@"\n`,
  });
  const path = join(folder, 'browser-headless-shell');
  chmodSync(path, 0o755);
  return { path, log: join(folder, 'net.json') };
}

async function withBrowser<T>(path: string, action: () => Promise<T>): Promise<T> {
  const before = process.env['PUPPETEER_EXECUTABLE_PATH'];
  process.env['PUPPETEER_EXECUTABLE_PATH'] = path;
  try {
    return await action();
  } finally {
    if (before === undefined) delete process.env['PUPPETEER_EXECUTABLE_PATH'];
    else process.env['PUPPETEER_EXECUTABLE_PATH'] = before;
  }
}

/** The network events of the kinds that would leave the browser. */
function readEvents(log: string): string[] {
  const text = existsSync(log) ? readFileSync(log, 'utf8') : '';
  const names = /"logEventTypes":(\{[^}]*\})/.exec(text)?.[1];
  if (names === undefined) throw new Error('The browser kept no log');
  const numbers = new Map(
    Object.entries(JSON.parse(names) as Record<string, number>).map(([name, number]) => [
      number,
      name,
    ]),
  );
  const leaving =
    /^(?:TCP_CONNECT|TCP_CONNECT_ATTEMPT|UDP_CONNECT|UDP_BYTES_SENT|DNS_TRANSACTION|HOST_RESOLVER_MANAGER_JOB|HOST_RESOLVER_SYSTEM_TASK)$/;
  return [...text.matchAll(/"type":(\d+)\}/g)]
    .map(([, number]) => numbers.get(Number(number)) ?? '')
    .filter((name) => leaving.test(name));
}

describeWithValidator('browser', 'nothing is heard', () => {
  test('when a page asks in every way', async () => {
    running = await launchBrowser();
    const page = await openPage(running, document(), 60_000);
    await page.print({ tagged: false });
    expect(heard).toEqual([]);
    // What it asked its own host for is refused, and told.
    expect(page.refused).toContain('https://report.invalid/missing.png');
    await page.close();
  });

  test('and no name is looked up, nor any connection tried', async () => {
    const { path, log } = watchBrowser();
    running = await withBrowser(path, launchBrowser);
    const page = await openPage(running, document(), 60_000);
    await page.print({ tagged: false });
    await page.close();
    await running.close();
    expect(readEvents(log)).toEqual([]);
    expect(heard).toEqual([]);
  });

  test('when nobody refuses its requests: the browser has no way out by itself', async () => {
    running = await launchBrowser();
    const { session } = await running.takeTab();
    await session.send('Fetch.disable');
    await session.send('Emulation.setScriptExecutionDisabled', { value: false });
    const ours = origins().filter((origin) => origin.includes(`:${port}`));
    for (const origin of ours) {
      const { errorText } = await session.send('Page.navigate', { url: `${origin}/` });
      expect(errorText, origin).toMatch(/^net::ERR_/);
    }
    const { frameId } = await session.send('Page.navigate', { url: 'about:blank' });
    await session.send('Page.setDocumentContent', { frameId, html: ours.map(ask).join('') });
    const fetched = await session.send('Runtime.evaluate', {
      expression: `Promise.allSettled(${JSON.stringify(ours)}.map((url) => fetch(url, { mode: 'no-cors' }))).then((all) => all.map(({ status }) => status).join())`,
      awaitPromise: true,
    });
    expect(fetched.result.value).toBe(ours.map(() => 'rejected').join());
    expect(heard).toEqual([]);
  });

  test('but would be: the servers listen', async () => {
    await new Promise((resolve) => connect(port, '127.0.0.1').once('close', resolve).resume());
    expect(heard).toEqual(['127.0.0.1']);
  });
});
