import { openPdf, type PdfFile } from '../objects/reader.ts';
import { writePdf } from '../objects/writer.ts';
import { checkHeadings } from './check-headings.ts';
import { setColours } from './colour.ts';
import { embedComposedGlyphs } from './compose-glyphs.ts';
import type { Context } from './context.ts';
import { cutPages } from './cut-pages.ts';
import { deduplicate } from './deduplicate.ts';
import { placeDestinations, setDestinations } from './destinations.ts';
import { fixCarriers } from './fix-carriers.ts';
import { fixContents } from './fix-contents.ts';
import { fixFigures } from './fix-figures.ts';
import { fixFonts } from './fix-fonts.ts';
import { fixLinks } from './fix-links.ts';
import { fixLists } from './fix-lists.ts';
import { fixNotes } from './fix-notes.ts';
import { fixTables } from './fix-tables.ts';
import { fixWrappers } from './fix-wrappers.ts';
import type { ConformOptions, ConformResult, Problem } from './options.ts';
import { fixOutline } from './outline.ts';
import { setPageBoxes } from './page-boxes.ts';
import { readCatalog, readPages } from './pages.ts';
import { buildRoleMap } from './role-map.ts';
import { decodePages, scanPages } from './scan-pages.ts';
import { setCatalog, setViewing } from './set-catalog.ts';
import { setMetadata } from './set-metadata.ts';
import { readStructureTree } from './structure-tree.ts';
import { outlineUntagged } from './untagged-outline.ts';
import { writeStructureTree } from './write-structure-tree.ts';

export { type Carrier, formatCarrier } from './carrier.ts';
export type {
  ConformOptions,
  ConformResult,
  ExpectedHeading,
  LinkDescription,
  PageBoxes,
  PageLabelRange,
  Problem,
  Rectangle,
} from './options.ts';

/**
 * Every mending, in order: each may rely on those above it. What an element
 * becomes is settled before its page is read, what its page shows before its
 * links and figures are described.
 */
const passes: readonly ((context: Context) => void)[] = [
  fixCarriers,
  scanPages,
  fixContents,
  fixLists,
  fixFigures,
  fixLinks,
  fixWrappers,
  fixTables,
  fixNotes,
  checkHeadings,
  embedComposedGlyphs,
  fixFonts,
  fixOutline,
  setDestinations,
  setColours,
  setCatalog,
];

/**
 * Make a file that Chromium printed conform to PDF/UA-1 (ISO 14289-1) and
 * PDF/A-2a (ISO 19005-2), and as small as it goes.
 *
 * Nothing is lost: what was tagged is tagged after, in the same order, but for
 * decoration. The same bytes and options give the same bytes.
 *
 * @param bytes a file of Chromium's; tagged, but for the profile `small`. Or, of
 *   prints that were joined, what writes the file as it was before anything of it
 *   was mended
 * @param options the report's metadata and what else the file must say
 * @param opened what the bytes hold, where they have been opened already; it is changed
 * @returns the file; what could not be mended; and whether the file claims to
 *   conform, which it does only where there is no problem. A file that is not
 *   understood comes back as it was, with a problem that says so.
 */
export async function conformPdf(
  bytes: Uint8Array | (() => Promise<Uint8Array>),
  options: ConformOptions,
  opened?: PdfFile,
): Promise<ConformResult> {
  const problems: Problem[] = [];
  const write = typeof bytes === 'function' ? bytes : () => Promise.resolve(bytes);
  try {
    const file = opened ?? openPdf(await write());
    const { pageCount, topMargin } = options;
    if (pageCount !== undefined) cutPages(file, readCatalog(file), pageCount);
    if (topMargin !== undefined) placeDestinations(file, readCatalog(file), topMargin);
    const isTagged = options.profile !== 'small';
    const claims = isTagged ? await mend(file, options, problems) : false;
    if (!isTagged) outlineUntagged(file, readCatalog(file), options.headings ?? []);
    finish(file, options, claims);
    return { bytes: await writePdf(file), problems, claims };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `the file that the browser printed is not as expected: ${reason}`;
    const problem: Problem = { rule: 'not-understood', message };
    if (error instanceof Error && 'page' in error) problem.page = Number(error.page);
    return { bytes: await write(), problems: [problem], claims: false };
  }
}

/** @returns whether nothing is left to be mended */
async function mend(file: PdfFile, options: ConformOptions, problems: Problem[]): Promise<boolean> {
  const catalog = readCatalog(file);
  const pages = readPages(file, catalog);
  const decoding = decodePages(file, pages);
  const tree = readStructureTree(file, catalog);
  if (tree === undefined) {
    problems.push({ rule: 'not-tagged', message: 'the browser printed the report without tags' });
    return false;
  }
  const pending: Promise<void>[] = [];
  const context: Context = {
    file,
    catalog,
    pages,
    contents: await decoding,
    pending,
    tree,
    options,
    problems,
    isDecoration: options.isDecoration,
    fonts: new Map(),
    facts: new Map(),
  };
  for (const pass of passes) pass(context);
  writeStructureTree(file, tree, buildRoleMap(context));
  await Promise.all(pending);
  return problems.length === 0;
}

function finish(file: PdfFile, options: ConformOptions, claims: boolean): void {
  const catalog = readCatalog(file);
  const pages = readPages(file, catalog);
  setViewing(catalog, options);
  if (options.boxes !== undefined) setPageBoxes(file, pages, options.boxes);
  deduplicate(
    file,
    pages.map(({ dictionary }) => file.resolve(dictionary.get('Resources'))),
  );
  setMetadata(file, catalog, options.metadata, { producer: options.producer, claims });
}
