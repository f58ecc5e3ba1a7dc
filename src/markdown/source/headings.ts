import type { Heading, Root } from 'mdast';
import { textOf } from '../../report/phrasing.ts';
import { visit } from '../../report/visit.ts';
import { isComment } from './raw-html.ts';

/**
 * Take the report's title out of a tree that begins with it as `# Title`.
 *
 * @param tree the whole source
 * @param title the title that the front matter gives, if it does
 * @returns the heading; `undefined` where the first heading is a chapter's
 */
export function takeTitle(tree: Root, title: string | undefined): Heading | undefined {
  // Comments say nothing to a reader: a title may follow them.
  const at = tree.children.findIndex((node) => !(node.type === 'html' && isComment(node.value)));
  const first = tree.children[at];
  if (first?.type !== 'heading' || first.depth !== 1) return undefined;
  const isOnly = !tree.children.some(
    (node) => node !== first && node.type === 'heading' && node.depth === 1,
  );
  const isTitle = title === undefined ? isOnly : textOf(first.children).trim() === title.trim();
  if (!isTitle) return undefined;
  tree.children.splice(at, 1);
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
