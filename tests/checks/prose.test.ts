/** Where a part of a run of prose stands in the source. */
import { expect, test } from 'vitest';
import { listProse } from '../../src/checks/prose.ts';
import { resolveMarkdown } from '../support/resolve.ts';

/** The source that a word's place covers, with its line and column. */
async function locate(markdown: string, word: string, language = 'en'): Promise<string> {
  const report = await resolveMarkdown(markdown, language);
  for (const prose of listProse(report)) {
    const at = prose.text.indexOf(word);
    if (at < 0) continue;
    const place = prose.locate(at, at + word.length);
    if (place === undefined || !('start' in place)) return 'nowhere';
    const { start, end } = place;
    return `${start.line}:${start.column} ${markdown.slice(start.offset, end.offset)}`;
  }
  return 'not found';
}

test.each([
  ['on the first line', 'One word here.', '1:5 word'],
  ['on a later line', 'One\ntwo\nsome word.', '3:6 word'],
  ['on a later line of a quotation', '> One\n> two word.', '2:7 word'],
  ['on a lazy line of a quotation', '> One\ntwo word.', '2:5 word'],
  ['in a quotation in a list', '- > One\n  > two word.', '2:9 word'],
  ['on a later line of a list', '1. One\n   two word.', '2:8 word'],
  ['after an escape', 'It \\* is \\[a\\] word.', '1:16 word'],
  ['after a character reference', 'A &amp; B &#8211; a word.', '1:21 word'],
  ['after a reference that is an escape too', '&amp;amp; word', '1:11 word'],
  ['after marks that typography replaces', 'He said "it\'s..." -- a word.', '1:24 word'],
  ['after trailing spaces', 'One \ntwo word.', '2:5 word'],
  ['after Windows line ends', 'One\r\ntwo word.', '2:5 word'],
  ['in emphasis', 'One *two\nwith word*.', '2:6 word'],
  ['in a table', '| A | B |\n| - | - |\n| a \\| b | some word |', '3:17 word'],
  ['in a label', ':::note[A label word]\nText.\n:::', '1:17 word'],
  ['after a run in another language', 'The [mot juste]{lang=fr} and a word.', '1:32 word'],
])('%s', async (_, markdown, expected) => {
  expect(await locate(markdown, 'word')).toBe(expected);
});

test('over several nodes, from the first to the last', async () => {
  expect(await locate('It is *so* very\nlong.', 'so very\nlong')).toBe('1:8 so* very\nlong');
});

test('after the spaces that French typography adds', async () => {
  expect(await locate('Voici "un mot"; enfin: quel word!', 'word', 'fr')).toBe('1:29 word');
});
