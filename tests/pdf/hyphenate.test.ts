import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { expect, test } from 'vitest';
import { hyphenateText, loadHyphenator } from '../../src/formats/pdf/hyphenate.ts';

/** The HTML with a bar for each soft hyphen. */
async function hyphenate(html: string, patterns = 'en-gb', keepCapitalized = true) {
  const tree: Root = fromHtml(html, { fragment: true });
  hyphenateText(tree, await loadHyphenator(patterns, keepCapitalized));
  return toHtml(tree).replaceAll('\u00ad', '|');
}

test.each([
  ['words of the text', '<p>participants agreed</p>', '<p>par|ti|cipants agreed</p>'],
  [
    'not the last word',
    '<p>We agreed on <em>stability</em>.</p>',
    '<p>We agreed on <em>stability</em>.</p>',
  ],
  ['no names', '<p>Afrobarometer said</p>', '<p>Afrobarometer said</p>'],
  [
    'no addresses',
    '<p>www.peacekeeping.org/participants it is</p>',
    '<p>www.peacekeeping.org/participants it is</p>',
  ],
  ['no headings', '<h2>Participants of conferences</h2>', '<h2>Participants of conferences</h2>'],
  ['no code', '<p><code>participants</code> is</p>', '<p><code>participants</code> is</p>'],
  [
    'no other languages',
    '<p><span lang="fr">participants</span> is</p>',
    '<p><span lang="fr">participants</span> is</p>',
  ],
  ['no ligatures', '<p>difficult it is</p>', '<p>diffi|cult it is</p>'],
])('%s', async (_name, html, expected) => {
  expect(await hyphenate(html)).toBe(expected);
});

test.each([
  ['fr', '<p>la démocratisation est</p>', '<p>la démo|cra|ti|sa|tion est</p>'],
  ['es', '<p>los participantes son</p>', '<p>los par|ti|ci|pan|tes son</p>'],
  ['ru', '<p>участники сказали нам</p>', '<p>участ|ники ска|зали нам</p>'],
  ['de-1996', '<p>Die Teilnehmerinnen sagten es</p>', '<p>Die Teil|neh|me|rin|nen sagten es</p>'],
])('in %s', async (patterns, html, expected) => {
  expect(await hyphenate(html, patterns, patterns !== 'de-1996')).toBe(expected);
});
