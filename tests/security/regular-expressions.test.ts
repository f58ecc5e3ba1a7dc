/**
 * No expression runs away on a text: each of these is as long as a line may be,
 * and made of what once took a minute or for ever. (recheck 4.5 found them; what
 * is left is quadratic at the worst, in a line or a value of limited length.)
 */
import { afterAll, describe, expect, test } from 'vitest';
import { addPlainValues } from '../../src/formats/epub/plain-values.ts';
import { resolveCssUrls } from '../../src/formats/html/template-css.ts';
import { hyphenateText, loadHyphenator } from '../../src/formats/pdf/hyphenate.ts';
import { checkSvg } from '../../src/project/svg.ts';
import type { Template } from '../../src/report/template.ts';
import { defaultTextLimits } from '../../src/report/text-limits.ts';
import { detectFormat } from '../../src/translate/exchange/formats.ts';
import { openWorkshop } from '../fuzz/support/build.ts';

const workshop = openWorkshop();
afterAll(workshop.close);

const length = defaultTextLimits.lineSize - 100;
const fill = (pattern: string) => pattern.repeat(Math.floor(length / pattern.length));

describe('a line of', () => {
  test.each<[string, string]>([
    ['spaces beside Chinese punctuation', `，x${fill(' ')}，`],
    ['spaces after it', `，${fill(' ')}x ，`],
    ['tabs', `a${fill('\t')}b:`],
    ['no-break spaces', `a${fill('\u00a0')}b:`],
    ['full stops', `${fill('.')}a`],
    ['exclamation marks', `"${fill('!')}a`],
    ['letters', `${fill('A')} x!`],
    ['digits', `${fill('0')}-x`],
    ['digits in groups', `0${fill(' 000')},`],
    ['hyphens', `a${fill('-')}.-@`],
    ['addresses that are none', `${fill('a+')}_`],
    ['mail addresses that are none', `${fill('a.')}@`],
    ['colons and digits', `${fill(':0')}:`],
    ['apostrophes', `${fill("'")}a`],
    ['combining marks', `'${fill('\u0301')}a`],
    ['brackets', `a${fill('(')}`],
    ['escaped square brackets', `a${fill('\\[')}`],
    ['attributes', `[a]${fill('{ sort')}`],
    ['dashes', `1${fill('–')}a`],
    ['colons', `${fill(':').slice(0, 9000)}a ${fill(' ').slice(0, 9000)}b`],
    ['directives with a separator', `:::${fill('A')}\u2028${fill('\t').slice(0, 9)}`],
    ['delimiters', `a|b\n${fill('-')}a`],
    ['names', `Participants:\n\n- ${fill('A. ')}, B (${fill('(')}`.slice(0, length)],
    ['a comment', `<!-- rapporteur-x${'\n'.repeat(length)}`],
  ])('%s', async (_, text) => {
    // Chinese has expressions of its own.
    for (const language of text.includes('，') ? ['zh'] : ['en']) {
      const markdown = `---\ntitle: Title\ndate: 2022\n---\n\n${text}\n`;
      const { messages } = await workshop.build({ language, markdown }, []);
      expect(messages.filter((message) => /limit-(?:line|time)/.test(message))).toEqual([]);
    }
  });
});

test('a value of settings', async () => {
  for (const value of [fill(' '), fill('0'), fill('a.'), fill('-'), fill('('), fill("'")]) {
    for (const key of ['title', 'date', 'authors', 'isbn', 'doi', 'url', 'digits', 'event']) {
      const front = JSON.stringify(`a${value}b`);
      const markdown = `---\n${key}: ${front}\n---\n\nText.\n`;
      await workshop.build({ language: 'en', markdown }, []);
    }
  }
});

describe('a drawing of 16 MB with', () => {
  const drawing = (content: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${content}</svg>`;
  test.each<[string, string]>([
    ['comments in styles that do not end', drawing(`<path style="${'/*'.repeat(8_000_000)}"/>`)],
    ['addresses that do not end', drawing(`<path style="${'url('.repeat(4_000_000)}"/>`)],
    ['a length of digits', `<svg width="${'0'.repeat(16_000_000)}" height="1"/>`],
    ['a box of spaces', `<svg viewBox="0 0 9 9${' '.repeat(16_000_000)}x"/>`],
    ['character references', drawing(`<text>${'&#65'.repeat(500_000)}</text>`)],
  ])('%s', (_, text) => {
    expect(Object.keys(checkSvg(text))).not.toEqual([]);
  });

  test('words that close themselves', async () => {
    const words = drawing('<text x="1"/>'.repeat(90_000));
    const { messages } = await workshop.build(
      { language: 'en', markdown: '---\ntitle: T\n---\n\n![A drawing](images/b.svg)\n' },
      [],
      { 'images/b.svg': words },
    );
    expect(messages.filter((message) => /limit-/.test(message))).toEqual([]);
  });
});

test('a word that a paragraph does not end with', async () => {
  const hyphenator = await loadHyphenator('en-gb', true);
  const value = `${fill('A')} 1`;
  const paragraph = {
    type: 'element' as const,
    tagName: 'p',
    properties: {},
    children: [{ type: 'text' as const, value }],
  };
  hyphenateText({ type: 'root', children: [paragraph] }, hyphenator);
  expect(paragraph.children[0]?.value.replaceAll('\u00ad', '')).toBe(value);
});

test('a file of a translator that is none', () => {
  const text = `${'#\r\n\r\n'.repeat(500)} x`;
  expect(detectFormat(new TextEncoder().encode(text))).toBeUndefined();
  expect(detectFormat(new TextEncoder().encode('\ufeff# A\r\n\r\nmsgid "a"'))).toBe('po');
});

describe('a style sheet of a template with', () => {
  test.each<[string, string]>([
    ['addresses that do not end', 'url('],
    ['spaces after them', 'url( '],
    ['quoted addresses that do not end', 'url("'],
    ['addresses in both quotation marks', `url("'`],
    ['spaces', ' '],
  ])('%s is read once', (_, pattern) => {
    const css = `url(${pattern.repeat(200_000)}`;
    const images = new Map<string, Uint8Array>();
    expect(resolveCssUrls(css, { images } as Template, () => '')).toHaveLength(css.length);
  });

  test.each<[string, string]>([
    ['variables without an end', 'var(--'],
    ['colons', 'a:'],
    ['letters', 'a'],
    ['spaces', ' '],
  ])('%s is read once', (_, pattern) => {
    const css = `{a:${pattern.repeat(200_000)}`;
    expect(addPlainValues(css, new Map())).toBe(css);
  });
});

test('addresses of a style sheet are those of images of its template', () => {
  const images = new Map([['a(1).png', new Uint8Array()]]);
  const resolve = (css: string) => resolveCssUrls(css, { images } as Template, () => 'x.png');
  expect(resolve(`url(a.png) URL( 'a(1).png' ) url("./a(1).png") url("a'b)c")`)).toBe(
    'url("") url("x.png") url("x.png") url("")',
  );
});
