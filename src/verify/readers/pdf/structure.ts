import { PDFDict, PDFName, type PDFObject } from '@cantoo/pdf-lib';
import type { Item, Piece } from '../../content.ts';
import { placeItem, type Surroundings } from '../surroundings.ts';
import type { LinkTarget } from './destinations.ts';
import { asDict, asList, asName, asNumber, type OpenPdf, type PagePlace } from './document.ts';
import { joinRuns } from './page-text.ts';

/** An item with the place at which it begins, for links that lead to it. */
export interface PlacedItem extends Item {
  start?: PagePlace;
  pieces: PlacedPiece[];
}

/** A piece with the place in the file that it leads to. */
export interface PlacedPiece extends Piece {
  target?: PagePlace;
}

/** A top-level element of the structure. */
export interface Section {
  items: PlacedItem[];
  /** Notes, in the order of the structure. */
  notes: PlacedItem[][];
  /** Whether it holds the notes at the end, whose heading is not one of the text. */
  hasEndnotes?: boolean;
  /** Whether all of it but a heading is links into the file. */
  isContents: boolean;
}

interface State extends Surroundings {
  items: PlacedItem[];
  link?: LinkTarget;
  lang?: string;
}

/** Keys whose values must be seen as references. */
const NAMES = { Pg: PDFName.of('Pg'), Stm: PDFName.of('Stm') };

/** Structure types that stand in a line of text (ISO 32000-2, 14.8.4.7). */
const INLINE = new Set(
  'Span Quote Link Reference Code Em Strong Sub Annot Ruby Warichu BibEntry'.split(' '),
);

/** Read the tagged structure of a file in its order, as a screen reader does. */
export function readStructure(
  open: OpenPdf,
  linkOf: (annotation: PDFDict) => LinkTarget,
): Section[] {
  const root = asDict(open.get(open.catalog, 'StructTreeRoot'));
  if (root === undefined) return [];
  const roles = asDict(open.get(root, 'RoleMap'));
  let tables = 0;
  let section: Section = { items: [], notes: [], isContents: false };
  let item: PlacedItem | undefined;

  const typeOf = (element: PDFDict): string => {
    let type = asName(open.get(element, 'S')) ?? '';
    for (let depth = 0; depth < 10; depth += 1) {
      const mapped = roles === undefined ? undefined : asName(open.get(roles, type));
      if (mapped === undefined || mapped === type) break;
      type = mapped;
    }
    return type;
  };
  const close = () => {
    item = undefined;
  };
  const openItem = (state: State, start: PagePlace | undefined): PlacedItem => {
    if (item !== undefined) {
      if (item.start === undefined && start !== undefined) item.start = start;
      return item;
    }
    item = { pieces: [], anchors: [], place: '' };
    if (start !== undefined) {
      item.start = start;
      item.place = `page ${start.page + 1}`;
    }
    placeItem(item, state);
    state.items.push(item);
    return item;
  };
  const add = (piece: PlacedPiece, state: State, start: PagePlace | undefined) => {
    if (state.link?.address !== undefined) piece.link = state.link.address;
    else if (state.link?.place !== undefined) {
      piece.link = '#';
      piece.target = state.link.place;
    }
    if (state.lang !== undefined) piece.lang = state.lang;
    openItem(state, start).pieces.push(piece);
  };
  const addMarked = (
    owner: PDFObject | undefined,
    page: PDFObject | undefined,
    mcid: number,
    state: State,
  ) => {
    const marked = open.marked.get(`${open.keyOf(owner)}:${mcid}`);
    const [first] = marked?.runs ?? [];
    if (marked === undefined || first === undefined) return;
    const index = open.pageOf(page);
    const start = index === undefined ? undefined : { page: index, y: first.y };
    const text = joinRuns(marked);
    // Where a sequence begins a new line, the break is before it.
    const last = item?.pieces.at(-1);
    const isBreak =
      last !== undefined &&
      lastLine !== undefined &&
      (lastLine.page !== index || Math.abs(lastLine.y - first.y) > 0.6 * first.size);
    add({ text: isBreak ? `\n${text}` : text }, state, start);
    const end = marked.runs.at(-1) ?? first;
    lastLine = { page: index, y: end.y };
  };
  let lastLine: { page: number | undefined; y: number } | undefined;

  const walk = (element: PDFDict, page: PDFObject | undefined, around: State): void => {
    const type = typeOf(element);
    const own = element.get(NAMES.Pg) ?? page;
    const state = enter(element, type, around);
    const isBlock = !INLINE.has(type);
    if (isBlock) close();
    const kids = asList(open.get(element, 'K'));
    const from = state.items.length;
    if (type === 'Figure' || type === 'Formula') {
      const box = boxOf(element);
      const index = open.pageOf(own);
      const start =
        index === undefined ? undefined : { page: index, ...(box === undefined ? {} : { y: box }) };
      add({ text: '', image: open.text(open.get(element, 'Alt')) ?? '' }, state, start);
      close();
      return;
    }
    if (type === 'Lbl') {
      return;
    }
    const actual = open.text(open.get(element, 'ActualText'));
    if (actual !== undefined) add({ text: actual }, state, undefined);
    else if (type === 'Table') readTable(element, own, state);
    else if (type === 'Note' || type === 'FENote') {
      const items: PlacedItem[] = [];
      section.notes.push(items);
      const inside: State = { items };
      if (state.lang !== undefined) inside.lang = state.lang;
      walkKids(kids, own, inside);
    } else walkKids(kids, own, type === 'Link' ? { ...state, ...linkIn(kids) } : state);
    if (isBlock) close();
    if (type === 'LI' && state.list?.depth === 1) takeEndnote(state.items, from);
  };

  /** At the end, notes are items of a list, each with a link back to where it is referred to. */
  const takeEndnote = (items: PlacedItem[], from: number) => {
    // Several are numbered: `↑1 ↑2`.
    const pieces = items.at(-1)?.pieces.filter(({ text }) => text.trim() !== '') ?? [];
    const hasArrow = pieces.some(({ text, target }) => target !== undefined && text.includes('↑'));
    if (items.length === from || pieces.at(-1)?.target === undefined || !hasArrow) return;
    const note = items.splice(from);
    // Their heading stands right before the first, in a section of theirs or the last chapter's.
    if (section.hasEndnotes !== true && items.at(-1)?.level !== undefined) items.pop();
    for (const each of note) {
      if (each.list === undefined) continue;
      each.list.depth -= 1;
      if (each.list.depth === 0) delete each.list;
    }
    section.notes.push(note);
    section.hasEndnotes = true;
  };

  const walkKids = (
    kids: readonly PDFObject[],
    page: PDFObject | undefined,
    state: State,
  ): void => {
    for (const kid of kids) {
      const mcid = asNumber(kid);
      if (mcid !== undefined) addMarked(page, page, mcid, state);
      const object = asDict(open.resolve(kid));
      if (object === undefined) continue;
      const number = asNumber(open.get(object, 'MCID'));
      if (number !== undefined) {
        const on = object.get(NAMES.Pg) ?? page;
        addMarked(object.get(NAMES.Stm) ?? on, on, number, state);
      } else if (asName(open.get(object, 'S')) !== undefined) walk(object, page, state);
    }
  };

  /** A link's annotation is a kid of its element (ISO 32000-2, 14.7.5.3). */
  const linkIn = (kids: readonly PDFObject[]): { link?: LinkTarget } => {
    for (const kid of kids) {
      const reference = asDict(open.resolve(kid));
      const annotation = reference === undefined ? undefined : asDict(open.get(reference, 'Obj'));
      if (annotation !== undefined) return { link: linkOf(annotation) };
    }
    return {};
  };

  const enter = (element: PDFDict, type: string, around: State): State => {
    const state = { ...around };
    const lang = open.text(open.get(element, 'Lang'));
    if (lang !== undefined) state.lang = lang;
    const level = /^H([1-6])$/u.exec(type)?.[1];
    if (level !== undefined) state.level = Number(level) - 1;
    if (type === 'L') {
      // A list that begins an item is its beginning.
      if (around.list !== undefined) around.list.isOpen = false;
      state.list = {
        depth: (around.list?.depth ?? 0) + 1,
        isOrdered: isOrderedList(element),
        isOpen: true,
      };
    }
    if (type === 'LI' && state.list !== undefined) {
      state.list = { ...state.list, isOpen: true };
    }
    return state;
  };

  const attribute = (element: PDFDict, name: string): PDFObject | undefined => {
    for (const entry of asList(open.get(element, 'A'))) {
      const attributes = asDict(open.resolve(entry));
      const value = attributes === undefined ? undefined : open.get(attributes, name);
      if (value !== undefined) return value;
    }
    return undefined;
  };

  /** What the list says of itself, else whether its first label has a figure. */
  const isOrderedList = (list: PDFDict): boolean => {
    const numbering = asName(attribute(list, 'ListNumbering'));
    if (numbering !== undefined) {
      return !['None', 'Disc', 'Circle', 'Square', 'Unordered'].includes(numbering);
    }
    const labels = elementsIn(list, 'LI').flatMap((each) => elementsIn(each, 'Lbl'));
    const items: PlacedItem[] = [];
    const before = item;
    for (const label of labels.slice(0, 1)) {
      item = undefined;
      walkKids(asList(open.get(label, 'K')), label.get(NAMES.Pg), { items });
    }
    item = before;
    return items.some((each) => each.pieces.some((piece) => /\p{N}/u.test(piece.text)));
  };

  const elementsIn = (parent: PDFDict, type: string): PDFDict[] =>
    asList(open.get(parent, 'K')).flatMap((kid) => {
      const element = open.resolve(kid);
      return element instanceof PDFDict && typeOf(element) === type ? [element] : [];
    });

  const boxOf = (element: PDFDict): number | undefined =>
    asNumber(open.resolve(asList(attribute(element, 'BBox'))[3]));

  /** Cells by their place in the table's grid, as in HTML. */
  const readTable = (table: PDFDict, page: PDFObject | undefined, state: State): void => {
    const number = tables;
    tables += 1;
    const taken = new Set<string>();
    let row = -1;
    const visit = (parent: PDFDict, on: PDFObject | undefined): void => {
      for (const kid of asList(open.get(parent, 'K'))) {
        const element = asDict(open.resolve(kid));
        if (element === undefined) continue;
        const type = typeOf(element);
        const own = element.get(NAMES.Pg) ?? on;
        if (type === 'TR') {
          row += 1;
          readRow(element, own);
        } else if (['THead', 'TBody', 'TFoot'].includes(type)) visit(element, own);
        else walk(element, own, state);
      }
    };
    const readRow = (element: PDFDict, on: PDFObject | undefined) => {
      let column = 0;
      for (const kid of asList(open.get(element, 'K'))) {
        const cell = asDict(open.resolve(kid));
        if (cell === undefined) continue;
        while (taken.has(`${row} ${column}`)) column += 1;
        const columns = asNumber(attribute(cell, 'ColSpan')) ?? 1;
        const rows = asNumber(attribute(cell, 'RowSpan')) ?? 1;
        for (let down = 0; down < Math.min(rows, 1000); down += 1) {
          for (let across = 0; across < Math.min(columns, 1000); across += 1) {
            taken.add(`${row + down} ${column + across}`);
          }
        }
        const isHeader = typeOf(cell) === 'TH';
        walk(cell, on, { ...state, cell: { table: number, row, column, isHeader } });
        column += columns;
      }
    };
    visit(table, page);
  };

  const sections: Section[] = [];
  for (const [element, page] of topElements(root, open, typeOf)) {
    section = { items: [], notes: [], isContents: false };
    close();
    walk(element, page, { items: section.items });
    const entries = section.items.filter((each) => each.level === undefined);
    section.isContents =
      entries.length > 0 &&
      entries.every((each) => each.pieces.every((piece) => piece.link === '#'));
    sections.push(section);
  }
  return sections;
}

/** The children of the document's own element. */
function topElements(
  root: PDFDict,
  open: OpenPdf,
  typeOf: (element: PDFDict) => string,
): [PDFDict, PDFObject | undefined][] {
  let kids = asList(open.get(root, 'K')).flatMap((kid) => asDict(open.resolve(kid)) ?? []);
  let page: PDFObject | undefined;
  while (kids.length === 1 && kids[0] !== undefined && typeOf(kids[0]) === 'Document') {
    page = kids[0].get(NAMES.Pg) ?? page;
    kids = asList(open.get(kids[0], 'K')).flatMap((kid) => asDict(open.resolve(kid)) ?? []);
  }
  return kids.map((kid) => [kid, page]);
}
