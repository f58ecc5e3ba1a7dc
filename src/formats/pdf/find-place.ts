import type { Nodes } from 'mdast';
import { textOf } from '../../report/phrasing.ts';
import type { Report } from '../../report/report.ts';
import { visit } from '../../report/visit.ts';

/** Nodes whose text a problem of the file can quote, whole or from its beginning. */
const QUOTED = new Set(['heading', 'blockTitle', 'paragraph', 'caption', 'tableRow', 'tableCell']);

/**
 * The node of the source that a problem in the finished file is about.
 *
 * @param report the printed report
 * @param text what the file says at the problem: a heading with its label, the
 *   beginning of a table, a character
 * @returns the innermost node that says it; `undefined` where none does, as for
 *   what rapporteur generates
 */
export function findPlace(report: Report, text: string | undefined): Nodes | undefined {
  const key = fold(text ?? '');
  if (key === '') return undefined;
  let found: Nodes | undefined;
  visit(report.tree, (node) => {
    if (!QUOTED.has(node.type) || node.position === undefined) return;
    const own = fold(`${node.data?.numbering?.prefix ?? ''}${textOf([node])}`);
    if (own !== '' && (own.includes(key) || key.startsWith(own))) found ??= node;
  });
  return found;
}

/**
 * The outermost node of the source that begins at an offset.
 *
 * @param report the printed report
 * @param offset as in `position.start.offset`
 */
export function findNodeAt(report: Report, offset: number): Nodes | undefined {
  let found: Nodes | undefined;
  visit(report.tree, (node) => {
    if (node.type === 'root' || node.position?.start.offset !== offset) return;
    found ??= node;
  });
  return found;
}

/**
 * The block that the source begins with: the place of what is about the whole file.
 *
 * @param report the printed report
 */
export function findBeginning(report: Report): Nodes | undefined {
  const offsetOf = ({ position }: Nodes): number => position?.start.offset ?? Infinity;
  return report.tree.children.reduce<Nodes | undefined>(
    (first, node) => (first !== undefined && offsetOf(first) <= offsetOf(node) ? first : node),
    undefined,
  );
}

/** Spaces and soft hyphens where lines end may be drawn or not. */
function fold(text: string): string {
  return text.replace(/[\s\u00ad\u200b]+/gu, '');
}
