import type { Link } from 'mdast';
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
