import type { Report } from '../../report/report.ts';
import type { Theme } from '../../report/template.ts';
import { listIndent, STYLE_NUMBERING } from './numbering.ts';
import { EAST_ASIAN } from './styles/values.ts';
import { toPoints } from './units.ts';
import { attributesOf, findChild, type Xml } from './xml.ts';

/** What a paragraph's style says of the room that it takes, in points. */
export interface ParagraphMeasures {
  /** Of its font. */
  size: number;
  /** The height of a line. */
  line: number;
  before: number;
  after: number;
  left: number;
  right: number;
  /** What borders above and below take, with their distance from the text. */
  borders: number;
  /** The width of every letter, in sizes of the font, where all have the same. */
  pitch?: number | undefined;
  keepNext: boolean;
  keepLines: boolean;
}

/** The height of a line of Cambria and of Calibri, in sizes of the font. */
const BODY_LINE = 1.17;
const HEADING_LINE = 1.22;
/** The same for East Asian fonts. */
const EAST_ASIAN_LINE = 1.3;

/** The width of Consolas's letters, in sizes of the font. */
const CODE_PITCH = 0.55;

const TWIPS = 20;

/**
 * Read the room that each paragraph style asks for, with what it inherits.
 *
 * @param styles the sheet's `w:style` elements
 * @returns the measures of a style by its id; of the default one for an id that is not there
 */
export function measureStyles(
  styles: readonly Xml[],
  report: Report,
): (id: string) => ParagraphMeasures {
  const { theme } = report.template;
  const isEastAsian = EAST_ASIAN.has(report.language.script);
  const byId = new Map(styles.map((style) => [attributesOf(style)['w:styleId'] ?? '', style]));
  const known = new Map<string, Resolved>();
  const initial: Resolved = {
    size: toPoints(theme.sizes.body),
    factor: BODY_LINE,
    multiple: 1,
    exact: undefined,
    before: 0,
    after: 0,
    left: 0,
    right: 0,
    borders: 0,
    keepNext: false,
    keepLines: false,
  };
  const resolve = (id: string): Resolved => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const style = byId.get(String(id));
    const parent = style === undefined ? undefined : findChild(style, 'w:basedOn');
    const base = parent === undefined ? initial : resolve(String(attributesOf(parent)['w:val']));
    const own =
      style === undefined ? base : { ...base, ...readStyle(style, id, base, theme.fonts) };
    known.set(id, own);
    return own;
  };
  const measured = new Map<string, ParagraphMeasures>();
  return (id) => {
    const before = measured.get(id);
    if (before !== undefined) return before;
    const { factor, multiple, exact, ...rest } = resolve(id);
    const own = isEastAsian ? EAST_ASIAN_LINE : factor;
    const measures = { ...rest, line: exact ?? rest.size * own * multiple };
    measured.set(id, measures);
    return measures;
  };
}

interface Resolved extends Omit<ParagraphMeasures, 'line'> {
  /** Of the font: a line's height in its sizes. */
  factor: number;
  multiple: number;
  /** In points. */
  exact: number | undefined;
}

function readStyle(
  style: Xml,
  id: string,
  base: Resolved,
  fonts: Theme['fonts'],
): Partial<Resolved> {
  const paragraph = findChild(style, 'w:pPr');
  const run = findChild(style, 'w:rPr');
  const attributes = (of: Xml | undefined, name: string) => {
    const found = of === undefined ? undefined : findChild(of, name);
    return found === undefined ? {} : attributesOf(found);
  };
  const spacing = attributes(paragraph, 'w:spacing');
  const indent = attributes(paragraph, 'w:ind');
  const font = attributes(run, 'w:rFonts')['w:ascii'];
  const size = attributes(run, 'w:sz')['w:val'];
  const line = spacing['w:line'];
  const list = STYLE_NUMBERING[id];
  const has = (name: string) => paragraph !== undefined && findChild(paragraph, name) !== undefined;
  const twips = (value: string | number | undefined, otherwise: number) =>
    value === undefined ? otherwise : Number(value) / TWIPS;
  return {
    size: size === undefined ? base.size : Number(size) / 2,
    factor:
      font === undefined ? base.factor : font === fonts.heading.word ? HEADING_LINE : BODY_LINE,
    ...(line === undefined
      ? {}
      : spacing['w:lineRule'] === 'exact'
        ? { exact: Number(line) / TWIPS }
        : { multiple: Number(line) / 240, exact: undefined }),
    before: twips(spacing['w:before'], base.before),
    after: twips(spacing['w:after'], base.after),
    left:
      list === undefined ? twips(indent['w:left'], base.left) : listIndent(list.level).left / TWIPS,
    borders: paragraph === undefined ? base.borders : readBorders(paragraph, base.borders),
    pitch: font === undefined ? base.pitch : font === fonts.code.word ? CODE_PITCH : undefined,
    right: twips(indent['w:right'], base.right),
    keepNext: has('w:keepNext') || base.keepNext,
    keepLines: has('w:keepLines') || base.keepLines,
  };
}

/** Their widths are in eighths of a point, their distances in points (ECMA-376-1, 17.3.4). */
function readBorders(paragraph: Xml, otherwise: number): number {
  const borders = findChild(paragraph, 'w:pBdr');
  if (borders === undefined) return otherwise;
  return ['w:top', 'w:bottom'].reduce((sum, side) => {
    const border = findChild(borders, side);
    if (border === undefined) return sum;
    const { 'w:sz': size = 0, 'w:space': space = 0 } = attributesOf(border);
    return sum + Number(size) / 8 + Number(space);
  }, 0);
}
