import type { PDFDict } from '@cantoo/pdf-lib';
import type { LinePlace } from '../../content.ts';
import type { LinkTarget } from './destinations.ts';
import { asDict, asList, asName, asNumber, type OpenPdf } from './document.ts';
import type { Area } from './matrix.ts';
import type { PaintedUnit } from './page-text.ts';
import { hasRightToLeft, readVisualLine } from './visual-order.ts';

/** A stretch of a painted line with nothing but the space of a word between its letters. */
export interface PaintedLine extends LinePlace {
  /** The size of its largest letters, in points. */
  size: number;
  parts: PaintedPart[];
}

/** A part of a line that leads to one place, or to none. */
export interface PaintedPart {
  text: string;
  link?: LinkTarget;
  size: number;
}

/** A gap of more than this part of the letters' size is a column's, not a word's. */
const WIDEST_GAP = 0.6;
/** What goes further back than this begins a line of its own, painted over the other. */
const DEEPEST_OVERLAP = 1.5;

/** What is shown of a page. */
interface PageParts {
  /** The text, in the order in which it is painted. */
  text: PaintedLine[];
  /** Running heads, numbers of pages. */
  margins: PaintedLine[];
}

/**
 * Read the lines of a page without tags as a person does: by where they are
 * painted, in the order in which they are.
 */
export function readPaintedPage(
  open: OpenPdf,
  index: number,
  linkOf: (annotation: PDFDict) => LinkTarget,
  isRightToLeft: boolean,
): PageParts {
  const units = open.painted[index] ?? [];
  const links = listLinks(open, index, linkOf);
  // A page's text is painted inside the page's area; what has an area of its own is
  // a picture, and what has none stands in the margins.
  const area = findTextArea(units);
  const isText = ({ clip }: PaintedUnit) => String(clip) === String(area);
  const read = (own: PaintedUnit[]) =>
    cutLines(own).map((line) => readLine(line, index, links, isRightToLeft, area));
  return {
    text: read(units.filter(isText)),
    margins: area === undefined ? [] : read(units.filter(({ clip }) => clip === undefined)),
  };
}

/** The largest area that text is painted in. */
function findTextArea(units: readonly PaintedUnit[]): Area | undefined {
  let best: Area | undefined;
  for (const { clip } of units) {
    if (clip !== undefined && (best === undefined || sizeOf(clip) > sizeOf(best))) best = clip;
  }
  return best;
}

function sizeOf([left, bottom, right, top]: Area): number {
  return Math.max(0, right - left) * Math.max(0, top - bottom);
}

/** Cut what is painted, from left to right in any script, where a line or a column ends. */
function cutLines(units: readonly PaintedUnit[]): PaintedUnit[][] {
  const lines: PaintedUnit[][] = [];
  let line: PaintedUnit[] = [];
  let [to, size] = [0, 0];
  for (const unit of units) {
    const [first] = line;
    const height = Math.max(size, unit.size);
    const isSame =
      first !== undefined &&
      Math.abs(first.y - unit.y) <= 0.6 * height &&
      isBeside(unit.x - to, height);
    if (isSame) {
      line.push(unit);
      to = Math.max(to, unit.end);
      size = Math.max(size, unit.size);
    } else {
      line = [unit];
      lines.push(line);
      [to, size] = [unit.end, unit.size];
    }
  }
  return lines.filter((one) => one.some(({ text }) => text.trim() !== ''));
}

/** Whether a gap parts letters of a line; a mark may stand over the letter before it. */
function isBeside(gap: number, height: number): boolean {
  return gap <= WIDEST_GAP * height && gap >= -DEEPEST_OVERLAP * height;
}

function readLine(
  units: readonly PaintedUnit[],
  page: number,
  links: readonly LinkArea[],
  isRightToLeft: boolean,
  area: Area | undefined,
): PaintedLine {
  const parts: PaintedPart[] = [];
  let current: LinkArea | undefined;
  const direction = isRightToLeft || (hasRightToLeft(units) && isAtRight(units, area));
  for (const unit of readVisualLine(units, direction)) {
    const link = links.find((one) => isOn(unit, one.area));
    const last = parts.at(-1);
    if (last !== undefined && link?.target === current?.target) last.text += unit.text;
    else {
      const target = link === undefined ? {} : { link: link.target };
      parts.push({ text: unit.text, size: unit.size, ...target });
    }
    current = link;
  }
  const size = Math.max(...units.map((unit) => unit.size));
  // What is raised or lowered stands on the line of what is not.
  const y = units.find((unit) => unit.size === size)?.y ?? 0;
  // A word that is parted at a soft hyphen has the hyphen that is painted for it.
  for (const part of parts) part.text = part.text.replace(/\u00ad[-‐]\s*$/u, '\u00ad');
  const from = Math.min(...units.map((unit) => unit.x));
  const to = Math.max(...units.map((unit) => unit.end));
  return { page, from, to, y, size, parts };
}

/** A report from left to right may have paragraphs of the other direction, at the right edge. */
function isAtRight(units: readonly PaintedUnit[], area: Area | undefined): boolean {
  if (area === undefined) return false;
  const left = Math.min(...units.map((unit) => unit.x)) - area[0];
  return area[2] - Math.max(...units.map((unit) => unit.end)) < left;
}

interface LinkArea {
  area: Area;
  target: LinkTarget;
}

function listLinks(
  open: OpenPdf,
  index: number,
  linkOf: (annotation: PDFDict) => LinkTarget,
): LinkArea[] {
  const page = open.pages[index];
  const annotations = page === undefined ? [] : asList(open.get(page, 'Annots'));
  return annotations.flatMap((object): LinkArea[] => {
    const annotation = asDict(open.resolve(object));
    if (annotation === undefined || asName(open.get(annotation, 'Subtype')) !== 'Link') return [];
    const numbers = asList(open.get(annotation, 'Rect')).map(
      (one) => asNumber(open.resolve(one)) ?? 0,
    );
    const [a = 0, b = 0, c = 0, d = 0] = numbers;
    const area: Area = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
    return [{ area, target: linkOf(annotation) }];
  });
}

/** Whether the middle of a glyph is on a link. */
function isOn({ x, end, y, size }: PaintedUnit, [left, bottom, right, top]: Area): boolean {
  const [across, up] = [(x + end) / 2, y + 0.25 * size];
  return across >= left && across <= right && up >= bottom && up <= top;
}
