import type { ArtifactContent, Item, Piece } from '../content.ts';
import type { MarkupElement } from './element.ts';
import { placeItem, type Surroundings } from './surroundings.ts';

/** Elements that stand in a line of text (HTML, 3.2.5.2.5, phrasing content). */
const INLINE = new Set(
  (
    'a abbr b bdi bdo br cite code data del dfn em i img ins kbd label mark picture q s samp ' +
    'small span strong sub sup svg time u var wbr'
  ).split(' '),
);

/** Elements whose text nobody reads. */
const SILENT = new Set(['head', 'script', 'style', 'template']);

/** Parts of a publication that are not its text (EPUB 3 Structural Semantics Vocabulary). */
const FRONT = new Set(['cover', 'titlepage', 'halftitlepage', 'copyright-page', 'imprint']);

type Region = 'front' | 'contents' | 'body';

/** A file of a publication and how names in it are spoken of from outside. */
export interface WebFile {
  root: MarkupElement;
  /** For a person: `text.xhtml`; empty for a publication of one file. */
  place: string;
  /** The name of a place in this or another file, from a link as it is written here. */
  nameOf(href: string): string | undefined;
  /** Where the text begins: in the whole file, or in the element `main` alone. */
  start: Region;
}

interface State extends Surroundings {
  region: Region;
  note?: string;
  lang?: string;
  link?: string;
}

/** The part of an artifact's content that a web reader fills. */
export type WebContent = Pick<ArtifactContent, 'body' | 'front' | 'contents' | 'notes'>;

/**
 * Read files of HTML or XHTML as a reading system does: by element, role and
 * link; never by class.
 *
 * @param files in reading order
 * @param language of the publication; only what differs from it is told
 */
export function readWeb(files: readonly WebFile[], language: string | undefined): WebContent {
  const content: WebContent = { body: [], front: [], contents: [], notes: new Map() };
  const notes = new Set(files.flatMap((file) => listNoteNames(file.root, file)));
  let tables = 0;
  for (const file of files) {
    const place = file.place;
    let item: Item | undefined;
    let anchors: string[] = [];

    const close = () => {
      item = undefined;
    };
    const open = (state: State): Item => {
      if (item !== undefined) return item;
      item = { pieces: [], anchors, place };
      anchors = [];
      placeItem(item, state);
      const note = state.note === undefined ? undefined : content.notes.get(state.note);
      (note ?? content[state.region]).push(item);
      return item;
    };
    const add = (piece: Piece, state: State) => {
      if (state.link !== undefined) piece.link = state.link;
      if (state.lang !== undefined) piece.lang = state.lang;
      open(state).pieces.push(piece);
    };

    const walk = (element: MarkupElement, around: State): void => {
      const { name, attributes } = element;
      if (SILENT.has(name)) return;
      const roles = [attributes['role'], attributes['epub:type']].join(' ').split(/\s+/u);
      if (roles.includes('doc-backlink') || roles.includes('backlink')) return;
      const state = enter(element, roles, around, file, language);
      const isBlock = !INLINE.has(name);
      if (isBlock) close();
      const id = attributes['id'];
      if (id !== undefined) {
        const anchor = file.nameOf(`#${id}`) ?? id;
        if (notes.has(anchor) && !content.notes.has(anchor)) {
          content.notes.set(anchor, []);
          state.note = anchor;
          delete state.list;
        }
        if (isBlock || item === undefined) anchors.push(anchor);
        else (item as Item).anchors.push(anchor);
      }
      if (roles.includes('doc-noteref') || roles.includes('noteref')) {
        const note = file.nameOf(attributes['href'] ?? '') ?? '';
        open(state).pieces.push({ text: '', note });
        return;
      }
      if (name === 'img' || name === 'svg') {
        add({ text: '', image: attributes['alt'] ?? attributes['aria-label'] ?? '' }, state);
        return;
      }
      if (name === 'br') add({ text: '\n' }, state);
      if (name === 'table') {
        readTable(element, state);
      } else {
        for (const child of element.children) {
          if (typeof child === 'string') {
            if (item !== undefined || child.trim() !== '') add({ text: child }, state);
          } else walk(child, state);
        }
      }
      if (isBlock) close();
    };

    /** Cells by their place in the table's grid (HTML, 4.9.12.1). */
    const readTable = (table: MarkupElement, state: State): void => {
      const number = tables;
      tables += 1;
      const taken = new Set<string>();
      let row = -1;
      const visit = (element: MarkupElement): void => {
        for (const child of element.children) {
          if (typeof child === 'string') continue;
          if (child.name === 'tr') {
            row += 1;
            readRow(child);
          } else if (['thead', 'tbody', 'tfoot'].includes(child.name)) visit(child);
          else walk(child, state);
        }
      };
      const readRow = (element: MarkupElement) => {
        let column = 0;
        for (const cell of element.children) {
          if (typeof cell === 'string') continue;
          while (taken.has(`${row} ${column}`)) column += 1;
          const columns = Number(cell.attributes['colspan'] ?? 1) || 1;
          const rows = Number(cell.attributes['rowspan'] ?? 1) || 1;
          for (let down = 0; down < Math.min(rows, 1000); down += 1) {
            for (let across = 0; across < Math.min(columns, 1000); across += 1) {
              taken.add(`${row + down} ${column + across}`);
            }
          }
          walk(cell, {
            ...state,
            cell: { table: number, row, column, isHeader: cell.name === 'th' },
          });
          column += columns;
        }
      };
      visit(table);
    };

    walk(file.root, { region: file.start });
  }
  return content;
}

/** What an element changes for what is in it. */
function enter(
  { name, attributes }: MarkupElement,
  roles: readonly string[],
  around: State,
  file: WebFile,
  language: string | undefined,
): State {
  const state = { ...around };
  if (name === 'main') state.region = 'body';
  if (name === 'nav' || roles.includes('doc-toc')) state.region = 'contents';
  if (roles.some((role) => FRONT.has(role)) || roles.includes('doc-endnotes'))
    state.region = 'front';
  const lang = attributes['lang'] ?? attributes['xml:lang'];
  if (lang !== undefined) {
    if (lang === language) delete state.lang;
    else state.lang = lang;
  }
  const href = attributes['href'];
  if (name === 'a' && href !== undefined) {
    const target = file.nameOf(href);
    state.link = target === undefined ? href : `#${target}`;
  }
  const level = /^h([1-6])$/u.exec(name)?.[1];
  if (level !== undefined) state.level = Number(level) - 1;
  if (name === 'ul' || name === 'ol') {
    // A list that begins an item is its beginning.
    if (around.list !== undefined) around.list.isOpen = false;
    state.list = {
      depth: (around.list?.depth ?? 0) + 1,
      isOrdered: name === 'ol',
      isOpen: true,
    };
  }
  // Each item has an opening of its own.
  if (name === 'li' && state.list !== undefined) state.list = { ...state.list, isOpen: true };
  return state;
}

/** The names of all notes that are referred to in a file. */
function listNoteNames(element: MarkupElement, file: WebFile): string[] {
  const { role = '', 'epub:type': type = '', href = '' } = element.attributes;
  const isReference = /\bdoc-noteref\b/u.test(role) || /\bnoteref\b/u.test(type);
  const name = isReference ? file.nameOf(href) : undefined;
  return [
    ...(name === undefined ? [] : [name]),
    ...element.children.flatMap((child) =>
      typeof child === 'string' ? [] : listNoteNames(child, file),
    ),
  ];
}
