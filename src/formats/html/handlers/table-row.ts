import type { ElementContent } from 'hast';
import type { TableCell, TableRow } from 'mdast';
import { type PlacedCell, placeRow } from '../../../report/table-grid.ts';
import { element, type Handler, text } from './handler.ts';
import { renderCell } from './table-cell.ts';

/** A row with a cell for every column that none above covers. */
export const tableRow: Handler<TableRow> = (state, node, _scope, parent) => {
  const table = parent?.type === 'table' ? parent : undefined;
  const isHead = table?.children[0] === node;
  const places: readonly PlacedCell[] =
    table === undefined
      ? node.children.map((cell, column) => ({ cell, column, columns: 1 }))
      : placeRow(table, node);
  const endsTable = ({ data }: TableCell): boolean =>
    data?.rowSpan !== undefined && table?.children.at(-data.rowSpan) === node;
  const cells: ElementContent[] = [];
  for (const { cell, column, merge } of places) {
    // What a cell above covers has no element.
    if (merge === 'continue') continue;
    const align = table?.align?.[column] ?? undefined;
    cells.push(
      cell === undefined
        ? element('td', {}, [text('\u00a0')])
        : renderCell(state, cell, { isHead, align, endsTable: endsTable(cell) }),
    );
  }
  return element('tr', {}, state.wrap(cells, true));
};
