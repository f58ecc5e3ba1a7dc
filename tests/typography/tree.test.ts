import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { inspectNoColor } from 'unist-util-inspect';
import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { loadLanguage } from '../../src/languages/index.ts';
import { parseSource } from '../../src/markdown/parse.ts';
import { applyTypography, polishText } from '../../src/markdown/typography/index.ts';

async function polish(markdown: string, tag = 'en') {
  const { language } = await loadLanguage(tag);
  const { tree } = parseSource(new VFile({ value: markdown }), language);
  applyTypography(tree, language);
  const once = inspectNoColor(tree, { showPositions: false });
  applyTypography(tree, language);
  expect(inspectNoColor(tree, { showPositions: false })).toBe(once);
  return once;
}

describe('in a tree', () => {
  test('a quotation goes on across marks', async () => {
    const tree = await polish('"*Hello*," she said -- **"no"** -- and *left*.');
    expect(tree).toMatch(/text "“"/u);
    expect(tree).toMatch(/text ",” she said\u00a0– "/u);
    expect(tree).toMatch(/text "“no”"/u);
    expect(tree).toMatch(/text "\u00a0– and "/u);
  });

  test('code and addresses stay', async () => {
    const tree = await polish(
      'Run `make --all \'x\'` -- see <https://example.org/a--b> and https://example.org/c--d.\n\n    "code" -- here',
    );
    expect(tree).toContain(`inlineCode "make --all 'x'"`);
    expect(tree).toContain('text "https://example.org/a--b"');
    expect(tree).toContain('text "https://example.org/c--d"');
    expect(tree).toContain('code "\\"code\\" -- here"');
  });

  test('a text in another language stays', async () => {
    const tree = await polish('Le mot ["house"]{lang=en} : "maison".', 'fr');
    expect(tree).toContain('text "\\"house\\""');
    expect(tree).toContain('text "\u00a0: «\u00a0maison\u00a0»."');
  });

  test('captions, people, cells and alternative texts are set too', async () => {
    const tree = await polish(`:::figure[The panel's "trap"]{#fig-x source="Author's own"}
![A "trap"](a.svg)
:::

| "a" |
| --- |
| it's |

:::participants
- Prof Jane O'Neill, Dean's Officer, King's College
:::

A note.[^n]

[^n]: It's a "note".
`);
    for (const text of [
      'The panel’s “trap”',
      'Author’s own',
      '“a”',
      'it’s',
      'Jane O’Neill',
      'Dean’s Officer',
      'King’s College',
      'It’s a “note”.',
    ]) {
      expect(tree).toContain(`text "${text}"`);
    }
    expect(tree).toContain('alt: "A “trap”"');
  });
});

const source = new URL('../../source/', import.meta.url);
const texts = readdirSync(source).flatMap((report) =>
  readdirSync(new URL(`${report}/`, source))
    .filter((name) => name.endsWith('.md'))
    .map((name) => [`${report}/${name}`, name.replace(/\.md$/u, '')] as const),
);

test.each(texts)('%s, set twice, is what it is set once', async (path, tag) => {
  await polish(readFileSync(new URL(path, source), 'utf8'), tag);
});

test.each(['en', 'en-US', 'fr', 'fr-CA', 'es', 'de', 'pt', 'ru', 'ar', 'zh'])(
  '%s: a rule applied again changes nothing, and no letter or digit is lost',
  async (tag) => {
    const { language } = await loadLanguage(tag);
    const piece = fc.constantFrom(
      ...['a', 'Dr', 'в', 'د.', '中', '国', 'km', '12', '3', '1', 'p.', '«', '»', '“', '‘', '’'],
      ...['"', "'", '-', '--', '–', '—', '...', '…', ' ', ' ', '\u00a0', '\n', ':', ';', '!', '?'],
      ...['.', ',', '%', '(', ')', 'https://a.b/c-d'],
    );
    const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = pieces.join('');
        const once = polishText(text, language);
        expect(polishText(once, language)).toBe(once);
        expect(letters(once)).toBe(letters(text));
      }),
      { numRuns: 1500, seed: 6 },
    );
  },
);
