import { expect, test } from 'vitest';
import { withLatinTwin } from '../../src/report/latin-twin.ts';

/** Every character that a text for the twin may hold. */
const latin = [...Array(0x2100).keys()]
  .map((code) => String.fromCharCode(code))
  .filter((character) => {
    const letterIn = withLatinTwin(String.raw`\p{L}`, 'u');
    return letterIn(character) !== letterIn('я');
  });

test('Latin text is what most of it is written with', () => {
  expect(latin.length).toBeGreaterThan(290);
  for (const character of 'aZéÀœ “”‘’–—…•\u00a0\u202f\u00ad€½«»') {
    expect(latin).toContain(character);
  }
  for (const character of 'łšжا中\u0301\u200b\u200f') expect(latin).not.toContain(character);
});

test.each(['L', 'Lu', 'Ll', 'M', 'N', 'Nd', 'sc=Latn', 'sc=Han', 'sc=Arab'])(
  'the twin of \\p{%s} says the same of every Latin character, in a class and outside',
  (property) => {
    for (const source of [`\\p{${property}}`, `[\\p{${property}}'-]`, `[^\\p{${property}} ]`]) {
      const twin = withLatinTwin(source, 'u');
      const pattern = new RegExp(source, 'u');
      const differing = latin.filter(
        (character) => twin(character).test(character) !== pattern.test(character),
      );
      expect(differing).toEqual([]);
    }
  },
);

test('the twin keeps flags, look-around, groups and escapes', () => {
  const pattern = /(?<![\p{L}\]])\[(\p{L}[\p{L}\p{M}]*)\]\s+\1/giu;
  const twin = withLatinTwin(pattern.source, pattern.flags);
  const text = 'x [été] [Été] été, [a] b';
  expect(twin(text).source).not.toBe(pattern.source);
  expect([...text.matchAll(pattern)]).toHaveLength(1);
  expect([...text.matchAll(twin(text))]).toEqual([...text.matchAll(pattern)]);
});

test('a text with another character has the pattern itself', () => {
  const wordIn = withLatinTwin(String.raw`\p{L}+`, 'gu');
  for (const text of ['Łódź', 'Женева']) expect(wordIn(text).source).toBe('\\p{L}+');
});

test('a property without a twin is an error', () => {
  expect(() => withLatinTwin(String.raw`\p{Cc}`, 'u')('a')).toThrow('There is no twin for \\p{Cc}');
});
