import type { Root, TableCell } from 'mdast';
import { visit } from './visit.ts';

/**
 * Say which cells are headers: the first row of a GFM table heads its columns;
 * the first column heads the rows when every cell of it is in bold.
 */
export function markHeaderCells(tree: Root): void {
  visit(tree, 'table', (table) => {
    const [head, ...rows] = table.children;
    for (const cell of head?.children ?? []) cell.data = { ...cell.data, scope: 'col' };
    const firsts = rows.flatMap((row) => row.children.slice(0, 1));
    if (firsts.length === 0 || !firsts.every(isBold)) return;
    for (const cell of firsts) cell.data = { ...cell.data, scope: 'row' };
  });
}

function isBold(cell: TableCell): boolean {
  return cell.children.length === 1 && cell.children[0]?.type === 'strong';
}
