import type { Language } from '../../report/language.ts';
import type { FontRole, ReportFonts, Theme } from '../../report/template.ts';
import { type ChosenFamily, chooseSubsets } from './choose-subsets.ts';
import { nameFontFile, nearestWeight } from './font-package.ts';
import { type NeededFile, readFaces } from './read-faces.ts';

/** What a report asks of its fonts. */
export interface FontUsage {
  /** Everything that is printed in running text and headings, labels and metadata too. */
  text: string;
  /** What is printed in the code font; empty for none. */
  code: string;
  /** What is in italics: nothing, text of regular weight only, or bold text too. */
  italics: 'none' | 'regular' | 'all';
}

/** The fonts of a report, and what they can't show. */
export interface LoadedFonts {
  fonts: ReportFonts;
  /** Code points that no family of the theme holds, in ascending order. */
  missing: number[];
}

/** Weights and styles of text; the templates' bold is 600. */
const text = [
  { weight: 400, italic: false },
  { weight: 400, italic: true },
  { weight: 600, italic: false },
  { weight: 600, italic: true },
];

/** Weights and styles that the templates' styles use, by role. */
const styles: Record<FontRole, { weight: number; italic: boolean }[]> = {
  body: text,
  heading: text,
  code: [{ weight: 400, italic: false }],
};

/**
 * The fonts that a report needs, and no more. What its characters are looked
 * for in is read at once, so that one which no font has is known; the font
 * files are read when a format asks for them.
 *
 * @param theme the families
 * @param language whose script comes first
 * @param usage the report's characters
 * @throws {EnvironmentError} if a font package is not installed
 */
export function loadFonts(
  theme: Theme,
  language: Pick<Language, 'script'>,
  usage: FontUsage,
): LoadedFonts {
  const needed = new Map<string, NeededFile>();
  const missing = new Set<number>();
  for (const role of ['body', 'heading', 'code'] as const) {
    const points = collectCodePoints(role === 'code' ? usage.code : usage.text);
    if (points.length === 0) continue;
    const chosen = chooseSubsets(theme, language.script, role, points, missing);
    for (const family of chosen) addFiles(needed, role, family, usage.italics);
  }
  const files = [...needed.values()];
  let reading: ReturnType<ReportFonts['load']> | undefined;
  return {
    fonts: {
      sources: files.map((file) => `${file.font.name} ${file.font.version} ${nameFontFile(file)}`),
      load() {
        reading ??= readFaces(files, `${usage.text}${usage.code}`);
        return reading;
      },
    },
    missing: [...missing].sort((a, b) => a - b),
  };
}

/** Add the files of a family to those that are needed. */
function addFiles(
  needed: Map<string, NeededFile>,
  role: FontRole,
  { font, family, subsets }: ChosenFamily,
  italics: FontUsage['italics'],
): void {
  for (const { name: subset } of font.subsets) {
    const points = subsets.get(subset);
    if (points === undefined) continue;
    for (const { weight, italic } of styles[role]) {
      if (italic && !font.styles.includes('italic')) continue;
      if (italic && (italics === 'none' || (italics === 'regular' && weight > 400))) continue;
      const style = italic ? 'italic' : 'normal';
      const file: NeededFile = {
        font,
        family,
        subset,
        weight: nearestWeight(font, weight),
        style,
        points,
      };
      const name = nameFontFile(file);
      const known = needed.get(name);
      needed.set(
        name,
        known === undefined ? file : { ...known, points: new Set([...known.points, ...points]) },
      );
    }
  }
}

/** The code points of a text that have to be shown, in ascending order. */
function collectCodePoints(text: string): number[] {
  const points = new Set<number>();
  for (let at = 0; at < text.length; at += 1) {
    const point = text.codePointAt(at) ?? 0;
    if (point > 0xffff) at += 1;
    points.add(point);
  }
  return [...points].filter((point) => isPlain(point) || isShown(point)).sort((a, b) => a - b);
}

/** Whether a character needs a glyph. */
function isShown(point: number): boolean {
  const character = String.fromCodePoint(point);
  // Controls and what may be ignored have no glyph of their own (UAX 44, table 9).
  // Narrow and wide spaces are made of the plain one where a font lacks them (HarfBuzz, hb-ot-shape-fallback).
  return (
    !/\p{Cc}|\p{Default_Ignorable_Code_Point}|\p{Zl}|\p{Zp}/u.test(character) &&
    !/[\u00a0\u2000-\u200a\u202f\u205f]/u.test(character)
  );
}

/** Whether a character is of those in most texts, letters and punctuation of Latin, which all are shown. */
function isPlain(point: number): boolean {
  return (
    (point >= 0x20 && point < 0x7f) ||
    (point > 0xa0 && point < 0x180 && point !== 0xad) ||
    (point >= 0x2010 && point < 0x2028)
  );
}
