import type { PDFDict } from '@cantoo/pdf-lib';
import type { LinkTarget } from './destinations.ts';
import type { OpenPdf } from './document.ts';
import { type PaintedLine, type PaintedPart, readPaintedPage } from './painted-lines.ts';
import type { PlacedItem, PlacedPiece, Section } from './structure.ts';

/** Languages that are written from right to left. */
const RIGHT_TO_LEFT = /^(?:ar|fa|he|ur|ps|sd|ug|yi|dv|ckb|syr|nqo)\b/iu;

/**
 * Read a file without tags by what its pages show, and where: an item for each
 * painted line. Which lines are a paragraph, a cell, an item of a list, nothing
 * says; notes and contents are known by the links that lead to them.
 *
 * @param firstPage the index of the page that is numbered `1`
 */
export function readUntagged(
  open: OpenPdf,
  linkOf: (annotation: PDFDict) => LinkTarget,
  firstPage: number,
): Section[] {
  const isRightToLeft = RIGHT_TO_LEFT.test(open.text(open.get(open.catalog, 'Lang')) ?? '');
  const lines = open.pages.flatMap((_, index) =>
    joinLabels(readPaintedPage(open, index, linkOf, isRightToLeft).text),
  );
  const [from, to] = findContents(lines, firstPage);
  const cover = lines.slice(0, from).map(toItem);
  const contents = joinEntries(lines.slice(from, to));
  return [
    { items: cover, notes: [], isContents: false },
    { items: contents, notes: [], isContents: true },
    partNotes(lines.slice(to)),
  ];
}

/** A number that stands beside an item, apart from it, begins the item’s line. */
function joinLabels(lines: readonly PaintedLine[]): PaintedLine[] {
  const result: PaintedLine[] = [];
  for (const line of lines) {
    const last = result.at(-1);
    const isBeside = last !== undefined && Math.abs(last.y - line.y) <= 1;
    if (isBeside && /^\s*\p{N}+\s*[.)]\s*$/u.test(textOf(last))) {
      const size = Math.max(last.size, line.size);
      const parts = [...last.parts, { text: '\n', size }, ...line.parts];
      const [from, to] = [Math.min(last.from, line.from), Math.max(last.to, line.to)];
      result[result.length - 1] = { ...line, from, to, size, parts };
    } else result.push(line);
  }
  return result;
}

function textOf({ parts }: PaintedLine): string {
  return parts.map((part) => part.text).join('');
}

/** Lines between entries of the contents: a heading, or an entry that has lost its link. */
const MOST_BETWEEN = 3;

/** From which to which line the contents go: all but their headings are links into the file. */
function findContents(lines: readonly PaintedLine[], firstPage: number): [number, number] {
  const isEntry = ({ page, parts }: PaintedLine) =>
    page < firstPage && parts.every((part) => part.link?.place !== undefined || isSpace(part));
  const from = lines.findIndex(isEntry);
  if (from < 0) {
    const start = lines.findIndex((line) => line.page >= firstPage);
    return start < 0 ? [lines.length, lines.length] : [start, start];
  }
  let to = from;
  for (let at = from; at < lines.length && at <= to + MOST_BETWEEN; at += 1) {
    const line = lines[at];
    if (line !== undefined && isEntry(line)) to = at + 1;
  }
  return [from, to];
}

function isSpace({ text }: PaintedPart): boolean {
  return text.trim() === '';
}

/** An entry of more than a line, and the number of its page, are one item. */
function joinEntries(lines: readonly PaintedLine[]): PlacedItem[] {
  const items: PlacedItem[] = [];
  let last: string | undefined;
  for (const line of lines) {
    const item = toItem(line);
    const place = line.parts.find((part) => part.link?.place !== undefined)?.link?.place;
    const key = place === undefined ? undefined : `${place.page} ${place.y}`;
    if (key !== undefined && key === last) {
      items.at(-1)?.pieces.push({ text: '\n' }, ...item.pieces);
    } else items.push(item);
    last = key;
  }
  return items;
}

function toItem({ page, from, to, y, parts }: PaintedLine): PlacedItem {
  const pieces = parts.map(({ text, link }): PlacedPiece => {
    if (link?.address !== undefined) return { text, link: link.address };
    return link?.place === undefined ? { text } : { text, link: '#', target: link.place };
  });
  const line = { page, from, to, y };
  return { pieces, anchors: [], place: `page ${page + 1}`, start: { page, y }, line };
}

/** Digits of any script, as a note's number is written. */
const NUMBER = /^\s*(\p{N}+)/u;

/** Part the text from the notes that its references lead to. */
function partNotes(lines: readonly PaintedLine[]): Section {
  const starts = new Set<PaintedLine>();
  let isAtEnd = false;
  for (const line of lines) {
    for (const part of line.parts) {
      const { place } = part.link ?? {};
      if (place === undefined || !/^\s*\p{N}+\s*$/u.test(part.text)) continue;
      const target = findLine(lines, place);
      if (target === undefined || target === line || target.size > line.size) continue;
      if (numberOf(target) !== part.text.trim()) continue;
      starts.add(target);
      if (target.page !== line.page) isAtEnd = true;
    }
  }
  const first = lines.findIndex((line) => starts.has(line));
  const head = lines[first - 1];
  // Notes at the foot of a page have no heading.
  if (head !== undefined && head.size > 1.3 * (lines[first]?.size ?? 0)) isAtEnd ||= !hasLink(head);
  const section: Section = { items: [], notes: [], isContents: false };
  let note: { items: PlacedItem[]; first: PaintedLine } | undefined;
  for (const line of lines) {
    if (starts.has(line)) {
      note = { items: [], first: line };
      section.notes.push(note.items);
    } else if (note !== undefined) {
      const isOther = line.size > 1.05 * note.first.size;
      if (isOther || (line.page !== note.first.page && !isAtEnd)) note = undefined;
    }
    (note?.items ?? section.items).push(toItem(line));
  }
  return section;
}

function hasLink({ parts }: PaintedLine): boolean {
  return parts.some((part) => part.link !== undefined);
}

function numberOf(line: PaintedLine): string | undefined {
  return NUMBER.exec(textOf(line))?.[1];
}

/** The first line at or below a place. */
function findLine(
  lines: readonly PaintedLine[],
  { page, y }: NonNullable<LinkTarget['place']>,
): PaintedLine | undefined {
  let best: PaintedLine | undefined;
  for (const line of lines) {
    if (line.page !== page || (y !== undefined && line.y > y + 1)) continue;
    if (best === undefined || line.y > best.y + 1) best = line;
  }
  return best;
}
