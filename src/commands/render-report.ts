import type { PrintEdition } from '../project/print-edition.ts';
import { report as reportProblem } from '../report/diagnostics.ts';
import type { PrintedPage, RenderContext, RenderedImage } from '../report/format.ts';
import type { Report } from '../report/report.ts';
import type { FormatName, LoadedFormat } from './formats.ts';
import { type WorkLimits, withinLimits } from './limits/within-limits.ts';
import { during } from './unexpected.ts';

/** The formats of a run, by name. */
export type FormatSet = ReadonlyMap<FormatName, LoadedFormat>;

/** What renderers are given from outside of the report. */
export interface RenderSurroundings {
  /** What one format may take. */
  limits: WorkLimits;
  /** Seconds since 1970; artifacts' dates come from it where the report has none. */
  sourceDateEpoch?: number | undefined;
  /** What is to be done while the browser prints; called once or never. */
  meanwhile?(): void;
  /** Told of what is about the machine. */
  warnOfMachine?(rule: string, message: string): void;
  /** What is known of the PDF that an earlier run made of the same source. */
  readPrintEdition?(report: Report): Promise<PrintEdition | undefined>;
}

/** What came of a report. */
export interface RenderedReport {
  artifacts: Map<FormatName, Uint8Array>;
  /** What the browser found out for the EPUB, when both were made. */
  edition?: PrintEdition;
}

/**
 * Render a report in several formats at once: while the browser prints, the
 * others are made. Warnings of formats become messages of the report's file.
 *
 * @returns the bytes by format
 * @throws {EnvironmentError} if the machine lacks what a format needs
 * @throws {LimitError} if a format takes too much time or memory
 * @throws {UnexpectedError} saying which format failed on which file
 */
export async function renderReport(
  report: Report,
  formats: FormatSet,
  surroundings: RenderSurroundings,
): Promise<RenderedReport> {
  const pending = new Map<FormatName, Promise<Uint8Array>>();
  const render = (name: FormatName, loaded: LoadedFormat) => {
    let rendering = pending.get(name);
    if (rendering === undefined) {
      const label = loaded.format.name.toUpperCase();
      const doing = `making ${label} of ${report.file.path}`;
      rendering = during(doing, () =>
        withinLimits(`Making the ${label}`, surroundings.limits, () =>
          loaded.format.render(report, context),
        ),
      );
      pending.set(name, rendering);
    }
    return rendering;
  };
  let pages: PrintedPage[] | undefined;
  let cover: RenderedImage | undefined;
  let earlier: Promise<PrintEdition | undefined> | undefined;
  const findEdition = () => {
    earlier ??= readEarlierEdition(report, surroundings);
    return earlier;
  };
  const context: RenderContext = {
    time: surroundings.limits.time,
    ...(surroundings.meanwhile === undefined ? {} : { meanwhile: surroundings.meanwhile }),
    warn(rule, message, place) {
      reportProblem(report.file, place, rule, message, { severity: 'warning' });
    },
    fail(rule, message, place) {
      reportProblem(report.file, place, rule, message);
    },
    ...(surroundings.warnOfMachine === undefined
      ? {}
      : { warnOfMachine: surroundings.warnOfMachine }),
    async sibling(name) {
      const found = [...formats].find(([other]) => other === name);
      return found === undefined ? undefined : render(...found).catch(() => undefined);
    },
    async pageMap() {
      const printer = [...formats].find(([, loaded]) => loaded.readPageMap !== undefined);
      if (printer === undefined) return (await findEdition())?.pages;
      await render(...printer);
      pages = printer[1].readPageMap?.(report);
      return pages;
    },
    async coverImage() {
      const painter = [...formats.values()].find((loaded) => loaded.renderCoverImage !== undefined);
      if (painter === undefined) return (await findEdition())?.cover;
      cover = await painter.renderCoverImage?.(report, context);
      return cover;
    },
    ...(surroundings.sourceDateEpoch === undefined
      ? {}
      : { sourceDateEpoch: surroundings.sourceDateEpoch }),
  };
  for (const [name, loaded] of formats) render(name, loaded);
  // All of them are waited for: what one still holds would be in the next one's way.
  const settled = await Promise.allSettled(pending.values());
  const failure = settled.find((result) => result.status === 'rejected');
  if (failure !== undefined) throw failure.reason;
  const artifacts = new Map<FormatName, Uint8Array>();
  for (const [name, rendering] of pending) artifacts.set(name, await rendering);
  return {
    artifacts,
    ...(pages === undefined || cover === undefined ? {} : { edition: { pages, cover } }),
  };
}

/** Without a PDF there are no pages to list; whoever builds the EPUB alone should know. */
async function readEarlierEdition(
  report: Report,
  { readPrintEdition }: RenderSurroundings,
): Promise<PrintEdition | undefined> {
  const edition = await readPrintEdition?.(report);
  if (edition === undefined) {
    reportProblem(
      report.file,
      undefined,
      'epub-without-pdf',
      'The EPUB has no page list, and a drawn cover: there is no PDF of this text',
      { severity: 'info', hint: 'Build both: --format pdf,epub.' },
    );
  }
  return edition;
}
