import { type PaperSettings, readGeometry } from './in-page/geometry.ts';
import { loadResources } from './in-page/load-resources.ts';
import { fillPageNumbers, type PageLabels, type PageNumbers } from './in-page/page-numbers.ts';
import { type PageStart, readPageStarts } from './in-page/page-starts.ts';
import { placeFootnotes } from './in-page/place-footnotes.ts';
import type { OpenPage } from './page.ts';
import { type Destinations, readDestinations } from './read-destinations.ts';

/** How a loaded document is printed. */
export interface PrintSettings extends PaperSettings {
  labels: PageLabels;
  /** Whether there are notes to be put at the foot of pages. */
  footnotes: boolean;
  /** Whether the file is tagged and has an outline. */
  tagged: boolean;
}

/** A printed file, and where things are in it. */
export interface Printed {
  bytes: Uint8Array;
  pageCount: number;
  /** Index of the first page with an arabic number, from 0; -1 for none. */
  bodyStart: number;
  /** By the element's id: index of its page, from 0. */
  pages: Record<string, number>;
  /** Where in the source pages begin. */
  starts: PageStart[];
  /** Notes that could not be put at the foot of their page. */
  notesInFlow: number;
  /** Ids of entries of the contents whose number is not that of their page: empty when all is well. */
  wrong: string[];
}

/** What the page leaves for us when it has been laid out for print. */
interface LayoutState extends PageNumbers {
  starts: PageStart[];
  notesInFlow: number;
  error?: string;
}

/** More prints than two are needed only if a number moves a page, and then moves it back. */
const ATTEMPTS = 3;

/**
 * Print a loaded document, with the page numbers of its contents filled in and
 * its notes at the foot of the pages.
 *
 * A listener of ours runs when Chromium has laid the document out for print,
 * before it paints. Notes move text, and the number of pages is settled before
 * the listener runs: where there are notes, one page is printed first for the
 * layout alone. What the listener wrote is compared with the finished file, and
 * printed again where it is not the same.
 *
 * @param page a loaded document
 * @param settings paper, digits, notes, tags
 * @throws BrowserFailure when the browser ends or time runs out
 */
export async function printPage(page: OpenPage, settings: PrintSettings): Promise<Printed> {
  await page.evaluate(bootstrap(settings));
  const layout = { preferCSSPageSize: true, printBackground: true };
  if (settings.footnotes) {
    await page.print({ ...layout, tagged: false, outline: false, pageRanges: '1' });
  }
  let printed: Printed | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const bytes = await page.print({
      ...layout,
      tagged: settings.tagged,
      outline: settings.tagged,
    });
    const state = (await page.evaluate('globalThis.rapporteur')) as LayoutState | undefined;
    if (state === undefined || state.error !== undefined) {
      throw new Error(`The page could not be measured: ${state?.error ?? 'it was not laid out'}`);
    }
    const found = readDestinations(bytes);
    const wrong = compare(state, found);
    printed = {
      bytes,
      pageCount: found.pageCount,
      bodyStart: state.bodyStart,
      pages: state.pages,
      starts: state.starts,
      notesInFlow: state.notesInFlow,
      wrong,
    };
    if (wrong.length === 0) break;
  }
  if (printed === undefined) throw new Error('Nothing was printed');
  return printed;
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
  const placeFootnotes = ${placeFootnotes};
  const fillPageNumbers = ${fillPageNumbers};
  const readPageStarts = ${readPageStarts};
  let placing = settings.footnotes;
  let notesInFlow = 0;
  matchMedia('print').addEventListener('change', ({ matches }) => {
    if (!matches) return;
    try {
      const read = () => readGeometry(settings);
      if (placing) notesInFlow = placeFootnotes(read);
      placing = false;
      const geometry = read();
      const starts = readPageStarts(geometry);
      globalThis.rapporteur = { ...fillPageNumbers(geometry, settings.labels), starts, notesInFlow };
    } catch (error) {
      globalThis.rapporteur = { error: String(error && error.stack || error) };
    }
  });
  await (${loadResources})();
})()`;
}
