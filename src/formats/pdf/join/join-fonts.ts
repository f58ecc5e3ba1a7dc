import type { PdfFile } from '../objects/reader.ts';
import {
  isDictionary,
  isReference,
  type PdfDictionary,
  type PdfReference,
} from '../objects/values.ts';
import { compareSubsets, type FontSubset, readSubset } from './font-subset.ts';
import type { Print } from './print.ts';
import { uniteSubsets } from './unite-subsets.ts';

/** Subsets of one font, at most one of each print. */
interface Family {
  readonly subsets: FontSubset[];
  /** The last print that has one. */
  print: number;
}

/**
 * Embed every font once. Each print has a subset of its own of what it shows;
 * subsets of one font become one, and later prints use that of the first that
 * has the font.
 *
 * Fonts of other kinds stay as they are; those that are the same byte for byte
 * are shared when the file is finished (conformance/deduplicate.ts).
 */
export function joinFonts(file: PdfFile, prints: readonly Print[]): void {
  const families: Family[] = [];
  const owners = new Map<PdfReference, Family>();
  const names = new Set<string>();
  for (const [print, { resources }] of prints.entries()) {
    for (const reference of listFonts(resources.fonts)) {
      const subset = readSubset(file, reference);
      const family = subset === undefined ? undefined : findFamily(families, subset, print);
      if (subset !== undefined && family !== undefined) {
        family.subsets.push(subset);
        family.print = print;
        owners.set(reference, family);
        continue;
      }
      if (subset !== undefined) families.push({ subsets: [subset], print });
      giveNameOfItsOwn(file, reference, names);
    }
  }
  for (const { subsets } of families) if (subsets.length > 1) uniteSubsets(file, subsets);
  for (const { resources } of prints.slice(1)) {
    for (const fonts of resources.fonts) {
      for (const [name, reference] of fonts) {
        const family = isReference(reference) ? owners.get(reference) : undefined;
        const first = family?.subsets[0];
        if (first !== undefined) fonts.set(name, first.reference);
      }
    }
  }
}

function listFonts(dictionaries: readonly PdfDictionary[]): Set<PdfReference> {
  return new Set(dictionaries.flatMap((fonts) => [...fonts.values()].filter(isReference)));
}

/** The family that has most glyphs in common with a subset, of those that may be of its font. */
function findFamily(
  families: readonly Family[],
  subset: FontSubset,
  print: number,
): Family | undefined {
  let best: Family | undefined;
  let most = -1;
  for (const family of families) {
    if (family.print === print) continue;
    const counts = family.subsets.map((member) => compareSubsets(member, subset));
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
