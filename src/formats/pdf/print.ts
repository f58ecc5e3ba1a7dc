import { findLineEnd } from './in-page/find-line-end.ts';
import { findPageEnd } from './in-page/find-page-end.ts';
import { type Fitted, fitWide } from './in-page/fit-wide.ts';
import { type PaperSettings, readGeometry } from './in-page/geometry.ts';
import { loadResources } from './in-page/load-resources.ts';
import { fillPageNumbers, type PageLabels, type PageNumbers } from './in-page/page-numbers.ts';
import { type PageStart, readPageStarts } from './in-page/page-starts.ts';
import { type PlacedNotes, placeFootnotes } from './in-page/place-footnotes.ts';
import { addSparePages, countPages } from './in-page/spare-pages.ts';
import { tightenRun } from './in-page/tighten-run.ts';
import { openPdf, type PdfFile } from './objects/reader.ts';
import type { OpenPage } from './page.ts';
import { type Destinations, readDestinations } from './read-destinations.ts';

/** How a loaded document is printed. */
export interface PrintSettings extends PaperSettings {
  labels: PageLabels;
  /** Whether the file is tagged and has an outline. */
  tagged: boolean;
}

/** Work for the time that the browser takes; done once. */
export type Meanwhile = () => void;

/** A printed file, and where things are in it. */
export interface Printed {
  bytes: Uint8Array;
  /** What `bytes` hold. */
  file: PdfFile;
  /** Without the spare pages that the file may end with. */
  pageCount: number;
  /** Index of the first page with an arabic number, from 0; -1 for none. */
  bodyStart: number;
  /** By the element's id: index of its page, from 0. */
  pages: Record<string, number>;
  /** Where in the source pages begin. */
  starts: PageStart[];
  /** Ids of the notes that could not be put at the foot of their page. */
  notesInFlow: string[];
  /** Ids of entries of the contents whose number is not that of their page: empty when all is well. */
  wrong: string[];
  /** How much smaller than it should be the report is set; 1 when all is well. */
  scale: number;
  /** What was too wide for the pages, and is smaller than it should be. */
  fitted: Fitted[];
}

/** What the page leaves for us when it has been laid out for print. */
interface LayoutState extends PageNumbers, PlacedNotes {
  starts: PageStart[];
  scale: number;
  fitted: Fitted[];
  /** Where the spare pages begin, where there are any. */
  pageCount?: number;
  error?: string;
}

/** More prints than two are needed only if a number moves a page, and then moves it back. */
const ATTEMPTS = 3;

/**
 * Print a loaded document, with the page numbers of its contents filled in and
 * its notes at the foot of the pages.
 *
 * A listener of ours runs when Chromium has laid the document out for print,
 * before it paints. By then the number of pages is settled, so that there are
 * spare ones for what notes push down. What the listener wrote is compared with
 * the finished file, and printed again where it is not the same.
 *
 * @param page a loaded document
 * @param settings paper, digits, notes, tags
 * @param meanwhile what there is to do while the browser prints
 * @throws BrowserFailure when the browser ends or time runs out
 */
export async function printPage(
  page: OpenPage,
  settings: PrintSettings,
  meanwhile: Meanwhile = () => undefined,
): Promise<Printed> {
  await page.evaluate(bootstrap(settings));
  for (let attempt = 1; ; attempt++) {
    const printing = page.print({ tagged: settings.tagged });
    // Who has things to do meanwhile may give the print up.
    printing.catch(() => undefined);
    if (attempt === 1) meanwhile();
    const bytes = await printing;
    const state = (await page.evaluate('globalThis.rapporteur')) as LayoutState | undefined;
    if (state === undefined || state.error !== undefined) {
      throw new Error(`The page could not be measured: ${state?.error ?? 'it was not laid out'}`);
    }
    const file = openPdf(bytes);
    const found = readDestinations(file);
    const wrong = compare(state, found);
    const pageCount = state.pageCount ?? found.pageCount;
    const isDone = wrong.length === 0 && !state.isStale && found.pageCount >= pageCount;
    // What was set smaller has cost a print that could settle nothing.
    if (!isDone && attempt < ATTEMPTS + Math.sign(state.fitted.length)) continue;
    const { bodyStart, pages, starts, inFlow: notesInFlow, scale, fitted } = state;
    return { bytes, file, pageCount, bodyStart, pages, starts, notesInFlow, wrong, scale, fitted };
  }
}

/** Ids whose page in the finished file is another than in the layout. */
function compare(state: LayoutState, found: Destinations): string[] {
  return [...found.pages]
    .filter(([id, page]) => id in state.pages && state.pages[id] !== page)
    .map(([id]) => id);
}

/**
 * The script that waits for the print layout. The functions are sent as their
 * source, each complete in itself.
 */
function bootstrap(settings: PrintSettings): string {
  return `(async () => {
  const settings = ${JSON.stringify(settings)};
  const readGeometry = ${readGeometry};
  const addSparePages = ${addSparePages};
  const countPages = ${countPages};
  const placeFootnotes = ${placeFootnotes};
  const findPageEnd = ${findPageEnd};
  const findLineEnd = ${findLineEnd};
  const tightenRun = ${tightenRun};
  const fitWide = ${fitWide};
  const fillPageNumbers = ${fillPageNumbers};
  const readPageStarts = ${readPageStarts};
  let placed = { inFlow: [], isStale: false };
  let placing = true;
  const fitted = [];
  addSparePages();
  matchMedia('print').addEventListener('change', ({ matches }) => {
    if (!matches) return;
    try {
      const read = () => readGeometry(settings);
      const { scale } = read();
      const more = fitWide(settings.areaWidth);
      if (more !== undefined) {
        fitted.push(...more);
        globalThis.rapporteur = { pages: {}, bodyStart: -1, inFlow: [], starts: [], scale, fitted, isStale: true };
        return;
      }
      placed.isStale = false;
      if (placing) placed = placeFootnotes(read, findPageEnd, findLineEnd, tightenRun);
      placing = false;
      const geometry = read();
      const pageCount = countPages(geometry);
      const starts = readPageStarts(geometry);
      const numbers = fillPageNumbers(geometry, settings.labels);
      globalThis.rapporteur = { ...numbers, ...placed, starts, pageCount, scale, fitted };
    } catch (error) {
      globalThis.rapporteur = { error: String(error && error.stack || error) };
    }
  });
  await (${loadResources})();
})()`;
}
