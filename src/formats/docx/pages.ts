import type { Nodes, RootContent } from 'mdast';
import { formatOrdinal } from '../../languages/format.ts';
import { textOf } from '../../report/phrasing.ts';
import type { Report } from '../../report/report.ts';
import { toRoman } from '../../report/roman.ts';
import { type PageMeasures, toPoints } from './units.ts';

/** On which page things stand, as near as can be told without a layout engine. */
export interface Pages {
  /** The page of an id, as it is printed: `iv`, `12`; empty for an id that is not in the text. */
  labelOf(id: string): string;
  /** How many pages the body has. */
  body: number;
  /** How many pages the document has. */
  total: number;
}

/** A letter's mean width in sizes of the font: of text, and of East Asian letters. */
const LETTER = 0.44;
const EAST_ASIAN_LETTER = 1;
/** Lines of the contents and of the lists of figures and tables. */
const ENTRIES_ON_A_PAGE = 34;
/** What a line of small text takes, against one of body text. */
const SMALL = 0.85;

/**
 * Estimate the pages that Word will make.
 *
 * Word alone knows its pages: they depend on the fonts of the machine. So the
 * numbers are an estimate from the amount of text, the theme's sizes and the
 * page. (Of the 63 in the contents of three samples, 58 are those of
 * LibreOffice with fonts of the same widths; the others are a page off.) Each
 * is in a field that one update in Word (F9, or printing) sets right. The PDF's
 * pages are no better source: its lines are broken by other rules, and a
 * document must not depend on what else is built with it.
 */
export function estimatePages(report: Report, page: PageMeasures): Pages {
  const cursor = createCursor(report, page);
  const numbers = new Map<string, { matter: 'front' | 'rest'; number: number }>();
  const { digits } = report.metadata;

  const walk = (matter: 'front' | 'rest', start: number): number => {
    cursor.reset(start);
    const note = (id: string) => {
      if (!numbers.has(id)) numbers.set(id, { matter, number: cursor.page() });
    };
    for (const chapter of report.chapters) {
      if ((chapter.matter === 'front') !== (matter === 'front')) continue;
      for (const node of chapter.children) cursor.place(node, note);
    }
    return cursor.page();
  };
  const lists = countEntries(report);
  const before = 1 + Math.max(1, Math.ceil(lists / ENTRIES_ON_A_PAGE));
  const front = walk('front', before);
  const body = walk('rest', 1);
  // A formatter takes long to make, and one page has many entries.
  const formatted = new Map<number, string>();
  const format = (number: number): string => {
    const known = formatted.get(number) ?? formatOrdinal(number, report.language, digits);
    formatted.set(number, known);
    return known;
  };
  const labelOf = (id: string): string => {
    const place = numbers.get(id);
    if (place === undefined) return '';
    return place.matter === 'front' ? toRoman(place.number) : format(place.number);
  };
  return { labelOf, body, total: 1 + front + body };
}

function countEntries(report: Report): number {
  let count = report.figures.length;
  const visit = (entries: Report['outline']) => {
    for (const entry of entries) {
      if (entry.level > 3) continue;
      count += 1;
      visit(entry.children);
    }
  };
  visit(report.outline);
  return count;
}

/** Walks down the pages of a section, in points. */
interface Cursor {
  reset(page: number): void;
  page(): number;
  /** Put a node below what stands there, telling of every id where it begins. */
  place(node: RootContent, note: (id: string) => void): void;
}

function createCursor(report: Report, page: PageMeasures): Cursor {
  const { theme } = report.template;
  const body = toPoints(theme.sizes.body);
  const line = body * theme.sizes.lineHeight;
  const gap = toPoints(theme.spacing.paragraph);
  const block = toPoints(theme.spacing.block);
  const height = page.textHeight / 20;
  const width = page.textWidth / 20;
  let first = 1;
  let down = 0;

  const lines = (text: string, size: number, available: number): number =>
    Math.max(1, Math.ceil((lettersOf(text) * size) / available));
  const advance = (by: number) => {
    down += by;
  };
  /** A heading does not stand alone at the foot of a page. */
  const keep = (by: number) => {
    const left = height - (down % height);
    if (left < by) down += left;
  };

  const place = (node: RootContent, note: (id: string) => void, inner = width): void => {
    const id = (node as Nodes).data?.id;
    switch (node.type) {
      case 'heading': {
        const size = toPoints(
          theme.sizes.headings[Math.min(Math.max(node.depth - 2, 0), 5)] ?? '12pt',
        );
        const own = lines(textOf(node.children), size, inner) * size * 1.2;
        keep(own + block + 3 * line);
        if (id !== undefined) note(id);
        advance(own + block);
        return;
      }
      case 'table': {
        if (id !== undefined) note(id);
        const columns = Math.max(node.children[0]?.children.length ?? 1, 1);
        for (const row of node.children) {
          const most = Math.max(
            ...row.children.map((cell) =>
              lines(textOf(cell.children), body * SMALL, (inner / columns) * 0.9),
            ),
          );
          advance(most * line * SMALL + 7);
        }
        advance(gap);
        return;
      }
      case 'code':
        advance(node.value.split('\n').length * line * SMALL + gap + 6);
        return;
      case 'person':
        advance(lines(textOf(node.children), body, inner * 0.55) * line * 0.9 + 6);
        return;
      case 'footnoteDefinition':
        return;
      default:
        break;
    }
    if (!('children' in node)) return;
    const [child] = node.children;
    const isText =
      node.type === 'paragraph' || node.type === 'caption' || node.type === 'blockTitle';
    if (isText || node.type === 'sourceLine' || node.type === 'attributionLine') {
      if (id !== undefined) note(id);
      if (child?.type === 'image' && node.children.length === 1) {
        const asset = report.assets.get(child.url);
        const scale = asset === undefined ? 0 : Math.min(1, inner / (asset.width * 0.75));
        const own = (asset?.height ?? 0) * 0.75 * scale;
        keep(own + 3 * line);
        advance(own + gap);
        return;
      }
      advance(lines(textOf(node.children), body, inner) * line + gap);
      return;
    }
    if (id !== undefined) note(id);
    const narrower = node.type === 'list' || isBox(node.type) ? inner - 18 : inner;
    for (const each of node.children) place(each as RootContent, note, narrower);
    if (isBox(node.type)) advance(block);
  };

  return {
    reset(page) {
      first = page;
      down = 0;
    },
    page: () => first + Math.floor(down / height),
    place,
  };
}

function isBox(type: string): boolean {
  return ['box', 'note', 'caseStudy', 'keyMessages'].includes(type);
}

function lettersOf(text: string): number {
  let width = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    width += code >= 0x2e80 && code <= 0xffef ? EAST_ASIAN_LETTER : LETTER;
  }
  return width;
}
