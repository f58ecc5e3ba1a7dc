import type { ElementContent } from 'hast';
import type { Table } from 'mdast';
import { element, type Handler } from './handler.ts';

/** Rows above which a table may break between pages. */
const LONG_TABLE = 15;

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
  const result = element(
    'table',
    isLong ? { className: ['long'] } : {},
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
