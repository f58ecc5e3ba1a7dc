import { openPdf, type PdfFile } from '../objects/reader.ts';
import { writePdf } from '../objects/writer.ts';
import { checkHeadings } from './check-headings.ts';
import { setColours } from './colour.ts';
import { embedComposedGlyphs } from './compose-glyphs.ts';
import type { Context, UntaggedContext } from './context.ts';
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
import { decodePages, scanPages, scanUntaggedPages } from './scan-pages.ts';
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

/** What a file without tags needs so that its words are found and copied, and its links arrive. */
const untaggedPasses: readonly ((context: UntaggedContext) => void)[] = [
  scanUntaggedPages,
  embedComposedGlyphs,
  fixFonts,
  setDestinations,
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
    if (!isTagged) {
      outlineUntagged(file, readCatalog(file), options.headings ?? []);
      await mendUntagged(file);
    }
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
  const { pending, ...found } = beginReading(file, problems);
  const tree = readStructureTree(file, found.catalog);
  if (tree === undefined) {
    problems.push({ rule: 'not-tagged', message: 'the browser printed the report without tags' });
    return false;
  }
  const contents = await found.contents;
  const { isDecoration } = options;
  const context: Context = { ...found, contents, pending, tree, options, isDecoration };
  for (const pass of passes) pass(context);
  writeStructureTree(file, tree, buildRoleMap(context));
  await Promise.all(pending);
  return problems.length === 0;
}

/** Such a file claims nothing, and so nothing that is left is a problem. */
async function mendUntagged(file: PdfFile): Promise<void> {
  const { pending, ...found } = beginReading(file, []);
  const context: UntaggedContext = { ...found, contents: await found.contents, pending };
  for (const pass of untaggedPasses) pass(context);
  await Promise.all(pending);
}

/** What is known of the pages; what they hold is being decoded meanwhile. */
function beginReading(file: PdfFile, problems: Problem[]) {
  const catalog = readCatalog(file);
  const pages = readPages(file, catalog);
  const pending: Promise<void>[] = [];
  const contents = decodePages(file, pages);
  return { file, catalog, pages, contents, pending, problems, fonts: new Map(), facts: new Map() };
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
