import type { Language } from '../../../report/language.ts';
import type { FontRole, Theme } from '../../../report/template.ts';
import { toHalfPoints, toHex, toTwips } from '../units.ts';
import { element, property, type Xml } from '../xml.ts';

/** Families for scripts that a theme says nothing of, that Word has on every machine. */
const COMPLEX_FALLBACK = 'Times New Roman';
const EAST_ASIAN_FALLBACK = 'SimSun';

/** The theme in the properties that styles are made of. */
export interface Values {
  theme: Theme;
  rtl: boolean;
  fonts(role: FontRole): Xml;
  size(length: string): Xml[];
  colour(name: ColourName): Xml;
  /** `w:spacing`: distances in twips, `line` as a multiple of the font's own. */
  spacing(options: { before?: number; after?: number; line?: number }): Xml;
  indent(options: { left?: number; right?: number; hanging?: number }): Xml;
  border(side: Side, size: number, name: ColourName, space: number): Xml;
  shading(name: ColourName): Xml;
  /** For what is italic by its style. */
  italic: Xml[];
  /** For what the author emphasises. */
  emphasis: Xml[];
  /** Of running text, as a multiple of the font's size. */
  lineHeight: number;
  /** In twips. */
  paragraphSpace: number;
  blockSpace: number;
}

type ColourName = Exclude<keyof Theme['colours'], 'dark'>;
type Side = 'top' | 'left' | 'bottom' | 'right' | 'insideH' | 'insideV' | 'start' | 'end';

/**
 * Read the theme for Word.
 *
 * Word sets lines at a multiple of the font's own line height, CSS at a
 * multiple of its size; the fonts of the house have about 1.2 times their size.
 */
export function createValues(theme: Theme, language: Language): Values {
  const { colours } = theme;
  const family = (script: string, role: FontRole) => theme.scripts[script]?.[role]?.word;
  const eastAsian = language.script === 'Hant' ? 'Hant' : 'Hans';
  return {
    theme,
    rtl: language.direction === 'rtl',
    italic: italicOf(language.script),
    emphasis: emphasisOf(language.script),
    lineHeight: EAST_ASIAN.has(language.script)
      ? Math.max(theme.sizes.lineHeight, EAST_ASIAN_LINE)
      : theme.sizes.lineHeight,
    fonts(role) {
      const { word } = theme.fonts[role];
      const complex = family('Arab', role) ?? family('Arab', 'body') ?? COMPLEX_FALLBACK;
      const asian = family(eastAsian, role) ?? family(eastAsian, 'body') ?? EAST_ASIAN_FALLBACK;
      return element('w:rFonts', {
        // Whose quotation marks, dashes and middle dots are (ECMA-376-1, 17.3.2.26).
        'w:hint': EAST_ASIAN.has(language.script) ? 'eastAsia' : undefined,
        'w:ascii': word,
        'w:eastAsia': asian,
        'w:hAnsi': word,
        'w:cs': complex,
      });
    },
    size: (length) => [
      property('w:sz', toHalfPoints(length)),
      property('w:szCs', toHalfPoints(length)),
    ],
    colour: (name) => property('w:color', toHex(colours[name])),
    spacing: ({ before, after, line }) =>
      element('w:spacing', {
        'w:before': before,
        'w:after': after,
        'w:line': line === undefined ? undefined : Math.round((line / 1.2) * 240),
        'w:lineRule': line === undefined ? undefined : 'auto',
      }),
    indent: ({ left, right, hanging }) =>
      element('w:ind', { 'w:left': left, 'w:right': right, 'w:hanging': hanging }),
    border: (side, size, name, space) =>
      element(`w:${side}`, {
        'w:val': 'single',
        'w:sz': size,
        'w:space': space,
        'w:color': toHex(colours[name]),
      }),
    shading: (name) =>
      element('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': toHex(colours[name]) }),
    paragraphSpace: toTwips(theme.spacing.paragraph),
    blockSpace: toTwips(theme.spacing.block),
  };
}

/** Bold, for text of complex scripts too. */
export const BOLD: Xml[] = [{ 'w:b': {} }, { 'w:bCs': {} }];
/** Scripts whose type has no italic: Word would slant it. */
export const EAST_ASIAN: ReadonlySet<string> = new Set(['Hans', 'Hant', 'Jpan', 'Kore']);

/** Italic as far as the language's script has one; letters of others in its text keep theirs. */
function italicOf(script: string): Xml[] {
  if (EAST_ASIAN.has(script)) return [];
  return script === 'Arab' ? [{ 'w:i': {} }] : [{ 'w:i': {} }, { 'w:iCs': {} }];
}

/** Emphasis is by weight where there is no italic, as in the other formats. */
function emphasisOf(script: string): Xml[] {
  if (EAST_ASIAN.has(script)) return BOLD;
  return script === 'Arab' ? [{ 'w:bCs': {} }, { 'w:i': {} }] : italicOf(script);
}

/**
 * Lines of Han type, which has no ascenders to part them, stand 1.7 of its size
 * apart, as in the other formats. Word sets its fonts in lines of 1.3, not 1.2.
 */
const EAST_ASIAN_LINE = (1.7 / 1.3) * 1.2;
/** Not bold within what is bold. */
export const NOT_BOLD: Xml[] = [property('w:b', 0), property('w:bCs', 0)];
