import type { Nodes, Parents, Root } from 'mdast';
import { CONTINUE, EXIT, SKIP, visit } from '../../report/visit.ts';

export { CONTINUE, EXIT, SKIP, visit };

/**
 * Visit the nodes of one type with what they stand in, outermost first. The
 * list of ancestors is the visitor's to read, not to keep.
 */
export function visitParents<Type extends Nodes['type']>(
  tree: Root,
  type: Type,
  visitor: (node: Extract<Nodes, { type: Type }>, ancestors: readonly Parents[]) => void,
): void {
  const ancestors: Parents[] = [];
  const walk = (node: Nodes): void => {
    if (node.type === type) visitor(node as Extract<Nodes, { type: Type }>, ancestors);
    if (!('children' in node)) return;
    ancestors.push(node);
    for (const child of [...node.children]) walk(child as Nodes);
    ancestors.pop();
  };
  walk(tree);
}
