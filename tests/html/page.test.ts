import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { format } from '../../src/formats/html/index.ts';
import { escapeStyle } from '../../src/formats/html/styles.ts';
import type { Report } from '../../src/report/report.ts';
import { withPage } from '../support/browser.ts';
import { expectGolden } from '../support/golden.ts';
import { projectFolder } from '../support/paths.ts';
import { readReport, readReports } from '../support/report.ts';
import { describeWithValidator, runAxe, validateHtml } from '../support/validators.ts';

const context = {
  warn(rule: string, message: string) {
    throw new Error(`${rule}: ${message}`);
  },
};

const render = (report: Report) => format.render(report, context);
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

const whole = `---
title: A report
subtitle: With all that a page can have
date: 2022-05-31
authors: [Prof A B]
editors: [Dr C D]
publisher: { name: House, place: London, url: 'https://example.org/', email: office@example.org }
series: { name: Papers, number: '7' }
doi: 10.1234/abc
isbn: 978-3-16-148410-0
url: https://example.org/report
licence: CC-BY-4.0
keywords: [one, two]
description: What it is about.
event: { name: Meeting, place: London, start: 2022-05-30, end: 2022-05-31 }
---

## A chapter

Text with a note.[^a]

### A section

:::figure[What the drawing shows]
![A blue rectangle.](images/drawing.svg)
:::

[^a]: The note.
`;
const files = {
  'images/drawing.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100"><rect width="300" height="100"/></svg>',
};

describe('the web page', () => {
  test('is what it was', async () => {
    const { report, messages } = await readReport(whole, { files });
    expect(messages).toBe('');
    const html = decode(await render(report))
      .replace(/<style>[\s\S]*<\/style>/, '<style>…</style>')
      .replace(/base64,[\w+/=]+/g, 'base64,…');
    expectGolden(new URL('golden/page.html', import.meta.url), html);
  });

  test('needs nothing but itself', async () => {
    const { report } = await readReport(whole, { files });
    const html = decode(await render(report));
    const loaded: string[] = [];
    visit(fromHtml(html), 'element', (node) => {
      if (node.tagName === 'script') loaded.push('script');
      const rel = node.tagName === 'link' ? String(node.properties['rel']) : '';
      if (rel !== '' && rel !== 'canonical' && rel !== 'license') loaded.push(rel);
      if (node.properties['src'] !== undefined) loaded.push(String(node.properties['src']));
    });
    expect(loaded).toEqual([expect.stringMatching(/^data:image\/svg\+xml;base64,/)]);
    const addresses = [...html.matchAll(/url\("?([^")]{0,20})/g)].map((match) => match[1]);
    expect(addresses.filter((url) => !url?.startsWith('data:font/woff2'))).toEqual([]);
  });

  test('is the same each time', async () => {
    const [one, other] = await Promise.all(
      [1, 2].map(async () => render((await readReport(whole, { files })).report)),
    );
    expect(one).toEqual(other);
  });

  test('says who took part in a way that machines read', async () => {
    const { report } = await readReport(
      '---\ntitle: A\n---\n\n:::participants\n- Dr A B, Head, House\n:::\n',
    );
    const html = decode(await render(report));
    expect(html).toContain('<div class="person" itemscope itemtype="https://schema.org/Person">');
    const properties = [...html.matchAll(/itemprop="(\w+)">([^<]*)/g)].map(([, ...pair]) => pair);
    expect(properties).toEqual([
      ['honorificPrefix', 'Dr'],
      ['name', 'A B'],
      ['jobTitle', 'Head'],
      ['affiliation', 'House'],
    ]);
  });

  test('ends its style sheet where it should', () => {
    expect(escapeStyle('a::after { content: "</style><script>" }')).not.toContain('</style');
  });

  test('has no contents where there is no heading', async () => {
    const { report } = await readReport('---\ntitle: Short\n---\n\nText.\n');
    expect(decode(await render(report))).not.toContain('<nav');
  });
});

describeWithValidator('browser', 'the web page in a browser', () => {
  test('loads nothing, runs nothing, and shows its images', async () => {
    const { report } = await readReport(whole, { files });
    let requests = 0;
    const server = createServer((_request, response) => {
      requests += 1;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const html = decode(await render(report)).replace(
      '</main>',
      `<img id="remote" alt="" src="http://127.0.0.1:${port}/a.png"><script>document.title="run"</script></main>`,
    );
    await withPage(async (page) => {
      await page.setContent(html, { waitUntil: 'load' });
      expect(await page.title()).toBe('A report: With all that a page can have');
      const widths = await page.$$eval('figure img', (images) =>
        images.map((image) => image.naturalWidth),
      );
      expect(widths).toEqual([300]);
      expect(requests).toBe(0);
    });
    // The same page without its policies: this test would see what they stop.
    await withPage(async (page) => {
      await page.setContent(html.replace(/<meta http-equiv[^>]*>/g, ''), { waitUntil: 'load' });
      expect(await page.title()).toBe('run');
      expect(requests).toBe(1);
    });
    server.close();
  });

  // WCAG 2.2, 1.4.10: no scrolling sideways at 320 CSS pixels.
  test.each(['ltr', 'rtl'] as const)('fits into a narrow window (%s)', async (direction) => {
    const { report } = await readReport(
      `${whole}\n\n| A | table | of | several | columns |\n|-|-|-|-|-|\n| with | words | Donaudampfschifffahrtsgesellschaft | in | it |\n`,
      { files },
    );
    const html = decode(await render(report)).replace('dir="ltr"', `dir="${direction}"`);
    await withPage(async (page) => {
      await page.setViewport({ width: 320, height: 600 });
      await page.setContent(html);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
      // A caption is read whole, also where its table scrolls.
      const captions = await page.$$eval('caption', (all) => all.map((one) => one.offsetWidth));
      expect(captions.filter((width) => width > 320)).toEqual([]);
    });
  });
});

describe('the reports of this project', async () => {
  const reports = await readReports(projectFolder);
  for (const { report } of reports) {
    const name = `${report.name}.${report.metadata.language}`;

    describeWithValidator('vnu', `${name} in Nu`, () => {
      test('has no error and no warning', async () => {
        expect(await validateHtml(await render(report))).toEqual([]);
      });
    });

    describeWithValidator('axe', `${name} in axe`, () => {
      test.each([
        { dark: false, width: 1280 },
        { dark: true, width: 1280 },
        { dark: false, width: 390 },
      ])('has no violation (%o)', async (options) => {
        expect(await runAxe(await render(report), options)).toEqual([]);
      });
    });
  }
});

describeWithValidator(['vnu', 'axe'], 'a page of every part', () => {
  test('has no error, no warning and no violation', async () => {
    const { report } = await readReport(whole, { files });
    const bytes = await render(report);
    expect(await validateHtml(bytes)).toEqual([]);
    expect(await runAxe(bytes)).toEqual([]);
  });
});
