/** The lists, quotes, notes and blocks that are open at a line of Markdown. */
export interface Containers {
  /** How many are open. */
  readonly depth: number;
  /** Whether the last line belongs to fenced code. */
  readonly isCode: boolean;
  /** Whether the last line opened a list item, quotation or note. */
  readonly isNew: boolean;
  /**
   * Read the next line.
   *
   * @returns the index where its content begins
   */
  read(line: string): number;
  /** Forget everything: the text is refused, and the search goes on. */
  reset(): void;
}

interface Container {
  /** Column that the content of a list item or note begins in; `undefined` for a quotation. */
  column: number | undefined;
}

interface Fence {
  mark: string;
  size: number;
  /** How many containers it stands in. */
  inside: number;
}

const QUOTE = /^>/;
// CommonMark 5.2 (list items), GFM footnotes: `- `, `1. `, `[^a]: `.
const ITEM = /^(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)/;
const NOTE = /^\[\^[^\]\s]{1,999}\]:/;
const RULE = /^(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const CODE = /^(`{3,}(?=[^`]*$)|~{3,})/;
const BLOCK = /^(:{3,})(.?)/;

/**
 * Follow the containers of a text line by line (CommonMark 5, "container
 * blocks"). A line without a marker may go on with a paragraph of any depth, so
 * it closes nothing: where the syntax leaves doubt, more is taken for open.
 *
 * @param limit the levels after which a line is not read further
 * @param knowsCode whether fenced code is told from text
 */
export function openContainers(limit: number, knowsCode: boolean): Containers {
  let open: Container[] = [];
  let blocks: Fence[] = [];
  let code: Fence | undefined;
  let isNew = false;

  /** How many open containers the line continues, and where it goes on. */
  const match = (line: string, cursor: Cursor): number => {
    let matched = 0;
    for (const { column } of open) {
      const before = { ...cursor };
      const indent = skipSpaces(line, cursor);
      if (column === undefined) {
        if (line[cursor.at] !== '>') return restore(cursor, before, matched);
        advance(line, cursor, 1);
        if (line[cursor.at] === ' ') advance(line, cursor, 1);
      } else if (cursor.at < line.length && indent < column) {
        return restore(cursor, before, matched);
      } else {
        // Spaces beyond the item's own column belong to what is inside.
        restore(cursor, before, 0);
        skipSpaces(line, cursor, column);
      }
      matched += 1;
    }
    return matched;
  };

  const closeTo = (count: number) => {
    open.length = Math.min(open.length, count);
    blocks = blocks.filter(({ inside }) => inside <= count);
  };

  return {
    get depth() {
      return open.length + blocks.length;
    },
    get isCode() {
      return code !== undefined;
    },
    get isNew() {
      return isNew;
    },
    reset() {
      open = [];
      blocks = [];
      code = undefined;
    },
    read(line) {
      const cursor: Cursor = { at: 0, column: 0 };
      isNew = false;
      const matched = match(line, cursor);
      if (code !== undefined) {
        if (matched >= code.inside) {
          if (isClosing(line.slice(cursor.at), code)) code = undefined;
          return cursor.at;
        }
        code = undefined;
        closeTo(matched);
      }
      for (;;) {
        const from = cursor.at;
        const base = cursor.column;
        const isIndented = skipSpaces(line, cursor) - base >= 4;
        const rest = cursor.at === 0 ? line : line.slice(cursor.at);
        if (rest === '') {
          // A blank line ends quotations, and no list.
          if (!isNew) closeTo(matched);
          return from;
        }
        // Indented code, or a line of a paragraph.
        if (isIndented) return from;
        const fence = knowsCode ? CODE.exec(rest)?.[1] : undefined;
        const block = BLOCK.exec(rest);
        const marker = QUOTE.test(rest) ? '>' : (ITEM.exec(rest)?.[0] ?? NOTE.exec(rest)?.[0]);
        const starts = fence !== undefined || block !== null || marker !== undefined;
        if (starts && !isNew) closeTo(matched);
        if (fence !== undefined) {
          code = { mark: fence[0] ?? '`', size: fence.length, inside: open.length };
          return from;
        }
        if (block !== null) {
          readBlock(block[1] ?? '', block[2] ?? '');
          return from;
        }
        if (marker === undefined || RULE.test(rest)) return from;
        isNew = true;
        advance(line, cursor, marker.length);
        if (marker === '>') open.push({ column: undefined });
        else open.push({ column: widthOfItem(line, cursor, marker) });
        if (open.length + blocks.length > limit) return cursor.at - marker.length;
      }
    },
  };

  function readBlock(colons: string, next: string): void {
    const isOpening = /[^\s:]/.test(next);
    if (isOpening) {
      blocks.push({ mark: ':', size: colons.length, inside: open.length });
      return;
    }
    // The outermost block sees the line first.
    const closed = blocks.findIndex(({ size }) => size <= colons.length);
    if (closed >= 0) blocks.length = closed;
  }
}

interface Cursor {
  at: number;
  /** With tabs at each fourth column. */
  column: number;
}

function restore(cursor: Cursor, before: Cursor, result: number): number {
  cursor.at = before.at;
  cursor.column = before.column;
  return result;
}

function advance(line: string, cursor: Cursor, count: number): void {
  for (let index = 0; index < count; index += 1) {
    cursor.column += line[cursor.at] === '\t' ? 4 - (cursor.column % 4) : 1;
    cursor.at += 1;
  }
}

/** Skip white space, up to a column; the column that is reached. */
function skipSpaces(line: string, cursor: Cursor, limit = Number.POSITIVE_INFINITY): number {
  while (cursor.column < limit && (line[cursor.at] === ' ' || line[cursor.at] === '\t')) {
    advance(line, cursor, 1);
  }
  return cursor.column;
}

/** The column that an item's content has to stand in: behind one to four spaces. */
function widthOfItem(line: string, cursor: Cursor, marker: string): number {
  // A note's content is indented by four, however long its label.
  if (marker.endsWith(':')) return cursor.column - marker.length + 4;
  const own = cursor.column;
  const after = { ...cursor };
  const reached = skipSpaces(line, after);
  const isFar = after.at >= line.length || reached - own > 4;
  return isFar ? own + 1 : reached;
}

function isClosing(rest: string, { mark, size }: Fence): boolean {
  const text = rest.trim();
  return text.length >= size && [...text].every((character) => character === mark);
}
