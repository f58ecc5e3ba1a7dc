import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { EnvironmentError } from '../report/environment-error.ts';
import { requireFromPackage } from './package-root.ts';
import { type CodePointRanges, parseUnicodeRange } from './unicode-range.ts';

/** A part of a font family's characters, in files of its own. */
export interface FontSubset {
  /** `latin`, `cyrillic-ext`, `4` (of a family that is cut by frequency). */
  name: string;
  /** As CSS writes it. */
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
  /** SPDX id. */
  licence: string;
  subsets: FontSubset[];
  /** Absolute. */
  folder: string;
}

const packages = new Map<string, Promise<FontPackage>>();
const files = new Map<string, Promise<Uint8Array>>();

/** Read what a font package says of itself; once in a process. */
export function openFontPackage(name: string): Promise<FontPackage> {
  let opened = packages.get(name);
  if (opened === undefined) {
    opened = readFontPackage(name);
    packages.set(name, opened);
  }
  return opened;
}

async function readFontPackage(name: string): Promise<FontPackage> {
  try {
    const folder = path.dirname(requireFromPackage.resolve(`${name}/package.json`));
    const [metadata, ranges] = await Promise.all(
      ['metadata.json', 'unicode.json'].map(
        async (file): Promise<unknown> =>
          JSON.parse(await readFile(path.join(folder, file), 'utf8')),
      ),
    );
    // The packages are pinned; their files have this form (Fontsource 5, "Package metadata").
    const about = metadata as Pick<FontPackage, 'id' | 'weights' | 'styles'> & {
      license: { type: string };
    };
    const subsets = Object.entries(ranges as Record<string, string>).map(([key, unicodeRange]) => ({
      name: key.replace(/^\[|\]$/g, ''),
      unicodeRange,
      ranges: parseUnicodeRange(unicodeRange),
    }));
    const { id, weights, styles } = about;
    return { name, id, weights, styles, licence: about.license.type, subsets, folder };
  } catch (cause) {
    throw new EnvironmentError(`The font package "${name}" is not installed`, {
      hint: `Run: npm install ${name}`,
      cause,
    });
  }
}

/** The name of a file of a family, in WOFF2. */
export function nameFontFile(
  font: FontPackage,
  subset: string,
  weight: number,
  style: string,
): string {
  return `${font.id}-${subset}-${weight}-${style}.woff2`;
}

/**
 * The bytes of a font file; each is read once in a process.
 *
 * @returns `undefined` where the family has no such file: not every subset has every style
 */
export async function readFontFile(
  font: FontPackage,
  file: string,
): Promise<Uint8Array | undefined> {
  const absolute = path.join(font.folder, 'files', file);
  let bytes = files.get(absolute);
  if (bytes === undefined) {
    bytes = readFile(absolute);
    files.set(absolute, bytes);
  }
  return bytes.catch(() => undefined);
}
