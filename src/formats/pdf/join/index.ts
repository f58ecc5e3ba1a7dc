import { cutPages } from '../conformance/cut-pages.ts';
import { readCatalog, readPages } from '../conformance/pages.ts';
import { openPdfs, type PdfFile } from '../objects/reader.ts';
import { writePdf } from '../objects/writer.ts';
import { joinDestinations } from './join-destinations.ts';
import { joinFonts } from './join-fonts.ts';
import { joinOutlines } from './join-outlines.ts';
import { joinPages } from './join-pages.ts';
import { joinStructures } from './join-structures.ts';
import type { Print } from './print.ts';
import { listResources } from './resources.ts';
import { turnLinks } from './turn-links.ts';

export { OTHER_PART } from './turn-links.ts';

/** What Chromium printed of a part of a report. */
export interface PrintedPart {
  /** The file. */
  bytes: Uint8Array;
  /** How many pages it begins with that only shift the others, and go. */
  leading?: number;
  /** How many of its pages stay; those behind are spare ones and go. */
  pageCount: number;
}

/**
 * Join what Chromium printed of a report's parts into the file that it would
 * have printed of the whole: pages, named destinations, outline, structure tree
 * and fonts. Links from one part into another, printed as addresses that begin
 * with {@link OTHER_PART}, become links to named destinations.
 *
 * Objects stay as they are in the bytes until something asks for them.
 *
 * @param parts in the order of their pages; at least one. Of a single one
 *   nothing is changed.
 * @returns the objects of all parts in one file
 * @throws PdfSyntaxError where a part isn't a PDF file
 * @throws Error where a part lacks what every print has
 */
export function joinPrints(parts: readonly PrintedPart[]): PdfFile {
  const { file, trailers } = openPdfs(parts.map(({ bytes }) => bytes));
  if (parts.length === 1) return file;
  const prints = trailers.map((trailer, index): Print => {
    const catalog = readCatalog(file, trailer);
    const { leading = 0, pageCount = 0 } = parts[index] ?? {};
    cutPages(file, catalog, pageCount, leading);
    const pages = readPages(file, catalog);
    return { catalog, pages, resources: listResources(file, pages) };
  });
  joinStructures(file, prints);
  joinOutlines(file, prints);
  const names = joinDestinations(file, prints);
  turnLinks(file, prints, names);
  joinFonts(file, prints);
  joinPages(file, prints);
  return file;
}

/**
 * Write the file of all parts as it is before anything of it is mended, for a
 * report whose file can't be.
 *
 * @param parts as `joinPrints` takes them
 * @returns the bytes of a single part as they are
 */
export async function writeJoinedPrints(parts: readonly PrintedPart[]): Promise<Uint8Array> {
  const [first, ...others] = parts;
  if (first !== undefined && others.length === 0) return first.bytes;
  return writePdf(joinPrints(parts));
}
