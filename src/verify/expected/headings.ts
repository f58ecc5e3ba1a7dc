import type { SourceBlock, SourceNode } from './blocks.ts';

/** Blocks that stand apart from the outline: a heading in them is a title. */
const APART = new Set(['note', 'box', 'case-study', 'key-messages', 'quote', 'figure']);
/** Blocks that have a heading of their own. */
const HEADED = new Set([
  'panel',
  'summary',
  'about',
  'acknowledgements',
  'disclaimer',
  'recommendations',
]);
/** Those that are chapters where they stand at the top. */
const CHAPTERS = new Set(['summary', 'about', 'acknowledgements', 'disclaimer', 'recommendations']);

/** Whether a heading in a node would be none of the outline. */
export function isApart(node: SourceNode): boolean {
  return node.type === 'block'
    ? APART.has(node.name)
    : ['blockquote', 'listItem', 'footnoteDefinition'].includes(node.type);
}

/** Whether a block has a heading of its own, rather than a title or nothing. */
export function hasHeading(block: SourceBlock, inPanel: boolean): boolean {
  if (block.name !== 'participants') return HEADED.has(block.name);
  if (block.title?.node.type === 'paragraph') return block.title.isHeading === true && !inPanel;
  if (block.title !== undefined) return true;
  return block.fence?.label === '' && !inPanel;
}

/**
 * The depths of headings as they are written, of Markdown and of blocks alike:
 * a block's is one below the heading that it stands under, unless it says.
 *
 * @param nodes before plain Markdown's blocks are found
 * @param shift 1 where chapters are written with one number sign
 */
export function measureHeadings(
  nodes: readonly SourceNode[],
  shift: number,
): Map<SourceNode, number> {
  const depths = new Map<SourceNode, number>();
  const visit = (siblings: readonly SourceNode[], around: number, isTop: boolean): void => {
    let depth = around;
    for (const node of siblings) {
      if (node.type === 'heading') {
        depth = Math.min(6, node.depth + shift);
        depths.set(node, depth);
      } else if (node.type === 'paragraph') {
        // It may be the heading of participants.
        depths.set(node, Math.max(2, Math.min(6, depth + 1)));
      } else if (node.type === 'block') {
        const said = Number(node.attributes.get('level') ?? Number.NaN);
        const own = isTop && CHAPTERS.has(node.name) ? 2 : depth + 1;
        const inside = Math.max(2, Math.min(6, Number.isNaN(said) ? own : said));
        depths.set(node, inside);
        visit(node.children, inside, false);
      } else if ('children' in node) visit(node.children as SourceNode[], depth, false);
    }
  };
  visit(nodes, 1, true);
  return depths;
}

/**
 * The levels of the headings in the outline, which never skip: 1 for a chapter.
 *
 * @param nodes in reading order
 * @param depths as written
 */
export function settleLevels(
  nodes: readonly SourceNode[],
  depths: ReadonlyMap<SourceNode, number>,
): Map<SourceNode, number> {
  const levels = new Map<SourceNode, number>();
  const open: { written: number; settled: number }[] = [];
  const settle = (node: SourceNode, written: number) => {
    while ((open.at(-1)?.written ?? 0) >= written) open.pop();
    const settled = Math.min(6, (open.at(-1)?.settled ?? 1) + 1);
    open.push({ written, settled });
    levels.set(node, settled - 1);
  };
  const visit = (node: SourceNode, inPanel: boolean): void => {
    if (node.type === 'block' && hasHeading(node, inPanel)) {
      const written = depths.get(node.title?.node ?? node);
      if (written !== undefined) settle(node, written);
    }
    if (node.type === 'heading') settle(node, depths.get(node) ?? node.depth);
    if (isApart(node) || !('children' in node)) return;
    const isPanel = inPanel || (node.type === 'block' && node.name === 'panel');
    for (const child of node.children) visit(child as SourceNode, isPanel);
  };
  for (const node of nodes) visit(node, false);
  return levels;
}
