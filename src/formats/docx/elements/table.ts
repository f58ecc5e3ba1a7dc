import { element, property, type Xml } from '../xml.ts';

/** What a table says of itself besides its style. */
export interface TableOptions {
  /** Widths of the columns, in twips. */
  widths: readonly number[];
  /** Whether its columns run from right to left. */
  rtl: boolean;
  /** Which parts of the style apply. */
  firstRow?: boolean;
  firstColumn?: boolean;
  /** What it is, for those who don't see it. */
  title?: string | undefined;
}

/** A row, and whether it is repeated at the top of every page. */
export interface TableRowContent {
  cells: TableCellContent[];
  header?: boolean;
  /** Whether it may go over two pages. */
  breakable?: boolean;
}

/** A cell's paragraphs and tables, and how many columns and rows it goes over. */
export interface TableCellContent {
  content: readonly Xml[];
  columns?: number;
  /** `restart` begins a cell that goes on in the rows below; they have `continue`. */
  merge?: 'restart' | 'continue';
}

/** A table in a named style. */
export function table(
  style: string,
  rows: readonly TableRowContent[],
  { widths, rtl, firstRow = false, firstColumn = false, title }: TableOptions,
): Xml {
  const total = widths.reduce((sum, width) => sum + width, 0);
  return {
    'w:tbl': [
      {
        'w:tblPr': [
          property('w:tblStyle', style),
          ...(rtl ? [{ 'w:bidiVisual': {} }] : []),
          element('w:tblW', { 'w:w': total, 'w:type': 'dxa' }),
          element('w:tblLayout', { 'w:type': 'fixed' }),
          element('w:tblLook', {
            'w:val': lookValue(firstRow, firstColumn),
            'w:firstRow': firstRow ? 1 : 0,
            'w:lastRow': 0,
            'w:firstColumn': firstColumn ? 1 : 0,
            'w:lastColumn': 0,
            'w:noHBand': 1,
            'w:noVBand': 1,
          }),
          ...(title === undefined || title === '' ? [] : [property('w:tblCaption', title)]),
        ],
      },
      { 'w:tblGrid': widths.map((width) => element('w:gridCol', { 'w:w': width })) },
      ...rows.map((row) => writeRow(row, widths)),
    ],
  };
}

/** The bits of ECMA-376-1, 17.7.6.7 (as amended by MS-OI29500): first row, first column, no bands. */
function lookValue(firstRow: boolean, firstColumn: boolean): string {
  const bits = 0x0600 | (firstRow ? 0x0020 : 0) | (firstColumn ? 0x0080 : 0);
  return bits.toString(16).toUpperCase().padStart(4, '0');
}

function writeRow({ cells, header, breakable }: TableRowContent, widths: readonly number[]): Xml {
  let column = 0;
  const written = cells.map((cell) => {
    const span = cell.columns ?? 1;
    const width = widths.slice(column, column + span).reduce((sum, each) => sum + each, 0);
    column += span;
    return writeCell(cell, width);
  });
  const properties = [
    ...(breakable === true ? [] : [{ 'w:cantSplit': {} }]),
    ...(header === true ? [{ 'w:tblHeader': {} }] : []),
  ];
  return { 'w:tr': [...(properties.length > 0 ? [{ 'w:trPr': properties }] : []), ...written] };
}

function writeCell({ content, columns, merge }: TableCellContent, width: number): Xml {
  return {
    'w:tc': [
      {
        'w:tcPr': [
          element('w:tcW', { 'w:w': width, 'w:type': 'dxa' }),
          ...(columns === undefined || columns === 1 ? [] : [property('w:gridSpan', columns)]),
          ...(merge === undefined ? [] : [property('w:vMerge', merge)]),
        ],
      },
      ...content,
    ],
  };
}
