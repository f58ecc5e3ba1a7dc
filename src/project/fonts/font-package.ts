import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { EnvironmentError } from '../../report/environment-error.ts';
import { findInstalled } from '../package-root.ts';
import { readCoverage } from './coverage.ts';
import { type CodePointRanges, parseUnicodeRange } from './unicode-range.ts';

/** A part of a font family's characters, in files of its own. */
export interface FontSubset {
  /** `latin`, `cyrillic-ext`, `4` (of a family that is cut by frequency). */
  name: string;
  /** As CSS writes it. The files hold nothing else, and often much less. */
  unicodeRange: string;
  ranges: CodePointRanges;
}

/** What a package of `@fontsource` says of the family that it holds. */
export interface FontPackage {
  name: string;
  /** File names begin with it: `source-serif-4`. */
  id: string;
  weights: number[];
  styles: string[];
  /** Of the family, not of the package. */
  version: string;
  /** SPDX id. */
  licence: string;
  subsets: FontSubset[];
  /**
   * The subset that holds most of a family that is cut by frequency:
   * `chinese-simplified`. Which characters are in it, only its files say.
   */
  whole: string | undefined;
  /** Absolute. */
  folder: string;
}

const packages = new Map<string, FontPackage>();
const files = new Map<string, Promise<Uint8Array>>();
const coverages = new Map<string, ReadonlySet<number>>();

/** Read what a font package says of itself; once in a process. */
export function openFontPackage(name: string): FontPackage {
  let opened = packages.get(name);
  if (opened === undefined) {
    opened = readFontPackage(name);
    packages.set(name, opened);
  }
  return opened;
}

function readFontPackage(name: string): FontPackage {
  try {
    const folder = findInstalled(name);
    const [metadata, ranges] = ['metadata.json', 'unicode.json'].map((file): unknown =>
      JSON.parse(readFileSync(path.join(folder, file), 'utf8')),
    );
    // The packages are pinned; their files have this form (Fontsource 5, "Package metadata").
    const about = metadata as Pick<FontPackage, 'id' | 'weights' | 'styles' | 'version'> & {
      subsets: string[];
      license: { type: string };
    };
    const subsets = Object.entries(ranges as Record<string, string>).map(([key, unicodeRange]) => ({
      name: key.replace(/^\[|\]$/g, ''),
      unicodeRange,
      ranges: parseUnicodeRange(unicodeRange),
    }));
    const { id, weights, styles, version } = about;
    const licence = about.license.type;
    const whole = about.subsets.find((name) => !subsets.some((subset) => subset.name === name));
    return { name, id, weights, styles, version, licence, subsets, whole, folder };
  } catch (cause) {
    throw new EnvironmentError(`The font package "${name}" is not installed`, {
      hint: `Run: npm install ${name}`,
      cause,
    });
  }
}

/** One style of one subset of a family. */
export interface FontFile {
  font: FontPackage;
  subset: string;
  weight: number;
  style: 'normal' | 'italic';
}

/** The name of a file of a family, without the ending that says how it is packed. */
export function nameFontFile({ font, subset, weight, style }: FontFile): string {
  return `${font.id}-${subset}-${weight}-${style}`;
}

/** Whether a subset is one of those that a family is cut into by frequency. */
export function isPart({ name }: Pick<FontSubset, 'name'>): boolean {
  return /^\d+$/.test(name);
}

/**
 * Whether a subset has a glyph for a character of its range: a `unicode-range`
 * is the same for all families, and promises what many of them do not have.
 */
export function hasGlyph(font: FontPackage, subset: FontSubset, point: number): boolean {
  if (font.whole !== undefined && isPart(subset)) {
    // One file is read for a hundred.
    if (coverageOf(font, font.whole).has(point)) return true;
  }
  return coverageOf(font, subset.name).has(point);
}

/** The code points of a subset, from one of its files: those of other weights have the same. */
export function coverageOf(font: FontPackage, subset: string): ReadonlySet<number> {
  const weight = nearestWeight(font, 400);
  const style = font.styles.includes('normal') ? 'normal' : 'italic';
  const name = nameFontFile({ font, subset, weight, style });
  const file = path.join(font.folder, 'files', `${name}.woff`);
  let coverage = coverages.get(file);
  if (coverage === undefined) {
    coverage = readCoverage(file) ?? new Set();
    coverages.set(file, coverage);
  }
  return coverage;
}

/** The weight of a family that comes next to another. */
export function nearestWeight(font: FontPackage, weight: number): number {
  return font.weights.reduce((best, candidate) =>
    Math.abs(candidate - weight) < Math.abs(best - weight) ? candidate : best,
  );
}

/**
 * The bytes of a font file; each is read once in a process.
 *
 * @returns `undefined` where the family has no such file: not every subset has every style
 */
export async function readFontFile(
  file: FontFile,
  packing: 'woff' | 'woff2',
): Promise<Uint8Array | undefined> {
  const absolute = path.join(file.font.folder, 'files', `${nameFontFile(file)}.${packing}`);
  let bytes = files.get(absolute);
  if (bytes === undefined) {
    bytes = readFile(absolute);
    files.set(absolute, bytes);
  }
  return bytes.catch(() => undefined);
}
