import type { PdfFile } from '../objects/reader.ts';
import {
  isDictionary,
  isReference,
  type PdfDictionary,
  type PdfReference,
} from '../objects/values.ts';
import { compareSubsets, type FontSubset, readSubset } from './font-subset.ts';
import type { Print } from './print.ts';
import { compareType3, readType3, type Type3Subset, uniteType3 } from './type3-subset.ts';
import { uniteSubsets } from './unite-subsets.ts';

/** A kind of font of which subsets can be put together. */
interface Kind<T extends { reference: PdfReference }> {
  /** Read a font, `undefined` where it is of another kind. */
  read(file: PdfFile, reference: PdfReference): T | undefined;
  /** How many glyphs two subsets have in common, `undefined` where they are of different fonts. */
  compare(one: T, other: T): number | undefined;
  /** Make the first the union of all. */
  unite(file: PdfFile, subsets: readonly T[]): void;
}

const trueType: Kind<FontSubset> = {
  read: readSubset,
  compare: compareSubsets,
  unite: uniteSubsets,
};

const type3: Kind<Type3Subset> = { read: readType3, compare: compareType3, unite: uniteType3 };

/**
 * Embed every font once. Each print has a subset of its own of what it shows;
 * subsets of one font become one, and later prints use that of the first that
 * has the font.
 *
 * Fonts of other kinds stay as they are; those that are the same byte for byte
 * are shared when the file is finished (conformance/deduplicate.ts).
 */
export function joinFonts(file: PdfFile, prints: readonly Print[]): void {
  const fonts = prints.map(({ resources }) => [...listFonts(resources.fonts)]);
  const firsts = new Map([...joinKind(file, fonts, trueType), ...joinKind(file, fonts, type3)]);
  const names = new Set<string>();
  for (const reference of fonts.flat()) {
    if (!firsts.has(reference)) giveNameOfItsOwn(file, reference, names);
  }
  for (const { resources } of prints) {
    for (const dictionary of resources.fonts) {
      for (const [name, reference] of dictionary) {
        const first = isReference(reference) ? firsts.get(reference) : undefined;
        if (first !== undefined) dictionary.set(name, first);
      }
    }
  }
}

function listFonts(dictionaries: readonly PdfDictionary[]): Set<PdfReference> {
  return new Set(dictionaries.flatMap((fonts) => [...fonts.values()].filter(isReference)));
}

/** Subsets of one font, at most one of each print. */
interface Family<T> {
  readonly subsets: T[];
  /** The last print that has one. */
  print: number;
}

/**
 * Unite the subsets of one kind.
 *
 * @param fonts of each print
 * @returns for each subset that became part of another, that
 */
function joinKind<T extends { reference: PdfReference }>(
  file: PdfFile,
  fonts: readonly (readonly PdfReference[])[],
  kind: Kind<T>,
): Map<PdfReference, PdfReference> {
  const families: Family<T>[] = [];
  for (const [print, references] of fonts.entries()) {
    for (const reference of references) {
      const subset = kind.read(file, reference);
      if (subset === undefined) continue;
      const candidates = families.filter((family) => family.print < print);
      const family = findFamily(candidates, subset, kind);
      if (family === undefined) families.push({ subsets: [subset], print });
      else {
        family.subsets.push(subset);
        family.print = print;
      }
    }
  }
  const firsts = new Map<PdfReference, PdfReference>();
  for (const { subsets } of families) {
    const [first, ...others] = subsets;
    if (first === undefined || others.length === 0) continue;
    kind.unite(file, subsets);
    for (const { reference } of others) firsts.set(reference, first.reference);
  }
  return firsts;
}

/** The family that has most glyphs in common with a subset, of those that may be of its font. */
function findFamily<T extends { reference: PdfReference }>(
  families: readonly Family<T>[],
  subset: T,
  kind: Kind<T>,
): Family<T> | undefined {
  let best: Family<T> | undefined;
  let most = -1;
  for (const family of families) {
    const counts = family.subsets.map((member) => kind.compare(member, subset));
    if (counts.includes(undefined)) continue;
    const common = Math.max(...counts.map((count) => count ?? 0));
    if (common <= most) continue;
    best = family;
    most = common;
  }
  return best;
}

/**
 * Give a subset another tag where a font of an earlier print has its name:
 * different subsets of a font have different tags (ISO 32000-1, 9.6.4).
 */
function giveNameOfItsOwn(file: PdfFile, reference: PdfReference, names: Set<string>): void {
  const dictionary = file.resolve(reference);
  const name = isDictionary(dictionary) ? dictionary.get('BaseFont') : undefined;
  if (!isDictionary(dictionary) || typeof name !== 'string') return;
  let own = name;
  for (let count = names.size; names.has(own); count++) {
    own = name.replace(/^[A-Z]{6}\+/, `${formatTag(count)}+`);
    if (own === name) break;
  }
  names.add(own);
  if (own === name) return;
  dictionary.set('BaseFont', own);
  const descendants = file.resolve(dictionary.get('DescendantFonts'));
  const descendant = Array.isArray(descendants) ? file.resolve(descendants[0]) : dictionary;
  if (!isDictionary(descendant)) return;
  descendant.set('BaseFont', own);
  const descriptor = file.resolve(descendant.get('FontDescriptor'));
  if (isDictionary(descriptor)) descriptor.set('FontName', own);
}

/** A number as six letters, the first of which counts ones, as Skia does it. */
function formatTag(count: number): string {
  let tag = '';
  for (let rest = count; tag.length < 6; rest = Math.floor(rest / 26)) {
    tag += String.fromCharCode(65 + (rest % 26));
  }
  return tag;
}
