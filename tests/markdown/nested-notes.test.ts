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

test('a note that is written a second time inside itself is told', async () => {
  const { file } = await resolveMarkdown('One.[^a]\n\n[^a]: First.[^a]\n\n    [^a]: Again.[^a]\n');
  expect(file.messages.map(({ ruleId }) => ruleId)).toEqual(['duplicate-footnote']);
});
