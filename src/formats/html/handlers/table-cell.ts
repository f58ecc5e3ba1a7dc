import type { Element } from 'hast';
import type { AlignType, TableCell } from 'mdast';
import type { State } from 'mdast-util-to-hast';
import { textOf } from '../../../report/phrasing.ts';
import { element, type Handler, text } from './handler.ts';

/** A label of a few East Asian letters: it could break between any two of them, and stand upright. */
const SHORT_LABEL = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,4}$/u;

/** What a cell's row knows of it. */
interface CellPlace {
  /** Whether it is in the table's head. */
  isHead: boolean;
  align: AlignType | undefined;
  /** Whether it begins above the last row and ends in it. */
  endsTable?: boolean;
}

/**
 * A cell, with its scope if it is a header. Alignment is a class: the `align`
 * attribute is obsolete (HTML, 16.2), and `start` and `end` turn with the text.
 */
export function renderCell(state: State, node: TableCell, place: CellPlace): Element {
  const children = state.all(node);
  // An empty corner is no header of anything.
  const scope =
    children.length === 0 ? undefined : (node.data?.scope ?? (place.isHead ? 'col' : undefined));
  const classes = [
    ...(place.align ? [`align-${place.align}`] : []),
    ...(place.endsTable === true ? ['ends-table'] : []),
    ...(SHORT_LABEL.test(textOf(node.children)) ? ['whole'] : []),
  ];
  const { columnSpan, rowSpan } = node.data ?? {};
  const result = element(
    scope === undefined ? 'td' : 'th',
    {
      ...(scope === undefined ? {} : { scope }),
      ...(columnSpan === undefined ? {} : { colSpan: columnSpan }),
      ...(rowSpan === undefined ? {} : { rowSpan }),
      ...(classes.length > 0 ? { className: classes } : {}),
    },
    // Chromium drops a cell without content from the tags, and the row falls short.
    children.length === 0 ? [text('\u00a0')] : children,
  );
  state.patch(node, result);
  return result;
}

export const tableCell: Handler<TableCell> = (state, node) =>
  renderCell(state, node, { isHead: false, align: undefined });
