import type { Link } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { resolveMarkdown } from '../support/resolve.ts';

test('a DOI is a link that programs open', async () => {
  const { tree, file } = await resolveMarkdown('[A](doi:10.1/x) and [B](<DOI:10.1000/a b>).\n');
  expect(file.messages.map(String)).toEqual([]);
  const urls: string[] = [];
  visit(tree, 'link', (node: Link) => {
    urls.push(node.url);
  });
  expect(urls).toEqual(['https://doi.org/10.1/x', 'https://doi.org/10.1000/a b']);
});

test('a heading takes no id of a figure', async () => {
  const { tree } = await resolveMarkdown(
    '## Figure 1\n\n:::figure[A]\n![A](images/a.svg)\n:::\n\n## Rec 2\n',
  );
  const ids: string[] = [];
  visit(tree, (node) => {
    if (node.data?.id !== undefined) ids.push(node.data.id);
  });
  expect(ids).toEqual(['s-figure-1', 'figure-1', 's-rec-2']);
});

test('a heading that is there twice does not take the id of a table', async () => {
  const { tree } = await resolveMarkdown(
    '## Table\n\n## Table\n\n## Table\n\n:::figure[A]\n| a |\n| - |\n| b |\n:::\n',
  );
  const ids: string[] = [];
  visit(tree, (node) => {
    if (node.data?.id !== undefined) ids.push(node.data.id);
  });
  expect(ids).toEqual(['table', 's-table', 's-table-1', 'table-1']);
});

test.each([
  '[](https://a.example)',
  '[ ](https://a.example)',
  '[\\\n](https://a.example)',
  '[<!-- x -->](https://a.example)',
])(
  'the link %j, in which there is nothing to read, shows its address and is told',
  async (markdown) => {
    const { tree, file } = await resolveMarkdown(`A ${markdown} b.\n`);
    expect(file.messages.map(({ ruleId }) => ruleId)).toEqual(['empty-link']);
    const texts: string[] = [];
    visit(tree, 'link', (node: Link) => {
      texts.push(textOf(node));
    });
    expect(texts).toEqual(['https://a.example']);
  },
);

test('a link that is an image has something to show', async () => {
  const { file } = await resolveMarkdown('[![A](images/a.svg)](https://a.example)\n');
  expect(file.messages.map(({ ruleId }) => ruleId)).toEqual([]);
});
