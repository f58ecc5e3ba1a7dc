import type { ElementContent } from 'hast';
import type { TableRow } from 'mdast';
import { element, type Handler, text } from './handler.ts';
import { renderCell } from './table-cell.ts';

/** A row with as many cells as its table's first, so that no column is left open. */
export const tableRow: Handler<TableRow> = (state, node, _scope, parent) => {
  const table = parent?.type === 'table' ? parent : undefined;
  const isHead = table?.children[0] === node;
  const width = Math.max(table?.children[0]?.children.length ?? 0, node.children.length);
  const cells: ElementContent[] = [];
  for (let column = 0; column < width; column++) {
    const cell = node.children[column];
    const align = table?.align?.[column] ?? undefined;
    cells.push(
      cell === undefined
        ? element('td', {}, [text('\u00a0')])
        : renderCell(state, cell, { isHead, align }),
    );
  }
  return element('tr', {}, state.wrap(cells, true));
};
