import type { ElementContent } from 'hast';
import type { Table } from 'mdast';
import { textOf } from '../../../report/phrasing.ts';
import type { Scope } from '../scope.ts';
import { element, type Handler } from './handler.ts';

/** Rows above which a table may break between pages. */
const LONG_TABLE = 15;

/** Letters of the longest words of each column that have room side by side on a narrow page. */
const NARROW_PAGE = 48;

/** Whether the longest words of a table's columns are too wide for a narrow page. */
function isDense(node: Table, { report }: Scope): boolean {
  if (report.language.script.startsWith('Han')) return false;
  const longest: number[] = [];
  for (const row of node.children) {
    row.children.forEach((cell, column) => {
      for (const word of textOf(cell.children).split(/[\s\u00ad-]+/u)) {
        longest[column] = Math.max(longest[column] ?? 0, word.length);
      }
    });
  }
  return longest.reduce((sum, length) => sum + length, 0) > NARROW_PAGE;
}

/**
 * A table. On a screen it scrolls in a container of its own where it is too
 * wide, which the keyboard must reach and which must have a name (WCAG 2.1.1,
 * 4.1.2); `group`, since a `region` would be a landmark for every table.
 */
export const table: Handler<Table> = (state, node, scope, parent) => {
  const [head, ...rows] = state.all(node);
  const children: ElementContent[] = [];
  if (head !== undefined) children.push(element('thead', {}, state.wrap([head], true)));
  if (rows.length > 0) children.push(element('tbody', {}, state.wrap(rows, true)));
  const isLong = rows.length > LONG_TABLE;
  const className = [...(isLong ? ['long'] : []), ...(isDense(node, scope) ? ['dense'] : [])];
  const result = element(
    'table',
    className.length > 0 ? { className } : {},
    state.wrap(children, true),
  );
  if (scope.options.lean) return result;
  return element(
    'div',
    {
      className: ['table-scroll'],
      role: 'group',
      ariaLabel: parent?.data?.numbering?.label ?? scope.report.language.labels.kinds.table,
      tabIndex: 0,
    },
    [result],
  );
};
