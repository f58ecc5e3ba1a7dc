import { expect, it } from 'vitest';
import { splitByDirection } from '../../src/formats/docx/elements/text.ts';

it.each([
  ['an accent stays with its letter', 'سلام e\u0301 سلام', true, ['سلام ', 'e\u0301', ' سلام']],
  ['after a number, too', 'a 7\u0301 سلام', true, ['a 7\u0301', ' سلام']],
  ['a vowel sign stays with its letter', 'a س\u064f b', false, ['a ', 'س\u064f', ' b']],
  ['a mark of another script, too', 'a س\u0301 b', false, ['a ', 'س\u0301', ' b']],
])('%s', (_, text, rtl, parts) => {
  expect(splitByDirection(text, rtl).map((part) => part.text)).toEqual(parts);
});
