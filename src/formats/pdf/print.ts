import { agree, type PartLayout } from './in-page/agree.ts';
import { findLineEnd } from './in-page/find-line-end.ts';
import { findPageEnd } from './in-page/find-page-end.ts';
import { type Fitted, fitWide } from './in-page/fit-wide.ts';
import { type PaperSettings, readGeometry } from './in-page/geometry.ts';
import { loadResources } from './in-page/load-resources.ts';
import { fillPageNumbers, type PageLabels, readElementPages } from './in-page/page-numbers.ts';
import { type PageStart, readPageStarts } from './in-page/page-starts.ts';
import { type PlacedNotes, placeFootnotes } from './in-page/place-footnotes.ts';
import { addSparePages, countPages } from './in-page/spare-pages.ts';
import { tightenRun } from './in-page/tighten-run.ts';
import { joinPrints, type PrintedPart, writeJoinedPrints } from './join/index.ts';
import { countBefore, type Meeting } from './meeting.ts';
import type { PdfFile } from './objects/reader.ts';
import type { OpenPage } from './page.ts';
import { type Destinations, readDestinations } from './read-destinations.ts';
import { QUESTIONS } from './serve.ts';

/** How a loaded document is printed. */
export interface PrintSettings extends PaperSettings {
  labels: PageLabels;
  /** Whether the file is tagged and has an outline. */
  tagged: boolean;
}

/** Work for the time that the browser takes; done once. */
export type Meanwhile = () => void;

/** A printed file, of one part or joined from several, and where things are in it. */
export interface Printed {
  file: PdfFile;
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
  /** The files as they were printed, in one. */
  original(): Promise<Uint8Array>;
}

/** What a page leaves for us when it has been laid out for print. */
interface LayoutState extends PartLayout, PlacedNotes {
  starts: PageStart[];
  scale: number;
  fitted: Fitted[];
}

/** More prints than two are needed only if a number moves a page, and then moves it back. */
const ATTEMPTS = 3;

/**
 * Print the loaded documents of a report's parts as one file, with the page
 * numbers of its contents filled in and its notes at the foot of the pages.
 *
 * A listener of ours runs when Chromium has laid a document out for print,
 * before it paints. By then the number of pages is settled, so that there are
 * spare ones for what notes push down. What the listener wrote is compared with
 * the finished file, and printed again where it is not the same.
 *
 * @param pages a loaded document for each part, in order
 * @param settings paper, digits, notes, tags
 * @param meanwhile what there is to do while the browser prints
 * @param meeting where the parts meet; not needed for one
 * @throws BrowserFailure when the browser ends or time runs out
 */
export async function printPages(
  pages: readonly OpenPage[],
  settings: PrintSettings,
  meanwhile: Meanwhile = () => undefined,
  meeting?: Meeting,
): Promise<Printed> {
  await Promise.all(pages.map((page) => page.evaluate(bootstrap(settings, meeting !== undefined))));
  for (let attempt = 1; ; attempt++) {
    meeting?.begin();
    const printing = pages.map((page, part) => printPart(page, part, settings, meeting));
    // Who has things to do meanwhile may give the print up.
    for (const part of printing) part.catch(() => undefined);
    if (attempt === 1) meanwhile();
    const parts = await Promise.all(printing);
    const state = joinStates(parts.map((part) => part.state));
    // What was set smaller has cost a print that could settle nothing.
    const isLast = attempt >= ATTEMPTS + Math.sign(state.fitted.length);
    if (state.isStale && !isLast) continue;
    const prints = listPrints(parts);
    const file = joinPrints(prints);
    const found = readDestinations(file);
    const wrong = compare(state, found);
    const isRight = wrong.length === 0 && found.pageCount >= state.pageCount;
    if (!isRight && !isLast) continue;
    const { inFlow: notesInFlow, isStale: _, ...layout } = state;
    return { ...layout, file, notesInFlow, wrong, original: () => writeJoinedPrints(prints) };
  }
}

/** A part's file, and what its page left. */
interface Part {
  bytes: Uint8Array;
  state: LayoutState;
}

async function printPart(
  page: OpenPage,
  part: number,
  { tagged }: PrintSettings,
  meeting: Meeting | undefined,
): Promise<Part> {
  const bytes = await page.print({ tagged }).finally(() => meeting?.leave(part));
  const state = (await page.evaluate('globalThis.rapporteur')) as
    | LayoutState
    | { error: string }
    | undefined;
  if (state === undefined || 'error' in state) {
    throw new Error(`The page could not be measured: ${state?.error ?? 'it was not laid out'}`);
  }
  return { bytes, state };
}

function listPrints(parts: readonly Part[]): PrintedPart[] {
  const befores = countBefore(parts.map(({ state }) => state));
  return parts.map(({ bytes, state: { pageCount } }, index) => ({
    bytes,
    // in-page/agree.ts puts one before a part that begins on a left-hand page.
    leading: (befores[index] ?? 0) % 2,
    pageCount,
  }));
}

/** The layout of a whole report, from those of its parts. */
function joinStates(parts: readonly LayoutState[]): LayoutState {
  const [first, ...others] = parts;
  if (first === undefined) throw new Error('a report has at least one part');
  if (others.length === 0) return first;
  const befores = countBefore(parts);
  const move = (part: number, page: number): number => page + (befores[part] ?? 0);
  return {
    pages: Object.fromEntries(
      parts.flatMap((part, index) =>
        Object.entries(part.pages).map(([id, page]) => [id, move(index, page)]),
      ),
    ),
    bodyStart: first.bodyStart,
    pageCount: parts.reduce((sum, { pageCount }) => sum + pageCount, 0),
    starts: parts.flatMap((part, index) =>
      part.starts.map((start) => ({ ...start, page: move(index, start.page) })),
    ),
    inFlow: parts.flatMap(({ inFlow }) => inFlow),
    isStale: parts.some(({ isStale }) => isStale),
    scale: Math.max(...parts.map(({ scale }) => scale)),
    fitted: parts.flatMap(({ fitted }) => fitted),
  };
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
 *
 * @param isPart whether there are others to agree with
 */
function bootstrap(settings: PrintSettings, isPart: boolean): string {
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
  const readElementPages = ${readElementPages};
  const fillPageNumbers = ${fillPageNumbers};
  const readPageStarts = ${readPageStarts};
  const agree = ${isPart ? agree : '(own) => own'};
  let placed = { inFlow: [], isStale: false };
  let placing = true;
  const fitted = [];
  addSparePages();
  const layOut = () => {
    const read = () => readGeometry(settings);
    const { scale } = read();
    const more = fitWide(settings.areaWidth);
    if (more !== undefined) {
      fitted.push(...more);
      return { pages: {}, bodyStart: -1, pageCount: 0, inFlow: [], starts: [], scale, fitted, isStale: true };
    }
    placed.isStale = false;
    if (placing) placed = placeFootnotes(read, findPageEnd, findLineEnd, tightenRun);
    placing = false;
    const geometry = read();
    const pageCount = countPages(geometry);
    return { ...readElementPages(geometry), ...placed, starts: readPageStarts(geometry), pageCount, scale, fitted };
  };
  matchMedia('print').addEventListener('change', ({ matches }) => {
    if (!matches) return;
    let own;
    try {
      own = layOut();
    } catch (error) {
      own = { error: String(error && error.stack || error) };
    }
    globalThis.rapporteur = own;
    const whole = agree('error' in own ? undefined : own, ${JSON.stringify(QUESTIONS)});
    if (whole !== undefined && !('error' in whole)) fillPageNumbers(whole, settings.labels);
  });
  await (${loadResources})();
})()`;
}
