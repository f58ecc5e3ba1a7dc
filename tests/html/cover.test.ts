import { toHtml } from 'hast-util-to-html';
import { describe, expect, test } from 'vitest';
import { renderCover } from '../../src/formats/html/render-cover.ts';
import { createScope } from '../../src/formats/html/scope.ts';
import { readReport } from '../support/report.ts';

/** Render a cover; what it warns of comes back with it, as `rule: message`. */
async function render(cover: string, frontMatter: string, images: Record<string, string> = {}) {
  const { report } = await readReport(`---\n${frontMatter}\n---\n\nText.\n`);
  const warnings: string[] = [];
  const template = {
    ...report.template,
    cover,
    images: new Map(
      Object.entries(images).map(([name, text]) => [name, new TextEncoder().encode(text)]),
    ),
  };
  const scope = createScope({ ...report, template }, { imageUrl: (image) => `in/${image.name}` });
  const html = toHtml(renderCover(scope, (rule, message) => warnings.push(`${rule}: ${message}`)));
  return { html, warnings };
}

describe('a cover', () => {
  test('gets the report’s words into its slots', async () => {
    const { html, warnings } = await render(
      '<h1><slot name="title"></slot></h1><p>by <slot name="authors"></slot></p>',
      'title: A title\nauthors: [Prof A B, Dr C D]',
    );
    expect(html).toBe(
      '<h1>A title</h1><p>by <span class="contributor">Prof A B</span>, <span class="contributor">Dr C D</span></p>',
    );
    expect(warnings).toEqual([]);
  });

  test('lets nothing that a report says become an element', async () => {
    const { html } = await render(
      '<h1><slot name="title"></slot></h1>',
      `title: '<img src=x onerror=alert(1)> & "co"'\ntypography: off`,
    );
    expect(html).toBe('<h1>&#x3C;img src=x onerror=alert(1)> &#x26; "co"</h1>');
  });

  test('leaves out what has nothing to hold', async () => {
    const { html } = await render(
      '<div><p>Series: <slot name="series"></slot></p></div><p>House</p>',
      'title: A title',
    );
    expect(html).toBe('<p>House</p>');
  });

  test('reports a slot that does not exist', async () => {
    const { html, warnings } = await render('<p><slot name="titel"></slot></p>', 'title: A title');
    expect(html).toBe('');
    expect(warnings).toEqual([expect.stringMatching(/^cover-slot: .*“titel”.*title, subtitle/)]);
  });

  test('has no element that runs or loads', async () => {
    const { html, warnings } = await render(
      '<p onclick="a()"><slot name="title"></slot><script>alert(1)</script></p><iframe src="https://example.org/"></iframe>',
      'title: A title',
    );
    expect(html).toBe('<p>A title</p>');
    expect(warnings).toHaveLength(2);
  });

  test('shows images of its template, and no others', async () => {
    const { html, warnings } = await render(
      '<img src="logo.svg" alt="House"><img src="https://example.org/a.png">',
      'title: A title',
      { 'logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' },
    );
    expect(html).toBe('<img src="in/logo.svg" alt="House">');
    expect(warnings).toEqual([expect.stringMatching(/^cover-image: .*example\.org/)]);
  });

  test('writes dates in the report’s language', async () => {
    const { html } = await render('<p><slot name="date"></slot></p>', 'title: A\ndate: 2022-05-31');
    expect(html).toBe('<p>31 May 2022</p>');
  });
});
