import type { AlignType, PhrasingContent, Table, TableCell, TableRow } from 'mdast';
import { textOf } from '../../../report/phrasing.ts';
import { type PlacedCell, placeCells } from '../../../report/table-grid.ts';
import { paragraph } from '../elements/paragraph.ts';
import {
  type TableCellContent,
  type TableRowContent,
  table as writeTable,
} from '../elements/table.ts';
import type { Handler, Scope, State } from '../state.ts';
import { isTooWide, measureColumns, shareWidth } from '../table-widths.ts';
import { toTwips } from '../units.ts';
import type { Xml } from '../xml.ts';
import { writeInline } from './inline.ts';
import { direction } from './paragraph.ts';

/** Alignments are styles, each with one that keeps with the next row: `TableText`, `TableTextKept`, `TableTextCenter` … */
const ALIGNED: Record<Exclude<AlignType, null>, string> = {
  left: '',
  center: 'Center',
  right: 'Right',
};

/**
 * Rows, the head row with them, up to which a table stays on one page: each of
 * its rows but the last keeps with the next, as Word has it.
 */
const LONGEST_WHOLE = 16;

/** A table of the report; its first row is repeated on every page that it goes over. */
export const table: Handler<Table> = (state, node, scope) => {
  const turned = needsLandscape(state, node, scope);
  const inner = turned ? { ...scope, width: landscapeWidth(state) } : scope;
  const needs = measureColumns(node, toTwips(state.report.template.theme.sizes.small));
  const caption = scope.figure?.children.find((child) => child.type === 'caption');
  const rows = placeCells(node);
  const result = writeTable(
    'ReportTable',
    rows.map((row, index) =>
      writeRow(state, row, node.align ?? [], inner, {
        header: index === 0,
        kept: isKept(index, rows.length, caption !== undefined),
      }),
    ),
    {
      widths: shareWidth(needs, inner.width),
      rtl: scope.rtl,
      firstRow: true,
      firstColumn: node.children.some((row) => row.children[0]?.data?.scope === 'row'),
      title: caption === undefined ? undefined : textOf(caption.children),
    },
  );
  if (turned) state.landscape.add(result);
  return [result];
};

/** Whether a table's words fit a landscape page only. Inside another table no page can be turned. */
export function needsLandscape(state: State, node: Table, scope: Scope): boolean {
  if (scope.inCell || scope.part !== 'document') return false;
  const size = toTwips(state.report.template.theme.sizes.small);
  return isTooWide(measureColumns(node, size), scope.width);
}

/** Between the margins of a page that is turned, in twips. */
export function landscapeWidth({ page }: State): number {
  return page.height - page.margins.top - page.margins.bottom;
}

/** Whether a row stays on the page of the next, or of the caption below the table. */
function isKept(index: number, rows: number, hasCaption: boolean): boolean {
  if (index === rows - 1) return hasCaption;
  return index === 0 || rows <= LONGEST_WHOLE;
}

function writeRow(
  state: State,
  row: readonly PlacedCell[],
  align: readonly AlignType[],
  scope: Scope,
  { header, kept }: { header: boolean; kept: boolean },
): TableRowContent {
  const cells = row.map(({ cell, column, columns, merge }): TableCellContent => {
    const isHeader = header || cell?.data?.scope === 'row';
    const alignment = ALIGNED[align[column] ?? 'left'];
    const style = `${isHeader ? 'TableHeading' : 'TableText'}${alignment}${kept ? 'Kept' : ''}`;
    return {
      content: [writeCell(state, cell, style, scope)],
      columns,
      ...(merge === undefined ? {} : { merge }),
    };
  });
  return { cells, header };
}

function writeCell(state: State, cell: TableCell | undefined, style: string, scope: Scope): Xml {
  const inner = { ...scope, inCell: true };
  const content = writeInline(state, cell?.children ?? [], inner);
  return paragraph(style, content, direction(state, scope));
}

/** A row or a cell that stands without its table: a paragraph a cell. */
export const tableRow: Handler<TableRow> = (state, node, scope) =>
  node.children.flatMap((cell) => tableCell(state, cell, scope));

export const tableCell: Handler<TableCell> = (state, node, scope) => [
  paragraph(scope.paragraphStyle, writeInline(state, node.children as PhrasingContent[], scope)),
];
