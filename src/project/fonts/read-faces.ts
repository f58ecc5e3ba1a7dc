import type { FontFace } from '../../report/template.ts';
import { coverageOf, type FontFile, isPart, nameFontFile, readFontFile } from './font-package.ts';
import { packWoff2, unpackWoff } from './sfnt.ts';
import { formatUnicodeRange } from './unicode-range.ts';

/** A font file that a report needs. */
export interface NeededFile extends FontFile {
  /** CSS family name. */
  family: string;
  /** The code points that it is to show; it may hold more. */
  points: ReadonlySet<number>;
}

/**
 * Bytes of font files from which on it pays to cut them down. The files for
 * Latin or Cyrillic letters are below it: halving them would take a third of
 * the time that a web page takes.
 */
const WORTH_CUTTING = 300_000;
/** Files that are smaller are left as they are even then. */
const SMALL = 8000;
/** Parts of a family that is cut by frequency from which on the family's one large file is quicker. */
const MANY_PARTS = 6;

/**
 * Read font files; where they are large, only what a report uses of them.
 *
 * @param files those that the report needs
 * @param text everything that the report prints, to cut fonts to
 * @returns faces with WOFF2 files
 */
export async function readFaces(files: readonly NeededFile[], text: string): Promise<FontFace[]> {
  const { groups, singles } = groupParts(files);
  const read = await Promise.all(
    singles.map(async (file) => ({ file, bytes: await readFontFile(file, 'woff2') })),
  );
  const total = read.reduce((sum, { bytes }) => sum + (bytes?.length ?? 0), 0);
  const cutting = groups.length > 0 || total > WORTH_CUTTING;
  const characters = cutting ? collectCharacters(text) : new Set<number>();
  const faces = await Promise.all([
    ...read.map(async ({ file, bytes }) => {
      if (bytes === undefined) return [];
      const cut = cutting && bytes.length > SMALL ? await cutFile(file, characters) : undefined;
      return [makeFace(file, cut ?? bytes)];
    }),
    ...groups.map((group) => cutGroup(group, characters)),
  ]);
  return faces.flat();
}

/** The parts of a family, in one style, that one large file can stand for. */
interface Group {
  whole: FontFile;
  parts: NeededFile[];
}

/** Families in many parts, and files that stand for themselves. */
function groupParts(files: readonly NeededFile[]): { groups: Group[]; singles: NeededFile[] } {
  const groups = new Map<string, Group>();
  for (const part of files) {
    const subset = part.font.whole;
    if (subset === undefined || !isPart({ name: part.subset })) continue;
    const whole = { ...part, subset };
    const known = groups.get(nameFontFile(whole));
    if (known === undefined) groups.set(nameFontFile(whole), { whole, parts: [part] });
    else known.parts.push(part);
  }
  const large = [...groups.values()].filter(({ parts }) => parts.length >= MANY_PARTS);
  const grouped = new Set(large.flatMap(({ parts }) => parts));
  return { groups: large, singles: files.filter((file) => !grouped.has(file)) };
}

/** One face for what a family's large file holds, and those of its parts for the rest. */
async function cutGroup({ whole, parts }: Group, characters: Set<number>): Promise<FontFace[]> {
  const [first] = parts;
  const cut = await cutFile(whole, characters);
  const held = cut === undefined ? new Set() : coverageOf(whole.font, whole.subset);
  const shown = new Set(
    parts.flatMap(({ points }) => [...points]).filter((point) => held.has(point)),
  );
  const rest = parts.filter(({ points }) => [...points].some((point) => !held.has(point)));
  const faces = await Promise.all(
    rest.map(async (part) => {
      const bytes = (await cutFile(part, characters)) ?? (await readFontFile(part, 'woff2'));
      if (bytes === undefined) return [];
      const points = [...part.points].filter((point) => !held.has(point));
      return [{ ...makeFace(part, bytes), unicodeRange: formatUnicodeRange(points) }];
    }),
  );
  if (cut === undefined || first === undefined) return faces.flat();
  const face = makeFace({ ...first, subset: whole.subset }, cut);
  return [{ ...face, unicodeRange: formatUnicodeRange(shown) }, ...faces.flat()];
}

/** What some characters need of a font file, as WOFF2; `undefined` where it can't be cut. */
async function cutFile(
  file: FontFile,
  characters: Iterable<number>,
): Promise<Uint8Array | undefined> {
  const packed = await readFontFile(file, 'woff');
  if (packed === undefined) return undefined;
  const { subsetFont } = await import('./subset-font.ts');
  const sfnt = await subsetFont(await unpackWoff(packed), characters);
  return sfnt === undefined ? undefined : packWoff2(sfnt);
}

function makeFace(file: NeededFile, bytes: Uint8Array): FontFace {
  const { font, family, subset, weight, style } = file;
  const { unicodeRange } = font.subsets.find(({ name }) => name === subset) ?? {};
  return {
    family,
    weight,
    style,
    ...(unicodeRange === undefined ? {} : { unicodeRange }),
    format: 'woff2',
    name: `${nameFontFile(file)}.woff2`,
    bytes,
    licence: font.licence,
  };
}

/**
 * The code points that a text is set with: its own, composed and decomposed,
 * since engines try both (CSS Fonts 4, 5.3), and in both cases, since a style
 * sheet may change it.
 */
function collectCharacters(text: string): Set<number> {
  const points = new Set<number>();
  const own = [...new Set(text)].join('');
  const forms = [
    own,
    own.toLocaleUpperCase('und'),
    own.toLocaleLowerCase('und'),
    own.normalize('NFD'),
    ...(/\p{M}/u.test(own) ? [text.normalize('NFC')] : []),
  ];
  for (const form of forms) {
    for (const character of form) points.add(character.codePointAt(0) ?? 0);
  }
  return points;
}
