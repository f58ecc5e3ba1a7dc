import { textOf } from '../../report/phrasing.ts';
import { visit } from '../../report/visit.ts';
import type { Check } from '../check.ts';

export const tableHead: Check = {
  id: 'table-head',
  severity: 'warning',
  summary: 'A table has an empty head row, or an empty cell in it.',
  explanation: `The first row of a table names its columns, and a screen reader says the name before
each cell (WCAG 2.2, 1.3.1). An empty first cell is left alone when the first column heads the rows:
that is when all its cells are in bold.`,
  example: {
    wrong: '|      |      |\n| ---- | ---- |\n| 2021 | 12 |',
    right: '| Year | Missions |\n| ---- | -------- |\n| 2021 | 12 |',
  },
  run(report, context) {
    visit(report.tree, 'table', (table) => {
      const [head, ...rows] = table.children;
      const empty = (head?.children ?? []).filter(
        (cell, index) =>
          textOf(cell.children).trim() === '' &&
          !(index === 0 && rows[0]?.children[0]?.data?.scope === 'row'),
      );
      if (head === undefined || empty.length === 0) return;
      context.report(
        empty.length === head.children.length ? table : (empty[0] ?? table),
        empty.length === head.children.length
          ? 'The head row of this table is empty'
          : 'A cell of the head row is empty',
        'Name every column in the first row.',
      );
    });
  },
};
