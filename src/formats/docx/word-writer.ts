import type { PhrasingContent, RootContent } from 'mdast';
import type { WordWriter } from '../../blocks/block.ts';
import { formatCount } from '../../languages/format.ts';
import { textOf } from '../../report/phrasing.ts';
import { paragraph } from './elements/paragraph.ts';
import { type TableRowContent, table } from './elements/table.ts';
import { run } from './elements/text.ts';
import { handle, handleAll } from './handlers/handle.ts';
import { writeInline } from './handlers/inline.ts';
import { direction } from './handlers/paragraph.ts';
import { addMark } from './marks.ts';
import { separateTables } from './separate-tables.ts';
import type { Scope, State } from './state.ts';
import { nameOf, type Xml } from './xml.ts';

/** What a box's border and margins take of the width, in twips. */
const BOX_MARGINS = 340;
/** A box of more letters than this may go over two pages. */
const LONG_BOX = 1200;
/** The share of the first of two columns. */
const FIRST_COLUMN = 0.38;

/** The form of the paragraphs in each box; the boxes that are not here have the first. */
const BOX_FORMS: Record<string, Partial<Scope>> = {
  Box: {},
  KeyMessages: { itemStyle: 'KeyMessage' },
};

/** How blocks write themselves, at a place of the document. */
export function createWordWriter(state: State, scope: Scope): WordWriter<Xml> {
  return {
    paragraph: (style, content, options = {}) => {
      const { before, id } = options;
      const name = id === undefined ? undefined : state.bookmarks.nameOf(id);
      const runs = [
        ...(before === undefined ? [] : [run(before)]),
        ...writeInline(state, content, scope),
      ];
      return [
        paragraph(
          style,
          name === undefined ? runs : state.bookmarks.wrap(name, runs),
          direction(state, scope),
        ),
      ];
    },
    heading: (node) => handle(state, node, scope),
    flow: (nodes) => handleAll(state, nodes, scope),
    box: (style, nodes) => [writeBox(state, style, nodes, scope)],
    columns: (style, rows) => [writeColumns(state, style, rows, scope)],
  };
}

/**
 * A box: a table of one cell, in a table style. (Borders of paragraphs would
 * break at every list and table in the box, whose indents are others.)
 */
function writeBox(state: State, style: string, nodes: RootContent[], scope: Scope): Xml {
  const title = nodes.find((node) => node.type === 'blockTitle');
  const content = handleAll(state, nodes, {
    ...scope,
    ...BOX_FORMS[style],
    paragraphStyle: 'BoxText',
    titleStyle: 'BoxTitle',
    inCell: true,
    width: scope.width - BOX_MARGINS,
  });
  return table(
    style,
    [{ cells: [{ content: closeCell(content) }], breakable: textOf(nodes).length > LONG_BOX }],
    {
      widths: [scope.width],
      rtl: scope.rtl,
      title: title?.type === 'blockTitle' ? textOf(title.children) : undefined,
    },
  );
}

/** A cell ends in a paragraph (ECMA-376-1, 17.4.65). */
function closeCell(content: readonly Xml[]): Xml[] {
  const separated = separateTables(content);
  const last = separated.at(-1);
  return last !== undefined && nameOf(last) === 'w:p'
    ? separated
    : [...separated, paragraph('TableEnd', [])];
}

/** People in two columns, the names in the first; in one where nobody has more than a name. */
function writeColumns(
  state: State,
  style: string,
  rows: { cells: PhrasingContent[][][]; id?: string }[],
  scope: Scope,
): Xml {
  const columns = rows.some((row) => (row.cells[1] ?? []).length > 0) ? 2 : 1;
  const first = columns === 1 ? scope.width : Math.round(scope.width * FIRST_COLUMN);
  const widths = columns === 1 ? [first] : [first, scope.width - first];
  const written = rows.map(({ cells, id }): TableRowContent => {
    const name = id === undefined ? undefined : state.bookmarks.nameOf(id);
    return {
      cells: widths.map((_, column) => {
        const inner: Scope = {
          ...scope,
          inCell: true,
          marks: column === 0 ? addMark(scope.marks, 'participantName') : scope.marks,
        };
        const paragraphs = cells[column] ?? [];
        const content = (paragraphs.length > 0 ? paragraphs : [[]]).map((nodes, index) => {
          const runs = writeInline(state, nodes, inner);
          const named = name !== undefined && column === 0 && index === 0;
          return paragraph(
            style,
            named ? state.bookmarks.wrap(name, runs) : runs,
            direction(state, scope),
          );
        });
        return { content };
      }),
    };
  });
  const { language, metadata } = state.report;
  const { participantCount } = language.labels;
  const title = formatCount(participantCount, rows.length, language, metadata.digits);
  return table(`${style}s`, written, { widths, rtl: scope.rtl, title });
}
