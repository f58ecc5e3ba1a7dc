import type { Root, TableCell } from 'mdast';
import { placeCells } from '../../report/table-grid.ts';
import { visit } from './visit.ts';

/**
 * Say which cells are headers: the first row of a GFM table heads its columns;
 * the first column heads the rows when every cell of it is in bold.
 */
export function markHeaderCells(tree: Root): void {
  visit(tree, 'table', (table) => {
    const [head] = table.children;
    for (const cell of head?.children ?? []) cell.data = { ...cell.data, scope: 'col' };
    // What a cell above covers is headed by that.
    const firsts = placeCells(table)
      .slice(1)
      .flatMap(([first]) => (first?.cell === undefined ? [] : [first.cell]));
    if (firsts.length === 0 || !firsts.every(isBold)) return;
    for (const cell of firsts) cell.data = { ...cell.data, scope: 'row' };
  });
}

function isBold(cell: TableCell): boolean {
  return cell.children.length === 1 && cell.children[0]?.type === 'strong';
}
