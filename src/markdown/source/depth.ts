import type { Nodes, Parents, PhrasingContent, Root } from 'mdast';
import type { VFile } from 'vfile';
import { report } from '../../report/diagnostics.ts';

/** A level of a text is at most a list, its item, a paragraph and what is in it. */
const NODES_A_LEVEL = 4;

/**
 * Cut a tree that is too deep for what walks it after the parser, which is
 * recursive. The parser itself nests emphasis without end.
 *
 * @param tree what is too deep in it becomes the text that it was read from
 * @param file the source
 * @param limit levels that a text may have
 */
export function limitDepth(tree: Root, file: VFile, limit: number): void {
  // Not recursive itself.
  const waiting: { node: Nodes; depth: number }[] = [{ node: tree, depth: 0 }];
  for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
    const { node, depth } = entry;
    if (!('children' in node) || node.children.length === 0) continue;
    if (depth < limit * NODES_A_LEVEL) {
      for (const child of node.children) waiting.push({ node: child, depth: depth + 1 });
      continue;
    }
    report(
      file,
      node,
      'limit-nesting',
      `More than ${limit} levels of emphasis or other text inside one another`,
      { hint: 'Take levels out. The project’s setting is limits.nesting.' },
    );
    keepAsText(node, file);
  }
}

/** Put the text that a node was read from in place of what is in it. */
function keepAsText(node: Parents, file: VFile): void {
  const { position } = node;
  const value = String(file.value).slice(position?.start.offset, position?.end.offset);
  const text: PhrasingContent = { type: 'text', value };
  if (position !== undefined) text.position = position;
  node.children = [text] as never;
}
