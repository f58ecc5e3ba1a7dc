import { expect, test } from 'vitest';
import { resolveMarkdown } from '../support/resolve.ts';

test.each(['[ ]', '[]', '[<br>]', '[<!-- x -->]'])(
  'a label %s, in which there is nothing to read, is none',
  async (label) => {
    const { tree } = await resolveMarkdown(`:::note${label}\nText.\n:::\n`);
    const without = await resolveMarkdown(':::note\nText.\n:::\n');
    const shape = JSON.stringify(tree, (key, value) => (key === 'position' ? undefined : value));
    expect(JSON.parse(shape)).toEqual(
      JSON.parse(
        JSON.stringify(without.tree, (key, value) => (key === 'position' ? undefined : value)),
      ),
    );
  },
);

test('a label that is a link without words keeps the link', async () => {
  const { tree } = await resolveMarkdown(':::note[[<br>](https://a.example/)]\nText.\n:::\n');
  expect(JSON.stringify(tree)).toContain('"url":"https://a.example/"');
});

test('an image whose description is spaces is decoration', async () => {
  const { tree } = await resolveMarkdown('![ \ufeff ](images/a.svg) ![ A ](images/a.svg)\n');
  const [paragraph] = tree.children;
  const alts =
    paragraph?.type === 'paragraph'
      ? paragraph.children.map((node) => 'alt' in node && node.alt)
      : [];
  expect(alts.filter((alt) => alt !== false)).toEqual(['', ' A ']);
});
