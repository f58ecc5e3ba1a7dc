import {
  type ArtifactContent,
  type CellPlace,
  type Item,
  isBlank,
  type Piece,
} from '../content.ts';
import { type Archive, openArchive } from './archive.ts';
import { findNoteMarks, noteName, partNestedNotes } from './docx-notes.ts';
import { type ParagraphForm, readStyles, settingOf } from './docx-styles.ts';
import { childOf, findAll, type MarkupElement, textIn } from './element.ts';

/** Containers that are looked through: content controls, revisions, tags. */
const THROUGH = new Set([
  'w:sdt',
  'w:sdtContent',
  'w:ins',
  'w:moveTo',
  'w:smartTag',
  'w:customXml',
  'mc:AlternateContent',
  'mc:Choice',
]);

/** Styles of a cover, an imprint and what heads the contents: Word’s own, and those of a report. */
const FRONT = /^(?:Title$|Subtitle$|TOC|Cover|Imprint)/u;

/** What stands above the notes where they are at the end, and is of neither text. */
const NOTES_HEADING = 'NotesHeading';

/** What is open while a part is read. */
interface Reading {
  place: string;
  /** Addresses by relationship. */
  targets: Map<string | undefined, string | undefined>;
  formOf(properties: MarkupElement | undefined): ParagraphForm;
  /** Notes by the bookmark around their reference or number. */
  noteMarks: Map<string, string>;
  items: (Item & { isContents: boolean; isFront: boolean })[];
  anchors: string[];
  /** Fields that have begun and not ended, outermost first. */
  fields: { instruction: string; isResult: boolean }[];
  tables: number;
  /** How many content controls of the kind “Table of Contents” are open. */
  contentsDepth: number;
  /** Whether the paragraph that is being read has had a part of a contents field. */
  sawContents: boolean;
  /** The language of runs from right to left that say none. */
  rightToLeft: string | undefined;
}

/** Read a Word document as a word processor does: its parts, styles, fields and notes. */
export async function readDocx(bytes: Uint8Array): Promise<ArtifactContent> {
  const archive = openArchive(bytes);
  const styles = archive.xml('word/styles.xml');
  const numbering = archive.has('word/numbering.xml')
    ? archive.xml('word/numbering.xml')
    : undefined;
  const formOf = readStyles(styles, numbering);
  const document = archive.xml('word/document.xml');
  const noteParts = (['footnote', 'endnote'] as const).flatMap((kind) => {
    const path = `word/${kind}s.xml`;
    return archive.has(path) ? [{ kind, path, root: archive.xml(path) }] : [];
  });
  const noteMarks = findNoteMarks(
    document,
    noteParts.map(({ root }) => root),
    styles,
  );
  const language = findAll(styles, 'w:lang')[0]?.attributes;

  const read = (part: string, root: MarkupElement): Reading['items'] => {
    const reading: Reading = {
      place: part.replace(/^word\//u, ''),
      targets: readTargets(archive, part),
      formOf,
      noteMarks,
      items: [],
      anchors: [],
      fields: [],
      tables: 0,
      contentsDepth: 0,
      sawContents: false,
      rightToLeft: language?.['w:bidi'],
    };
    readBlocks(root, reading, undefined);
    return reading.items;
  };

  const items = read('word/document.xml', childOf(document, 'w:body') ?? document);
  const start = 1 + items.findLastIndex((item) => item.isContents || item.isFront);
  const notes: ArtifactContent['notes'] = new Map();
  for (const { kind, path, root } of noteParts) {
    for (const note of findAll(root, `w:${kind}`)) {
      if (note.attributes['w:type'] !== undefined) continue;
      for (const [name, items] of partNestedNotes(noteName(note), read(path, note), noteMarks)) {
        notes.set(name, items);
      }
    }
  }
  const properties = ['docProps/core.xml', 'docProps/custom.xml', 'docProps/app.xml'].flatMap(
    (name) => (archive.has(name) ? [archive.xml(name)] : []),
  );
  return {
    body: items.slice(start),
    front: items.slice(0, start).filter((item) => !item.isContents),
    contents: items.slice(0, start).filter((item) => item.isContents),
    notes,
    title: properties.flatMap((part) => findAll(part, 'dc:title')).map(textIn)[0],
    language:
      properties.flatMap((part) => findAll(part, 'dc:language')).map(textIn)[0] ??
      language?.['w:val'],
    properties: properties.flatMap((part) =>
      part.children.map((child) => (typeof child === 'string' ? '' : textIn(child))),
    ),
  };
}

function readTargets(archive: Archive, part: string): Reading['targets'] {
  const name = part.replace(/([^/]+)$/u, '_rels/$1.rels');
  if (!archive.has(name)) return new Map();
  return new Map(
    findAll(archive.xml(name), 'Relationship').map(({ attributes }) => [
      attributes['Id'],
      attributes['TargetMode'] === 'External' ? attributes['Target'] : undefined,
    ]),
  );
}

function readBlocks(parent: MarkupElement, reading: Reading, cell: CellPlace | undefined): void {
  const isContents =
    parent.name === 'w:sdt' && findAll(parent, 'w:docPartGallery').some(isContentsGallery);
  if (isContents) reading.contentsDepth += 1;
  for (const child of parent.children) {
    if (typeof child === 'string') continue;
    if (child.name === 'w:p') readParagraph(child, reading, cell);
    else if (child.name === 'w:tbl') readTable(child, reading);
    else if (child.name === 'w:bookmarkStart') {
      reading.anchors.push(child.attributes['w:name'] ?? '');
    } else if (THROUGH.has(child.name)) readBlocks(child, reading, cell);
  }
  if (isContents) reading.contentsDepth -= 1;
}

function isContentsGallery(gallery: MarkupElement): boolean {
  return gallery.attributes['w:val'] === 'Table of Contents';
}

/** A table is one of data if it has a row that is repeated as its head; others lay out. */
function readTable(table: MarkupElement, reading: Reading): void {
  const rows = table.children.filter(
    (child): child is MarkupElement => typeof child !== 'string' && child.name === 'w:tr',
  );
  const isHead = (row: MarkupElement | undefined) =>
    childOf(childOf(row, 'w:trPr'), 'w:tblHeader') !== undefined;
  const number = isHead(rows[0]) ? reading.tables : undefined;
  if (number !== undefined) reading.tables += 1;
  for (const [row, element] of rows.entries()) {
    let column = 0;
    for (const cell of element.children) {
      if (typeof cell === 'string' || cell.name !== 'w:tc') continue;
      const place: CellPlace | undefined =
        number === undefined
          ? undefined
          : { table: number, row, column, ...(row === 0 ? { isHeader: isHead(element) } : {}) };
      readBlocks(cell, reading, place);
      column += Number(settingOf(childOf(cell, 'w:tcPr'), 'w:gridSpan') ?? 1) || 1;
    }
  }
}

function readParagraph(
  paragraph: MarkupElement,
  reading: Reading,
  cell: CellPlace | undefined,
): void {
  const properties = childOf(paragraph, 'w:pPr');
  const style = settingOf(properties, 'w:pStyle') ?? '';
  if (style === NOTES_HEADING) return;
  const form = reading.formOf(properties);
  const item: Reading['items'][number] = {
    pieces: [],
    anchors: reading.anchors,
    place: reading.place,
    isContents: reading.contentsDepth > 0 || isInContentsField(reading),
    isFront: FRONT.test(style),
  };
  reading.anchors = [];
  reading.sawContents = false;
  if (form.outline !== undefined) item.level = form.outline + 1;
  if (form.list !== undefined) item.list = { ...form.list, isStart: true };
  if (cell !== undefined) item.cell = cell;
  readRuns(paragraph, item, reading, undefined);
  item.isContents ||= reading.sawContents;
  const isTask = findAll(paragraph, 'w14:checkbox').length > 0;
  if (isTask) item.list = { depth: 0, isOrdered: false, isStart: true };
  const before = reading.items.at(-1);
  if (item.list === undefined && before !== undefined && isBlank(before.pieces)) {
    const empty = before.list ?? before.follows;
    if (empty !== undefined) item.follows = empty;
  }
  reading.items.push(item);
}

function isInContentsField(reading: Reading): boolean {
  return reading.fields.some((field) => /^\s*TOC\b/u.test(field.instruction));
}

function readRuns(
  parent: MarkupElement,
  item: Item,
  reading: Reading,
  link: string | undefined,
): void {
  for (const child of parent.children) {
    if (typeof child === 'string') continue;
    const { name, attributes } = child;
    if (name === 'w:r') readRun(child, item, reading, link);
    else if (name === 'w:hyperlink') readRuns(child, item, reading, targetOf(child, reading));
    else if (name === 'w:bookmarkStart') item.anchors.push(attributes['w:name'] ?? '');
    else if (name === 'w:fldSimple') {
      reading.fields.push({ instruction: attributes['w:instr'] ?? '', isResult: true });
      readRuns(child, item, reading, link);
      reading.fields.pop();
    } else if (THROUGH.has(name)) readRuns(child, item, reading, link);
  }
}

function targetOf({ attributes }: MarkupElement, reading: Reading): string | undefined {
  const anchor = attributes['w:anchor'];
  const address = reading.targets.get(attributes['r:id']);
  if (address !== undefined) return anchor === undefined ? address : `${address}#${anchor}`;
  return anchor === undefined ? undefined : `#${anchor}`;
}

function readRun(run: MarkupElement, item: Item, reading: Reading, link: string | undefined): void {
  const properties = childOf(run, 'w:rPr');
  if (childOf(properties, 'w:vanish') !== undefined) return;
  const lang = languageOf(properties, reading);
  const add = (piece: Piece) => {
    const field = reading.fields.at(-1);
    if (reading.fields.some((each) => isHidden(each, reading))) return;
    const reference = /^\s*REF\s+(\S+)/u.exec(field?.instruction ?? '')?.[1];
    const target = link ?? (reference === undefined ? undefined : `#${reference}`);
    if (target !== undefined) piece.link = target;
    if (lang !== undefined) piece.lang = lang;
    item.pieces.push(piece);
  };
  for (const child of run.children) {
    if (typeof child === 'string') continue;
    const { name, attributes } = child;
    if (name === 'w:t') add({ text: fromCheckbox(textIn(child)) });
    else if (name === 'w:tab') add({ text: ' ' });
    else if (name === 'w:br' || name === 'w:cr') add({ text: '\n' });
    else if (name === 'w:noBreakHyphen') add({ text: '-' });
    else if (name === 'w:footnoteReference' || name === 'w:endnoteReference') {
      item.pieces.push({ text: '', note: noteName(child) });
    } else if (name === 'w:drawing' || name === 'mc:AlternateContent') addImage(child, add);
    else if (name === 'w:instrText') {
      const field = reading.fields.at(-1);
      if (field !== undefined && !field.isResult) field.instruction += textIn(child);
    } else if (name === 'w:fldChar') {
      turnField(attributes['w:fldCharType'], item, reading);
    }
  }
}

/** Begin a field, go from its instruction to its result, or end it. */
function turnField(turn: string | undefined, item: Item, reading: Reading): void {
  if (turn === 'begin') reading.fields.push({ instruction: '', isResult: false });
  const field = reading.fields.at(-1);
  if (turn === 'end') reading.fields.pop();
  if (turn !== 'separate' || field === undefined) return;
  field.isResult = true;
  if (isInContentsField(reading)) reading.sawContents = true;
  const note = noteOf(field, reading);
  if (note !== undefined) item.pieces.push({ text: '', note });
}

/** The note that a field refers to. */
function noteOf(
  { instruction }: Reading['fields'][number],
  { noteMarks }: Reading,
): string | undefined {
  const [, kind, mark = ''] = /^\s*(NOTEREF|REF)\s+(\S+)/u.exec(instruction) ?? [];
  return noteMarks.get(mark) ?? (kind === 'NOTEREF' ? mark : undefined);
}

/** Instructions, page numbers of the contents, and numbers of notes are no text. */
function isHidden(field: Reading['fields'][number], reading: Reading): boolean {
  if (!field.isResult || /^\s*PAGEREF\b/u.test(field.instruction)) return true;
  return noteOf(field, reading) !== undefined;
}

function addImage(drawing: MarkupElement, add: (piece: Piece) => void): void {
  const properties = findAll(drawing, 'wp:docPr')[0];
  if (properties === undefined) return;
  add({ text: '', image: properties.attributes['descr'] ?? '' });
}

/** A run from right to left has a language of its own kind (ISO/IEC 29500-1, 17.3.2.20). */
function languageOf(
  properties: MarkupElement | undefined,
  { rightToLeft }: Reading,
): string | undefined {
  const lang = childOf(properties, 'w:lang')?.attributes;
  const isRightToLeft = childOf(properties, 'w:rtl') !== undefined;
  return isRightToLeft
    ? (lang?.['w:bidi'] ?? rightToLeft)
    : (lang?.['w:val'] ?? lang?.['w:eastAsia']);
}

/** The boxes of a list of tasks, as Markdown writes them. */
function fromCheckbox(text: string): string {
  return text.replace(/^☒$/u, '[x]').replace(/^☐$/u, '[ ]');
}
