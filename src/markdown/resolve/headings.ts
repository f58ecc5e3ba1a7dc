import type { Heading, Root } from 'mdast';
import type { VFile } from 'vfile';
import { report } from '../../report/diagnostics.ts';
import { textOf } from '../../report/phrasing.ts';
import { SKIP, visit, visitParents } from './visit.ts';

/** Containers that stand apart from the outline: a heading in them is a title. */
const APART = new Set([
  'blockquote',
  'listItem',
  'footnoteDefinition',
  'note',
  'box',
  'caseStudy',
  'keyMessages',
  'quote',
  'figure',
]);

/**
 * Settle the headings: those in boxes, quotations and lists become titles
 * outside the outline; the others' depths begin at 2 and never skip a level
 * (WCAG 2.2 technique G141; ISO 14289-1, 7.4.2), each place where the source
 * does being reported.
 */
export function settleHeadings(tree: Root, file: VFile): void {
  visitParents(tree, 'heading', (node, ancestors) => {
    const parent = ancestors.at(-1);
    if (parent === undefined || !ancestors.some((ancestor) => APART.has(ancestor.type))) return;
    const { type: _, depth: __, ...rest } = node;
    const children = parent.children as unknown[];
    children[children.indexOf(node)] = { ...rest, type: 'blockTitle' };
  });
  const open: { written: number; settled: number }[] = [];
  visit(tree, 'heading', (node) => {
    if (textOf(node.children).trim() === '') {
      report(file, node, 'empty-heading', 'This heading is empty', {
        severity: 'warning',
        hint: 'Write its text or take it away.',
      });
    }
    while ((open.at(-1)?.written ?? 0) >= node.depth) open.pop();
    const above = open.at(-1);
    const settled = Math.min(6, (above?.settled ?? 1) + 1);
    if (node.depth > (above?.written ?? 1) + 1 && node.data?.generated !== true) {
      report(
        file,
        node,
        'heading-order',
        `This heading has level ${node.depth} where level ${settled} comes next`,
        { severity: 'warning', hint: `Begin it with ${'#'.repeat(settled)}.` },
      );
    }
    open.push({ written: node.depth, settled });
    node.depth = settled as Heading['depth'];
    return SKIP;
  });
}
