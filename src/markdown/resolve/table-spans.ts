import type { Root, Table, TableCell } from 'mdast';
import type { VFile } from 'vfile';
import { report } from '../../report/diagnostics.ts';
import { type SpanMark, spanMarkOf } from '../../report/table-grid.ts';
import { visit } from './visit.ts';

/** A cell on the grid, with what its mark makes it a part of. */
interface Place {
  cell: TableCell;
  row: number;
  column: number;
  mark: SpanMark | undefined;
  /** The cell that it goes on in the end: itself without a mark. */
  owner: Place;
}

/**
 * Join cells: one that holds `<` only goes on the cell before it, one that holds
 * `^` only the cell above, as other dialects of Markdown have it. What goes on
 * nothing, goes on a head in the body, or does not make a rectangle is reported
 * and stays as it is written.
 */
export function joinCells(tree: Root, file: VFile): void {
  visit(tree, 'table', (table) => {
    const places = table.children.flatMap(({ children }) => children);
    if (places.some((cell) => spanMarkOf(cell) !== undefined)) joinIn(table, file);
  });
}

function joinIn(table: Table, file: VFile): void {
  const grid = readGrid(table);
  const refuse = (place: Place, message: string): void => {
    place.mark = undefined;
    place.owner = place;
    report(file, place.cell, 'table-span', message, {
      severity: 'warning',
      hint: 'A cell of < goes on the one before it, a cell of ^ the one above; write \\< or \\^ for the sign itself.',
    });
  };
  for (const place of grid.flat()) {
    if (place.mark === undefined) continue;
    const { row, column, mark } = place;
    const before = mark === '<' ? grid[row]?.[column - 1] : grid[row - 1]?.[column];
    if (before === undefined) refuse(place, `There is no cell that this ${mark} could go on`);
    else if (mark === '^' && row === 1) refuse(place, 'A cell of the head does not go on below it');
    else place.owner = before.owner;
  }
  for (const [owner, parts] of groupByOwner(grid)) {
    if (parts.length === 1) continue;
    const rows = Math.max(...parts.map(({ row }) => row)) - owner.row + 1;
    const columns = Math.max(...parts.map(({ column }) => column)) - owner.column + 1;
    if (parts.length !== rows * columns || parts.some(({ column }) => column < owner.column)) {
      for (const part of parts) {
        if (part !== owner) refuse(part, 'The cells that go on this one do not make a rectangle');
      }
      continue;
    }
    owner.cell.data = { ...owner.cell.data, ...spanOf(columns, rows) };
  }
  refuseWholeRows(grid, refuse);
  for (const [index, row] of table.children.entries()) {
    row.children = row.children.filter((_, column) => grid[index]?.[column]?.mark === undefined);
  }
}

function spanOf(columns: number, rows: number): NonNullable<TableCell['data']> {
  return {
    ...(columns > 1 ? { columnSpan: columns } : {}),
    ...(rows > 1 ? { rowSpan: rows } : {}),
  };
}

/** A row of cells that all go on those above is none: what would begin there ends one row sooner. */
function refuseWholeRows(
  grid: readonly (readonly Place[])[],
  refuse: (place: Place, message: string) => void,
): void {
  const groups = groupByOwner(grid);
  for (const row of grid) {
    if (row.length === 0 || row.some(({ mark }) => mark === undefined)) continue;
    for (const owner of new Set(row.map((place) => place.owner))) {
      delete owner.cell.data?.rowSpan;
      delete owner.cell.data?.columnSpan;
      for (const part of groups.get(owner) ?? []) {
        if (part !== owner) refuse(part, 'Every cell of this row goes on one above');
      }
    }
  }
}

function groupByOwner(grid: readonly (readonly Place[])[]): Map<Place, Place[]> {
  const groups = new Map<Place, Place[]>();
  for (const place of grid.flat()) {
    const parts = groups.get(place.owner);
    if (parts === undefined) groups.set(place.owner, [place]);
    else parts.push(place);
  }
  return groups;
}

function readGrid(table: Table): Place[][] {
  return table.children.map(({ children }, row) =>
    children.map((cell, column) => {
      const place = { cell, row, column, mark: spanMarkOf(cell) } as Place;
      place.owner = place;
      return place;
    }),
  );
}
