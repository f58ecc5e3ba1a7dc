import type { Table, TableCell } from 'mdast';

/**
 * The cells of a table that only go on another one, as `row column`: they hold
 * `<`, and go on the cell before, or `^`, and go on the one above; neither goes
 * out of the table or on a head in the body, and together they are a rectangle, in
 * rows that have a cell of their own. All others are text.
 */
export function findCovered(table: Table): Set<string> {
  /** Which text each place belongs to, as the place of that. */
  const owners = new Map<string, string>();
  for (const [row, { children }] of table.children.entries()) {
    for (const [column, cell] of children.entries()) {
      const sign = readSign(cell);
      const before = sign === '<' ? `${row} ${column - 1}` : `${row - 1} ${column}`;
      const isFree = sign === undefined || (sign === '^' && row === 1);
      const place = `${row} ${column}`;
      owners.set(place, (isFree ? undefined : owners.get(before)) ?? place);
    }
  }
  const groups = new Map<string, string[]>();
  for (const [place, owner] of owners) {
    groups.set(owner, [...(groups.get(owner) ?? []), place]);
  }
  for (const [owner, places] of groups) if (!isRectangle(places)) release(owners, owner);
  for (const [row, { children }] of table.children.entries()) {
    const places = children.map((_, column) => `${row} ${column}`);
    if (places.some((place) => owners.get(place) === place)) continue;
    for (const place of places) release(owners, owners.get(place));
  }
  return new Set([...owners].filter(([place, owner]) => place !== owner).map(([place]) => place));
}

/** The only sign of a cell, if nothing else is in it and no backslash before it. */
function readSign({ children }: TableCell): string | undefined {
  const [only, more] = children;
  if (only?.type !== 'text' || more !== undefined || only.position === undefined) return undefined;
  const { start, end } = only.position;
  return /^[<^]$/u.test(only.value) && end.column - start.column === 1 ? only.value : undefined;
}

/** Whether as many places as a rectangle over them has begin with its upper left corner. */
function isRectangle(places: readonly string[]): boolean {
  const rows = places.map((place) => Number(place.split(' ')[0]));
  const columns = places.map((place) => Number(place.split(' ')[1]));
  const span = (values: number[]): number => Math.max(...values) - (values[0] ?? 0) + 1;
  return span(rows) * span(columns) === places.length && Math.min(...columns) === (columns[0] ?? 0);
}

/** Let what belongs to a text be text itself. */
function release(owners: Map<string, string>, owner: string | undefined): void {
  for (const [place, other] of owners) if (other === owner) owners.set(place, place);
}
