import type { Language } from '../report/language.ts';
import type { FontFace, FontRole, Theme, ThemeFont } from '../report/template.ts';
import { type FontPackage, nameFontFile, openFontPackage, readFontFile } from './font-package.ts';
import { isInRanges } from './unicode-range.ts';

/** The characters of a report. */
export interface FontUsage {
  /** Everything that is printed in running text and headings, labels and metadata too. */
  text: string;
  /** What is printed in the code font; empty for none. */
  code: string;
}

/** The fonts of a report, and what they can't show. */
export interface LoadedFonts {
  faces: FontFace[];
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

/** Subsets that a family for another script holds besides its own. */
const shared = /^(latin|cyrillic|greek|vietnamese|math|symbols)(-ext)?$/;

/**
 * The font files that a report needs, and no more: of each family of the
 * theme, the subsets that hold a character of the report.
 *
 * A character is looked for in this order: the own subsets of the families for
 * the language's script (so that Chinese quotation marks are Chinese), the
 * theme's families, all subsets of the families for the language's script,
 * those of other scripts.
 *
 * @param theme the families
 * @param language whose script comes first
 * @param usage the report's characters
 * @throws {EnvironmentError} if a font package is not installed
 */
export async function loadFonts(
  theme: Theme,
  language: Pick<Language, 'script'>,
  usage: FontUsage,
): Promise<LoadedFonts> {
  const points = collectCodePoints(usage.text);
  const codePoints = collectCodePoints(usage.code);
  const faces = new Map<string, FontFace>();
  const missing = new Set<number>();
  for (const role of ['body', 'heading', 'code'] as const) {
    const wanted = role === 'code' ? codePoints : points;
    if (wanted.length === 0) continue;
    const chosen = await chooseSubsets(theme, language.script, role, wanted, missing);
    for (const { font, family, subsets } of chosen) {
      await addFaces(faces, role, font, family, subsets);
    }
  }
  return { faces: [...faces.values()], missing: [...missing].sort((a, b) => a - b) };
}

interface ChosenFamily {
  font: FontPackage;
  family: string;
  subsets: Set<string>;
}

async function chooseSubsets(
  theme: Theme,
  script: string,
  role: FontRole,
  points: number[],
  missing: Set<number>,
): Promise<ChosenFamily[]> {
  const open = async (themeFont: ThemeFont): Promise<ChosenFamily> => ({
    font: await openFontPackage(themeFont.package),
    family: themeFont.family,
    subsets: new Set(),
  });
  const scriptFont = (code: string) => theme.scripts[code]?.[role] ?? theme.scripts[code]?.body;
  const own = scriptFont(script);
  const base = await open(theme.fonts[role]);
  const main = own === undefined ? undefined : await open(own);
  const others: ChosenFamily[] = [];
  for (const code of Object.keys(theme.scripts).filter((code) => code !== script)) {
    const font = scriptFont(code);
    // Other scripts' packages are only opened for what the first two don't hold.
    if (
      font !== undefined &&
      points.some((point) => !holds(base, point) && !(main && holds(main, point)))
    ) {
      others.push(await open(font));
    }
  }
  const search: [ChosenFamily, (subset: string) => boolean][] = [
    ...(main === undefined
      ? []
      : [[main, (name) => !shared.test(name)] as (typeof search)[number]]),
    [base, () => true],
    ...(main === undefined ? [] : [[main, () => true] as (typeof search)[number]]),
    ...others.map((family) => [family, () => true] as (typeof search)[number]),
  ];
  for (const point of points) {
    if (!addSubset(search, point)) missing.add(point);
  }
  return [base, ...(main === undefined ? [] : [main]), ...others];
}

function holds(family: ChosenFamily, point: number): boolean {
  return family.font.subsets.some((subset) => isInRanges(point, subset.ranges));
}

function addSubset(search: [ChosenFamily, (subset: string) => boolean][], point: number): boolean {
  for (const [family, accepts] of search) {
    const found = family.font.subsets.filter(
      (subset) => accepts(subset.name) && isInRanges(point, subset.ranges),
    );
    if (found.length === 0) continue;
    // Combining marks are in several subsets: one that is needed anyway serves.
    if (!found.some((subset) => family.subsets.has(subset.name))) {
      // The last is the most common one: fontsource lists `latin` last.
      family.subsets.add(found.at(-1)?.name ?? '');
    }
    return true;
  }
  return false;
}

async function addFaces(
  faces: Map<string, FontFace>,
  role: FontRole,
  font: FontPackage,
  family: string,
  subsets: ReadonlySet<string>,
): Promise<void> {
  for (const subset of font.subsets) {
    if (!subsets.has(subset.name)) continue;
    for (const { weight, italic } of styles[role]) {
      if (italic && !font.styles.includes('italic')) continue;
      const style = italic ? 'italic' : 'normal';
      const nearestWeight = font.weights.reduce((best, candidate) =>
        Math.abs(candidate - weight) < Math.abs(best - weight) ? candidate : best,
      );
      const name = nameFontFile(font, subset.name, nearestWeight, style);
      if (faces.has(name)) continue;
      const bytes = await readFontFile(font, name);
      if (bytes === undefined) continue;
      faces.set(name, {
        family,
        weight: nearestWeight,
        style,
        unicodeRange: subset.unicodeRange,
        format: 'woff2',
        name,
        bytes,
        licence: font.licence,
      });
    }
  }
}

/** The code points of a text that have to be shown, in ascending order. */
function collectCodePoints(text: string): number[] {
  const points = new Set<number>();
  for (const character of new Set(text)) {
    // Controls and what may be ignored have no glyph of their own (UAX 44, table 9).
    if (/\p{Cc}|\p{Default_Ignorable_Code_Point}|\p{Zl}|\p{Zp}/u.test(character)) continue;
    points.add(character.codePointAt(0) ?? 0);
  }
  return [...points].sort((a, b) => a - b);
}
