import { countLines } from './letter-widths.ts';
import type { ParagraphMeasures } from './paragraph-measures.ts';
import { attributesOf, elementsOf, findChild, nameOf, type Xml } from './xml.ts';

/** A page's room for text, in points. */
export interface Room {
  width: number;
  height: number;
}

/** What the layout has to know of the document. */
export interface LayoutOptions {
  measuresOf(style: string): ParagraphMeasures;
  /** The content of a note, by the number of its reference. */
  notes: ReadonlyMap<number, readonly Xml[]>;
}

/** The pages of a section. */
export interface Layout {
  /** How many there are. */
  pages: number;
  /** The page that each bookmark begins on, from 1. */
  bookmarks: Map<string, number>;
}

const TWIPS = 20;
const EMU = 12700;
/** The line above notes, with its distances, in points. */
const SEPARATOR = 14;
/** Borders and padding of a table's row that no style says, in points. */
const BORDER = 0.75;

/** Margins of the cells of each table style, in twips; see `styles/table-styles.ts`. */
const CELL_MARGINS: Readonly<Record<string, { across: number; down: number }>> = {
  ReportTable: { across: 170, down: 60 },
  Participants: { across: 170, down: 0 },
  ImprintTable: { across: 170, down: 0 },
};
const BOX_MARGINS = { across: 340, down: 240 };

/** A piece of content, with how it may be parted. */
interface Piece {
  xml: Xml;
  /** Of a paragraph or a row: to the foot of its last line, without what comes after. */
  height: number;
  /** Heights at which it may be parted, from its top. */
  breaks: number[];
  before: number;
  after: number;
  keepNext: boolean;
  /** What the notes that it refers to take. */
  notes: number;
  /** The names of the bookmarks that begin in it. */
  bookmarks: readonly string[];
  /** Repeated at the head of each page that it goes over. */
  head?: Piece | undefined;
}

/**
 * Lay content out on pages, as near as can be told without the fonts: lines are
 * counted by mean widths of letters; spaces, indents, kept lines and paragraphs,
 * rows, pictures and notes are those of the document.
 *
 * @param content paragraphs, tables and bookmarks, in order
 */
export function estimateLayout(
  content: readonly Xml[],
  room: Room,
  options: LayoutOptions,
): Layout {
  const bookmarks = new Map<string, number>();
  const pieces = content.flatMap((xml) => toPieces(xml, room.width, options));
  let page = 1;
  let down = 0;
  let after = 0;
  let notes = 0;
  const turn = () => {
    page += 1;
    down = 0;
    after = 0;
    notes = 0;
  };
  pieces.forEach((piece, index) => {
    // It belongs to what follows.
    if (isBookmark(piece)) return;
    // Above the first line of a page is no distance, but of a section's first.
    const gap = () => (down > 0 || index === 0 ? Math.max(after, piece.before) : 0);
    const bottom = () => room.height - notes - noteRoom(notes, piece.notes);
    if (down > 0 && down + gap() + needOf(pieces, index) > bottom()) turn();
    down += gap();
    nameAll(pieces, index, page, bookmarks);
    let top = 0;
    // Over the end of the page, at the last place where it may be parted.
    while (down + piece.height - top > bottom()) {
      const end = top + bottom() - down;
      const at = piece.breaks.findLast((height) => height > top && height <= end);
      if (at === undefined && down === 0) break;
      top = at ?? top;
      turn();
      down = piece.head?.height ?? 0;
    }
    down += piece.height - top;
    after = piece.after;
    notes += noteRoom(notes, piece.notes);
  });
  return { pages: page, bookmarks };
}

/** What notes take that come to those which a page has. */
function noteRoom(before: number, more: number): number {
  return more === 0 ? 0 : more + (before === 0 ? SEPARATOR : 0);
}

/** How much of a piece, and of what it is kept with, has to be on its page. */
function needOf(pieces: readonly Piece[], index: number): number {
  const piece = pieces[index];
  if (piece === undefined) return 0;
  if (!piece.keepNext) return piece.breaks[0] ?? piece.height;
  let next = index + 1;
  while (pieces[next] !== undefined && isBookmark(pieces[next])) next += 1;
  const gap = Math.max(piece.after, pieces[next]?.before ?? 0);
  return piece.height + gap + needOf(pieces, next);
}

function isBookmark(piece: Piece | undefined): boolean {
  return piece !== undefined && nameOf(piece.xml).startsWith('w:bookmark');
}

/** Note the page of the bookmarks in a piece, and of those that stand just before it. */
function nameAll(
  pieces: readonly Piece[],
  index: number,
  page: number,
  bookmarks: Map<string, number>,
): void {
  let at = index;
  while (isBookmark(pieces[at - 1])) at -= 1;
  for (; at <= index; at += 1) {
    for (const name of pieces[at]?.bookmarks ?? []) {
      if (!bookmarks.has(name)) bookmarks.set(name, page);
    }
  }
}

function toPieces(xml: Xml, width: number, options: LayoutOptions): Piece[] {
  switch (nameOf(xml)) {
    case 'w:p':
      return [paragraphPiece(xml, width, options)];
    case 'w:tbl':
      return tablePieces(xml, options);
    case 'w:sdt': {
      const content = findChild(xml, 'w:sdtContent');
      return content === undefined
        ? []
        : elementsOf(content).flatMap((child) => toPieces(child, width, options));
    }
    default:
      return [
        {
          xml,
          height: 0,
          breaks: [],
          before: 0,
          after: 0,
          keepNext: false,
          notes: 0,
          bookmarks: readContent(xml).bookmarks,
        },
      ];
  }
}

function paragraphPiece(xml: Xml, width: number, options: LayoutOptions): Piece {
  const properties = findChild(xml, 'w:pPr');
  const style = properties === undefined ? undefined : findChild(properties, 'w:pStyle');
  const id = style === undefined ? 'Normal' : String(attributesOf(style)['w:val']);
  const measures = options.measuresOf(id);
  const content = readContent(xml);
  const available = Math.max(width - measures.left - measures.right, measures.size * 4);
  const lines = content.lines.reduce(
    (sum, text) => sum + countLines(text, available / measures.size, measures.pitch),
    0,
  );
  // A picture stands on a line of its own height.
  const height =
    (content.picture > 0 ? lines - 1 : lines) * measures.line + content.picture + measures.borders;
  return {
    xml,
    height,
    breaks: measures.keepLines || content.picture > 0 ? [] : listBreaks(lines, measures.line),
    before: measures.before,
    after: measures.after,
    keepNext: measures.keepNext,
    notes: content.notes.reduce((sum, number) => sum + noteHeight(number, width, options), 0),
    bookmarks: content.bookmarks,
  };
}

/** At least two lines on each page (ECMA-376-1, 17.3.1.44). */
function listBreaks(lines: number, line: number): number[] {
  const breaks: number[] = [];
  for (let count = 2; count <= lines - 2; count += 1) breaks.push(count * line);
  return breaks;
}

function noteHeight(number: number, width: number, options: LayoutOptions): number {
  return (options.notes.get(number) ?? [])
    .flatMap((xml) => toPieces(xml, width, options))
    .reduce((sum, piece) => sum + piece.before + piece.height + piece.after, 0);
}

/** Rows, each a piece; the head is repeated. */
function tablePieces(xml: Xml, options: LayoutOptions): Piece[] {
  const properties = findChild(xml, 'w:tblPr');
  const style = properties === undefined ? undefined : findChild(properties, 'w:tblStyle');
  const margins =
    CELL_MARGINS[String(style === undefined ? '' : attributesOf(style)['w:val'])] ?? BOX_MARGINS;
  const grid = findChild(xml, 'w:tblGrid');
  const widths =
    grid === undefined ? [] : elementsOf(grid).map((column) => Number(attributesOf(column)['w:w']));
  const rows = elementsOf(xml).filter((child) => nameOf(child) === 'w:tr');
  let head: Piece | undefined;
  return rows.map((row) => {
    const piece = rowPiece(row, widths, margins, options);
    const own = findChild(row, 'w:trPr');
    if (own !== undefined && findChild(own, 'w:tblHeader') !== undefined) head ??= piece;
    return { ...piece, ...(head === undefined || head === piece ? {} : { head }) };
  });
}

function rowPiece(
  row: Xml,
  widths: readonly number[],
  margins: { across: number; down: number },
  options: LayoutOptions,
): Piece {
  let column = 0;
  let keepNext = false;
  let notes = 0;
  let height = 0;
  let breaks: number[] = [];
  const bookmarks: string[] = [];
  for (const cell of elementsOf(row).filter((child) => nameOf(child) === 'w:tc')) {
    const own = findChild(cell, 'w:tcPr');
    const span = own === undefined ? undefined : findChild(own, 'w:gridSpan');
    const columns = span === undefined ? 1 : Number(attributesOf(span)['w:val']);
    const width = widths.slice(column, column + columns).reduce((sum, each) => sum + each, 0);
    column += columns;
    const pieces = elementsOf(cell)
      .filter((child) => child !== own)
      .flatMap((child) => toPieces(child, (width - margins.across) / TWIPS, options));
    let down = margins.down / TWIPS / 2;
    let after = 0;
    const places: number[] = [];
    for (const piece of pieces) {
      down += Math.max(after, piece.before);
      places.push(...piece.breaks.map((at) => down + at));
      down += piece.height;
      after = piece.after;
      if (piece.height > 0 && !piece.keepNext) places.push(down);
      notes += piece.notes;
      bookmarks.push(...piece.bookmarks);
    }
    down += after;
    // A row is kept with the next where the end of its first cell is.
    if (column === columns) keepNext = pieces.at(-1)?.keepNext === true;
    if (down > height) {
      height = down;
      breaks = places;
    }
  }
  const whole = findChild(row, 'w:trPr');
  const isWhole = whole !== undefined && findChild(whole, 'w:cantSplit') !== undefined;
  return {
    xml: row,
    height: height + margins.down / TWIPS / 2 + BORDER,
    breaks: isWhole ? [] : breaks,
    before: 0,
    after: 0,
    keepNext,
    notes,
    bookmarks,
  };
}

/** What a paragraph shows. */
interface Content {
  /** Its text, a line for each that is broken by hand. */
  lines: string[];
  /** The height of its highest picture, in points. */
  picture: number;
  /** The numbers of the notes that it refers to. */
  notes: number[];
  bookmarks: string[];
}

function readContent(xml: Xml): Content {
  const content: Content = { lines: [''], picture: 0, notes: [], bookmarks: [] };
  read(xml, content);
  return content;
}

/** This runs for every element of a document: it makes no arrays. */
function read(xml: Xml, content: Content): void {
  const name = nameOf(xml);
  const { lines } = content;
  switch (name) {
    case 'w:pPr':
    case 'w:rPr':
    case 'w:instrText':
      return;
    case 'w:tab':
      lines[lines.length - 1] += '    ';
      return;
    case 'w:br':
      lines.push('');
      return;
    case 'w:footnoteReference':
      content.notes.push(Number(attributesOf(xml)['w:id']));
      return;
    case 'w:bookmarkStart':
      content.bookmarks.push(String(attributesOf(xml)['w:name']));
      return;
    case 'wp:extent':
      content.picture = Math.max(content.picture, Number(attributesOf(xml)['cy']) / EMU);
      return;
    default:
  }
  const children: unknown = xml[name];
  if (!Array.isArray(children)) return;
  for (const child of children as (Xml | string)[]) {
    if (typeof child !== 'string') read(child, content);
    // Nothing but `w:t` is left that has text.
    else lines[lines.length - 1] += child;
  }
}
