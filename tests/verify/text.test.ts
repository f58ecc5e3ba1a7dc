import { expect, test } from 'vitest';
import { align } from '../../src/verify/compare/diff.ts';
import { parseFenced } from '../../src/verify/expected/parse.ts';
import { comparable } from '../../src/verify/text.ts';
import { seedRandom } from './support/random.ts';

const words = (text: string) => text.split(' ');

test.each([
  ['quotation marks', '"so" \'it\' goes', '«\u00a0so\u00a0» ‘it’ goes'],
  ['dashes and ellipses', 'a -- b, 3-4 ...', 'a – b, 3–4 …'],
  ['ligatures and soft hyphens', 'office', 'o\ufb03\u00adce'],
  ['marks of direction', 'abc', '\u200fabc\u2069'],
  ['Arabic punctuation and digits', 'نعم, 12.5؟', 'نعم، ١٢٫٥؟'],
  ['lines of Chinese', '第一\n行', '第一行'],
  ['decomposed letters', 'e\u0301le\u0300ve', 'élève'],
])('%s are compared without their shape', (_what, one, other) => {
  expect(comparable(one)).toBe(comparable(other));
});

test.each([
  ['a letter', 'peace', 'piece'],
  ['the case', 'State', 'state'],
  ['a number', '1.5', '15'],
  ['a full stop', 'end.', 'end'],
])('%s that differs is a difference', (_what, one, other) => {
  expect(comparable(one)).not.toBe(comparable(other));
});

test('sequences are aligned by what both have once, then by their longest common part', () => {
  const pairs = align(words('a cat saw the dog and the bird'), words('the dog and then the bird'));
  expect(pairs).toEqual([
    [3, 0],
    [4, 1],
    [5, 2],
    [6, 4],
    [7, 5],
  ]);
});

test('a long text with one word less is aligned whole', () => {
  const text = Array.from({ length: 200_000 }, (_, index) => `w${index % 977}`);
  const pairs = align(text, text.toSpliced(100_000, 1));
  expect(pairs).toHaveLength(text.length - 1);
});

test('fences are found by line, those in code are none', () => {
  const source = [
    '---',
    'title: ":::note"',
    '---',
    '::::panel[A [b] c]{#x kind=session by="y z"}',
    ':::note',
    ':::',
    '```',
    ':::box',
    '```',
    '::::',
    ':::',
  ].join('\n');
  const { root, fences } = parseFenced(source);
  expect(root.children.map((node) => ('value' in node ? node.value : node.type))).toEqual([
    '<?fence 0?>',
    '<?fence 1?>',
    '<?fence 2?>',
    ':::box',
    '<?fence 3?>',
    'paragraph',
  ]);
  expect(fences.map(({ name, label, line }) => [name, label, line])).toEqual([
    ['panel', 'A [b] c', 4],
    ['note', '', 5],
    [undefined, '', 6],
    [undefined, '', 10],
  ]);
  expect(Object.fromEntries(fences[0]?.attributes ?? [])).toEqual({
    id: 'x',
    kind: 'session',
    by: 'y z',
  });
});

test('a fence behind a note in a note closes the block in which that stands', () => {
  const { root, fences } = parseFenced(
    'One.[^a]\n\n[^a]: First.[^b]\n\n    :::note\n    [^b]: Second.\n\n        Third.\n    :::\n',
  );
  expect(fences).toHaveLength(2);
  const [, note] = root.children;
  expect(note?.type === 'footnoteDefinition' && note.children.map(({ type }) => type)).toEqual([
    'paragraph',
    'html',
    'footnoteDefinition',
    'html',
  ]);
});

test('an alignment is a longest common subsequence, whatever repeats itself', () => {
  const random = seedRandom(11);
  const word = () => 'abcde'.charAt(random.below(5));
  for (let round = 0; round < 300; round += 1) {
    const one = Array.from({ length: random.below(30) }, word);
    const other = one.flatMap(
      (each) => [[each], [each], [each], [], [each, word()], [word()]][random.below(6)] ?? [],
    );
    const pairs = align(one, other);
    expect(pairs.every(([a, b]) => one[a] === other[b])).toBe(true);
    const isRising = pairs.every(
      ([a, b], at) => at === 0 || (a > (pairs[at - 1]?.[0] ?? 0) && b > (pairs[at - 1]?.[1] ?? 0)),
    );
    expect(isRising).toBe(true);
  }
});

test('a text of many like parts is aligned part by part', () => {
  const part = ['the', 'same', 'words', 'in', 'each', 'part', 'of', 'it'];
  const one = Array.from({ length: 20_000 }, () => part).flat();
  const other = one.toSpliced(80_003, 1).toSpliced(40_001, 0, 'more');
  expect(align(one, other)).toHaveLength(one.length - 1);
});
