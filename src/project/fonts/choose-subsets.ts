import type { FontRole, Theme, ThemeFont } from '../../report/template.ts';
import { type FontPackage, type FontSubset, hasGlyph, openFontPackage } from './font-package.ts';
import { isInRanges } from './unicode-range.ts';

/** A family that a report needs, with the characters that each of its subsets is to show. */
export interface ChosenFamily {
  font: FontPackage;
  family: string;
  /** Code points, by the name of the subset. */
  subsets: Map<string, Set<number>>;
}

/** Subsets that a family for another script holds besides its own. */
const shared = /^(latin|cyrillic|greek|vietnamese|math|symbols)(-ext)?$/;

/** Families to look in, in their order, each with which of its subsets count. */
type Search = [family: ChosenFamily, accepts: (subset: string) => boolean][];

/**
 * The families and subsets that show some characters in a role.
 *
 * A character is looked for in this order: the own subsets of the families for
 * the language's script (so that Chinese quotation marks are Chinese), the
 * theme's families, all subsets of the families for the language's script,
 * those of other scripts.
 *
 * @param points code points
 * @param missing what no family has is added to it
 * @throws {EnvironmentError} if a font package is not installed
 */
export function chooseSubsets(
  theme: Theme,
  script: string,
  role: FontRole,
  points: readonly number[],
  missing: Set<number>,
): ChosenFamily[] {
  const open = (themeFont: ThemeFont): ChosenFamily => ({
    font: openFontPackage(themeFont.package),
    family: themeFont.family,
    subsets: new Map(),
  });
  const scriptFont = (code: string) => theme.scripts[code]?.[role] ?? theme.scripts[code]?.body;
  const own = scriptFont(script);
  const base = open(theme.fonts[role]);
  const main = own === undefined ? undefined : open(own);
  const rest = assign(
    [
      ...(main === undefined ? [] : [[main, (name) => !shared.test(name)] as Search[number]]),
      [base, () => true],
      ...(main === undefined ? [] : [[main, () => true] as Search[number]]),
    ],
    points,
  );
  // Other scripts' packages are only opened for what these don't hold.
  const others: ChosenFamily[] = [];
  if (rest.length > 0) {
    for (const code of Object.keys(theme.scripts).filter((code) => code !== script)) {
      const font = scriptFont(code);
      if (font !== undefined) others.push(open(font));
    }
  }
  const search = others.map((family): Search[number] => [family, () => true]);
  for (const point of assign(search, rest)) missing.add(point);
  return [base, ...(main === undefined ? [] : [main]), ...others];
}

/**
 * Give each character to the first subset that holds it.
 *
 * @returns the characters that none holds
 */
function assign(search: Search, points: readonly number[]): number[] {
  const rest: number[] = [];
  for (const point of points) {
    const found = findSubset(search, point);
    if (found === undefined) {
      rest.push(point);
      continue;
    }
    const { family, subset } = found;
    const known = family.subsets.get(subset.name);
    if (known === undefined) family.subsets.set(subset.name, new Set([point]));
    else known.add(point);
  }
  return rest;
}

function findSubset(
  search: Search,
  point: number,
): { family: ChosenFamily; subset: FontSubset } | undefined {
  for (const [family, accepts] of search) {
    const { font, subsets } = family;
    // What is needed anyway comes first: most characters of a text are in one
    // subset, and combining marks are in several. Else the last is the most
    // common one: fontsource lists `latin` last.
    const needed = font.subsets.filter(({ name }) => subsets.has(name));
    const others = font.subsets.filter(({ name }) => !subsets.has(name)).reverse();
    for (const subset of [...needed, ...others]) {
      if (!accepts(subset.name) || !isInRanges(point, subset.ranges)) continue;
      if (hasGlyph(font, subset, point)) return { family, subset };
    }
  }
  return undefined;
}
