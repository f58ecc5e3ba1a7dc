import type { Node, Paragraph } from 'mdast';
import { textOf } from './phrasing.ts';

/**
 * Whether a paragraph announces what follows it: it ends in a colon, and a list,
 * a quotation, a table or the like comes next. Such a one does not stand alone at
 * the foot of a page.
 *
 * @param node any node
 * @param siblings the nodes that it stands among
 */
export function leadsIn(node: Node, siblings: readonly Node[]): boolean {
  if (node.type !== 'paragraph') return false;
  if (!/[:：]\s*$/u.test(textOf((node as Paragraph).children))) return false;
  const next = siblings[siblings.indexOf(node) + 1];
  return next !== undefined && next.type !== 'paragraph';
}
