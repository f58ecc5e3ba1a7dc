/** `check --links`, against a server of the test's own. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { describe, expect, onTestFinished, test } from 'vitest';
import { isPublicAddress } from '../../src/checks/links/addresses.ts';
import { checkLinks, type LinkState } from '../../src/checks/links/check-links.ts';
import { checkExternalLinks } from '../../src/checks/links/external-links.ts';
import { findCacheFile, openLinkCache } from '../../src/checks/links/file-cache.ts';
import { type AskServer, makeAskServer } from '../../src/checks/links/request.ts';
import { formatMessages } from '../support/messages.ts';
import { readReport } from '../support/report.ts';
import { resolveMarkdown } from '../support/resolve.ts';
import { makeFolder } from '../support/temporary-project.ts';

/** A server, what it was asked, and an asker that may ask it. */
async function serve(handle: (request: IncomingMessage, response: ServerResponse) => void) {
  const heard: string[] = [];
  const agents = new Set<string | undefined>();
  const server = createServer((request, response) => {
    heard.push(`${request.method} ${request.url}`);
    agents.add(request.headers['user-agent']);
    handle(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const options = { agent: 'rapporteur-test', timeout: 400 };
  return {
    heard,
    agents,
    base: `http://127.0.0.1:${port}`,
    ask: makeAskServer({ ...options, isAllowed: (address) => address === '127.0.0.1' }),
    guarded: makeAskServer(options),
  };
}

const answerByPath = (request: IncomingMessage, response: ServerResponse) => {
  const [, path = '', next = ''] = /^\/(\w*)(.*)$/.exec(request.url ?? '') ?? [];
  if (path === 'slow') return;
  if (path === 'nohead') response.statusCode = request.method === 'HEAD' ? 405 : 200;
  else if (path === 'to') response.writeHead(301, { location: next });
  else response.statusCode = Number(path) || 200;
  response.end();
};

describe('what a server answers', () => {
  test.each<[string, LinkState]>([
    ['/', { kind: 'fine' }],
    ['/#part', { kind: 'fine' }],
    ['/nohead', { kind: 'fine' }],
    ['/to/200', { kind: 'fine' }],
    ['/404', { kind: 'broken', reason: 'the server answers 404, not found' }],
    ['/410', { kind: 'broken', reason: 'the server answers 410, gone' }],
    ['/to/404', { kind: 'broken', reason: 'the server answers 404, not found' }],
    ['/403', { kind: 'unknown', status: 403 }],
    ['/429', { kind: 'unknown', status: 429 }],
    ['/slow', { kind: 'broken', reason: 'the server does not answer in time' }],
  ])('%s', async (path, state) => {
    const { base, ask } = await serve(answerByPath);
    expect((await checkLinks([base + path], ask)).get(base + path)).toEqual(state);
  });

  test('a redirection without end', async () => {
    const { base, ask } = await serve((_, response) =>
      response.writeHead(302, { location: '/' }).end(),
    );
    expect(await checkLinks([base], ask)).toEqual(
      new Map([[base, { kind: 'broken', reason: 'it is redirected more than 5 times' }]]),
    );
  });

  test('no server at all', async () => {
    const { ask } = await serve(answerByPath);
    const [state] = (await checkLinks(['http://127.0.0.1:1/'], ask)).values();
    expect(state).toEqual({ kind: 'broken', reason: 'the server does not answer' });
  });
});

describe('politely', () => {
  test('its head first, each address once, and by name', async () => {
    const { base, ask, heard, agents } = await serve(answerByPath);
    await checkLinks([`${base}/a`, `${base}/a#b`, `${base}/nohead`], ask);
    expect(heard).toEqual(['HEAD /a', 'HEAD /nohead', 'GET /nohead']);
    expect([...agents]).toEqual(['rapporteur-test']);
  });

  test('a few at once, and each server one thing at a time', async () => {
    const open = new Map<string, number>();
    let most = 0;
    const ask: AskServer = async ({ host }) => {
      open.set(host, (open.get(host) ?? 0) + 1);
      most = Math.max(
        most,
        [...open.values()].reduce((sum, count) => sum + count, 0),
      );
      expect(open.get(host)).toBe(1);
      await new Promise((done) => setImmediate(done));
      open.set(host, (open.get(host) ?? 0) - 1);
      return { status: 200 };
    };
    const urls = Array.from(
      { length: 30 },
      (_, index) => `https://h${index % 10}.example/${index}`,
    );
    expect((await checkLinks(urls, ask)).size).toBe(30);
    expect(most).toBe(4);
  });

  test('what was found out is kept for a while', async () => {
    const file = join(makeFolder(), 'cache/links.json');
    const day = 86_400_000;
    const first = await openLinkCache(file, 10 * day);
    first.cache.set('https://a.example/', { kind: 'fine' });
    first.cache.set('https://b.example/', { kind: 'broken', reason: 'x' });
    await first.save();
    const asked: string[] = [];
    const ask: AskServer = async (url) => {
      asked.push(url.href);
      return { status: 200 };
    };
    const urls = ['https://a.example/', 'https://b.example/'];
    const soon = await openLinkCache(file, 10 * day + 60_000);
    expect((await checkLinks(urls, ask, soon.cache)).get('https://b.example/')?.kind).toBe(
      'broken',
    );
    expect(asked).toEqual([]);
    const later = await openLinkCache(file, 11 * day);
    await checkLinks(urls, ask, later.cache);
    expect(asked).toEqual(['https://b.example/']);
  });

  test('a cache that can’t be read is empty', async () => {
    const root = makeFolder({ 'links.json': '{"https://a.example/": {"state": 1}, "b": ' });
    const { cache } = await openLinkCache(join(root, 'links.json'), 0);
    expect(cache.get('https://a.example/')).toBeUndefined();
    expect(findCacheFile({ XDG_CACHE_HOME: root })).toBe(join(root, 'rapporteur/links.json'));
    expect(findCacheFile({})).toBeUndefined();
  });
});

describe('only at addresses of the public internet', () => {
  test('a server of one’s own hears nothing, by number or by name', async () => {
    const { base, guarded, heard } = await serve(answerByPath);
    const urls = [
      base,
      base.replace('127.0.0.1', 'localhost'),
      base.replace('127.0.0.1', '[::ffff:127.0.0.1]'),
      base.replace('127.0.0.1', '2130706433'),
    ];
    const states = await checkLinks(urls, guarded);
    for (const url of urls) {
      expect(states.get(url)).toEqual({
        kind: 'broken',
        reason: 'it is not an address of the public internet',
      });
    }
    expect(heard).toEqual([]);
  });

  test('nor by a redirection', async () => {
    const { base, heard } = await serve(answerByPath);
    const guarded = makeAskServer({ agent: 'test', timeout: 400 });
    const ask: AskServer = async (url, method) =>
      url.host === 'public.example'
        ? { status: 302, location: `${base}/secret` }
        : guarded(url, method);
    const [state] = (await checkLinks(['https://public.example/'], ask)).values();
    expect(state).toEqual({
      kind: 'broken',
      reason: 'it is not an address of the public internet',
    });
    expect(heard).toEqual([]);
  });

  test('nor by another scheme', async () => {
    const ask: AskServer = async () => ({ status: 302, location: 'file:///etc/passwd' });
    const [state] = (await checkLinks(['https://public.example/'], ask)).values();
    expect(state).toEqual({ kind: 'broken', reason: 'it leads to “file:”' });
  });

  test.each([
    ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1'],
    ...['0.0.0.0', '224.0.0.1', '255.255.255.255', '::1', '::', 'fe80::1', 'fd00::1'],
    ...['::ffff:127.0.0.1', '::ffff:10.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::'],
  ])('%s is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each(['93.184.216.34', '1.1.1.1', '2606:2800:220:1:248:1893:25c8:1946'])(
    '%s is',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );
});

test('a broken link is a warning at its place; a comment is obeyed', async () => {
  const report = await resolveMarkdown(
    'See [a](https://a.example/x), [b](mailto:b@example.org) and [c](https://c.example/).\n\n<!-- rapporteur-disable-next external-link: known -->\n\n[a](https://a.example/x) again.',
  );
  const ask: AskServer = async ({ host }) => ({ status: host === 'a.example' ? 404 : 200 });
  expect(await checkExternalLinks(report, ask)).toEqual({ looked: 2, unknown: 0 });
  expect(formatMessages(report.file)).toBe(
    '1:5 warning “https://a.example/x” leads nowhere: the server answers 404, not found (external-link)\n    Look for its new address, or for a copy in an archive.',
  );
});

test('addresses of the metadata are asked, too', async () => {
  const ask: AskServer = async ({ host }) => ({ status: host === 'gone.example' ? 404 : 200 });
  const { report } = await readReport(
    '---\ntitle: A\nauthors:\n  - name: B C\n    url: https://gone.example/b\n---\n\n## One\n\nText.\n',
  );
  const shared = new VFile({
    path: 'report.yaml',
    value: 'publisher: { name: P, url: https://gone.example/p }\nurl: https://there.example/\n',
  });
  expect(await checkExternalLinks(report, ask, undefined, shared)).toEqual({
    looked: 3,
    unknown: 0,
  });
  const places = [report.file, shared].flatMap((file) =>
    file.messages
      .filter(({ ruleId }) => ruleId === 'external-link')
      .map(({ line, column }) => `${file.basename}:${line}:${column}`),
  );
  expect(places).toEqual([`${report.file.basename}:5:10`, 'report.yaml:1:28']);
});
