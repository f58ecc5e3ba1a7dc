import type { Heading, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { textOf } from '../../report/phrasing.ts';

/**
 * Take the report's title out of a tree that begins with it as `# Title`.
 *
 * @param tree the whole source
 * @param title the title that the front matter gives, if it does
 * @returns the heading; `undefined` where the first heading is a chapter's
 */
export function takeTitle(tree: Root, title: string | undefined): Heading | undefined {
  const first = tree.children[0];
  if (first?.type !== 'heading' || first.depth !== 1) return undefined;
  const isOnly = !tree.children.some(
    (node) => node !== first && node.type === 'heading' && node.depth === 1,
  );
  const isTitle = title === undefined ? isOnly : textOf(first.children).trim() === title.trim();
  if (!isTitle) return undefined;
  tree.children.shift();
  return first;
}

/**
 * The report's title is its heading of depth 1, so chapters have depth 2: a
 * source that writes its chapters as `# Chapter` has every heading moved down.
 */
export function shiftHeadings(tree: Root): void {
  let shallowest = 6;
  visit(tree, 'heading', (node) => {
    shallowest = Math.min(shallowest, node.depth);
  });
  if (shallowest > 1) return;
  visit(tree, 'heading', (node) => {
    node.depth = Math.min(6, node.depth + 1) as Heading['depth'];
  });
}
