import type { Table, TableCell, TableRow } from 'mdast';

/** A cell in its place on the grid. */
export interface PlacedCell {
  /** Absent for a place that a cell above covers, or that a short row leaves open. */
  cell?: TableCell;
  /** The first column that it takes, from 0. */
  column: number;
  /** How many it takes. */
  columns: number;
  /** Whether it begins or continues a cell of several rows. */
  merge?: 'restart' | 'continue';
}

/** A cell of the rows above that goes on. */
interface Open {
  rows: number;
  columns: number;
}

/** What a cell of the source says that goes on a cell beside it: the one before it, or the one above. */
export type SpanMark = '<' | '^';

/**
 * The mark of a cell that holds nothing else: `<` goes on the cell before it, `^`
 * the one above. With a backslash they are text.
 */
export function spanMarkOf({ children }: TableCell): SpanMark | undefined {
  const [only, more] = children;
  if (only?.type !== 'text' || more !== undefined) return undefined;
  if (only.value !== '<' && only.value !== '^') return undefined;
  const { start, end } = only.position ?? {};
  const isEscaped = (end?.offset ?? 1) - (start?.offset ?? 0) !== 1;
  return isEscaped ? undefined : only.value;
}

/** Where the cells of a row are on the grid of their table. */
export function placeRow(table: Table, row: TableRow): PlacedCell[] {
  if (!places.has(row)) {
    for (const [index, cells] of placeCells(table).entries()) {
      const each = table.children[index];
      if (each !== undefined) places.set(each, cells);
    }
  }
  return places.get(row) ?? [];
}

/** A table is put on its grid once, not for each of its rows. */
const places = new WeakMap<TableRow, PlacedCell[]>();

/**
 * Put a table's cells on a grid, rows made equally long: Word wants every place
 * of the grid filled, those that a cell of several rows covers included
 * (ECMA-376-1, 17.4.84, `vMerge`).
 */
export function placeCells(table: Table): PlacedCell[][] {
  const open = new Map<number, Open>();
  const rows = table.children.map((row) => {
    const placed: PlacedCell[] = [];
    const cells = row.children.values();
    let column = 0;
    for (;;) {
      const above = open.get(column);
      if (above !== undefined) {
        placed.push({ column, columns: above.columns, merge: 'continue' });
        above.rows -= 1;
        if (above.rows === 0) open.delete(column);
        column += above.columns;
        continue;
      }
      const next = cells.next();
      if (next.done === true) break;
      const { columnSpan: columns = 1, rowSpan = 1 } = next.value.data ?? {};
      placed.push({
        cell: next.value,
        column,
        columns,
        ...(rowSpan > 1 ? { merge: 'restart' as const } : {}),
      });
      if (rowSpan > 1) open.set(column, { rows: rowSpan - 1, columns });
      column += columns;
    }
    return placed;
  });
  const width = Math.max(0, ...rows.map(widthOf));
  for (const row of rows) {
    for (let column = widthOf(row); column < width; column += 1) row.push({ column, columns: 1 });
  }
  return rows;
}

function widthOf(row: readonly PlacedCell[]): number {
  const last = row.at(-1);
  return last === undefined ? 0 : last.column + last.columns;
}
