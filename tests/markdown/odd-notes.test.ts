import { toString as textOf } from 'mdast-util-to-string';
import { expect, test } from 'vitest';
import { resolveMarkdown } from '../support/resolve.ts';

test('a note that is written inside another is a note like any other', async () => {
  const { notes, file, tree } = await resolveMarkdown(
    'One[^a], two[^b].\n\n[^a]: First, see below.[^c]\n\n    [^b]: Second.\n\n        [^c]: Third.\n',
  );
  expect(file.messages.map(String)).toEqual([]);
  expect(notes.map(({ node, references }) => [textOf(node), references])).toEqual([
    ['First, see below.', ['fnref-1']],
    ['Second.', ['fnref-2']],
    ['Third.', ['fnref-3']],
  ]);
  expect(tree.children.map(({ type }) => type)).toEqual([
    'paragraph',
    ...notes.map(() => 'footnoteDefinition'),
  ]);
});

test.each([
  ['in a note', '', '', 'First.Here.Fourth.'],
  ['in a block of a note', '    :::note\n', '    :::\n', 'First.NoteHere.Fourth.'],
])('behind a note %s comes what is outside of it', async (_, begin, end, outer) => {
  const { notes, file } = await resolveMarkdown(
    `One.[^a]\n\n[^a]: First.\n\n${begin}    Here.[^b]\n\n    [^b]: Second.\n\n        Third.\n\n    Fourth.\n${end}`,
  );
  expect(file.messages.map(String)).toEqual([]);
  expect(notes.map(({ node }) => textOf(node))).toEqual([outer, 'Second.Third.']);
});

test('a note that is written a second time inside itself is told', async () => {
  const { file } = await resolveMarkdown('One.[^a]\n\n[^a]: First.[^a]\n\n    [^a]: Again.[^a]\n');
  expect(file.messages.map(({ ruleId }) => ruleId)).toEqual(['duplicate-footnote']);
});

test('a note that is referred to inside of a link stands behind it', async () => {
  const { tree, file, notes } = await resolveMarkdown(
    'One [two *three[^a]* four[^b]](https://a.example) five.\n\n[^a]: A.\n\n[^b]: B.\n',
  );
  expect(file.messages.map(({ line, column, ruleId }) => `${line}:${column} ${ruleId}`)).toEqual([
    '1:16 note-in-link',
    '1:26 note-in-link',
  ]);
  const [paragraph] = tree.children;
  expect(paragraph?.type === 'paragraph' && paragraph.children.map(({ type }) => type)).toEqual([
    'text',
    'link',
    'footnoteReference',
    'footnoteReference',
    'text',
  ]);
  expect(notes.map(({ references }) => references)).toEqual([['fnref-1'], ['fnref-2']]);
});
