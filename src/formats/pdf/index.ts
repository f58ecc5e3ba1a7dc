import { collectGarbage } from '../../report/collect-garbage.ts';
import type { Format, PrintedPage, RenderContext, RenderedImage } from '../../report/format.ts';
import type { FigureEntry, OutlineEntry, Report } from '../../report/report.ts';
import { createSession, limitAttempt } from './browser-session.ts';
import { conformPdf } from './conformance/index.ts';
import type { ExpectedHeading } from './conformance/options.ts';
import { takeCoverImage } from './cover-image.ts';
import { describeNoteLinks } from './describe-links.ts';
import { createDecorationTest } from './find-place.ts';
import { openParts } from './open-parts.ts';
import { labelPages, listLabels, mapPages } from './page-map.ts';
import {
  areaHeight,
  areaWidth,
  coverMargin,
  layOutPaper,
  type Paper,
  toPoints,
  topMargin,
} from './paper.ts';
import { type Printed, printPages } from './print.ts';
import { renderPrintDocument, renderPrintParts } from './print-html.ts';
import { reportConformance, reportLayout, reportRefused } from './report-problems.ts';
import { listRunningHeads } from './runs.ts';
import type { ServedDocument } from './serve.ts';

const session = createSession();

const PRODUCER = 'rapporteur';

/** Whether every browser of this run has had its sandbox. */
let sandboxed = true;

/** Whether the browser's own sandbox was on for all that has been printed in this run. */
export function isSandboxed(): boolean {
  return sandboxed;
}

/** The pages of reports that have been printed in this run. */
const pageMaps = new WeakMap<Report, PrintedPage[]>();

/**
 * Where the pages of a report begin in its source, for formats that tell of
 * them.
 *
 * @param report one that {@link format} has rendered
 * @returns `undefined` where it has not been rendered
 */
export function readPageMap(report: Report): PrintedPage[] | undefined {
  return pageMaps.get(report);
}

/**
 * The report's cover as a picture, as it is in the PDF.
 *
 * @param report the resolved report
 * @param context where problems of the template go
 * @returns a PNG, the same bytes for the same report
 * @throws EnvironmentError when there is no browser
 */
export function renderCoverImage(report: Report, context: RenderContext): Promise<RenderedImage> {
  return takeCoverImage(session, report, context);
}

/** PDF, printed by Chromium, then made to conform to PDF/UA-1 and PDF/A-2a. */
export const format: Format = {
  name: 'pdf',
  extension: '.pdf',
  prepare: session.prepare,
  dispose: session.dispose,
  async render(report, context) {
    const { digits, pdf } = report.metadata;
    const { profile } = pdf;
    const paper = layOutPaper(report.template.theme, profile === 'print');
    const printed = await printReport(report, paper, context);
    pageMaps.set(report, mapPages(printed, digits));
    reportLayout(report, printed, context);
    const options = {
      profile,
      metadata: report.metadata,
      producer: PRODUCER,
      pageLabels: labelPages(printed, digits),
      headings: listHeadings(report),
      pageCount: printed.pageCount,
      topMargin: (page: number) => (page === 0 ? coverMargin(paper) : topMargin(paper)),
      describeLink: describeNoteLinks(report),
      isDecoration: createDecorationTest(report, listRunningHeads(report)),
      ...(profile === 'print' ? { boxes: boxesOf(paper) } : {}),
    };
    const { bytes, problems, claims } = await conformPdf(printed.original, options, printed.file);
    reportConformance(report, { problems, claims }, printed, context);
    return bytes;
  },
};

async function printReport(report: Report, paper: Paper, context: RenderContext): Promise<Printed> {
  const documents = await renderPrintParts(report, paper, context.warn);
  const printed = await printDocuments(report, paper, documents, context);
  if (documents.length === 1 || printed.scale === 1) return printed;
  // Only the part with what is too wide would be set smaller.
  const whole = await renderPrintDocument(report, paper, () => undefined);
  return printDocuments(report, paper, [whole], context);
}

function printDocuments(
  report: Report,
  paper: Paper,
  documents: readonly ServedDocument[],
  context: RenderContext,
): Promise<Printed> {
  const { metadata } = report;
  return session.use(async (browser) => {
    sandboxed &&= browser.isSandboxed;
    const warn = context.warnOfMachine ?? context.warn;
    for (const { rule, message } of browser.warnings.splice(0)) warn(rule, message);
    const { pages, meeting, close } = await openParts(browser, documents, limitAttempt(context));
    try {
      const settings = {
        areaHeight: areaHeight(paper),
        areaWidth: areaWidth(paper),
        labels: listLabels(metadata.digits),
        tagged: metadata.pdf.profile !== 'small',
      };
      const meanwhile = (): void => {
        context.meanwhile?.();
        // Else this process and the browser hold the most of theirs at once.
        collectGarbage(2);
      };
      const printed = await printPages(pages, settings, meanwhile, meeting);
      for (const { refused } of pages) reportRefused(report, refused, context);
      return printed;
    } finally {
      await close();
    }
  });
}

/** Everything that has a heading, in the order of the pages. */
function listHeadings(report: Report): ExpectedHeading[] {
  const { labels } = report.language;
  const has = (kind: FigureEntry['kind']): boolean =>
    report.figures.some((entry) => entry.kind === kind);
  const parts = [
    labels.imprint,
    ...(report.outline.length > 0 ? [labels.contents] : []),
    ...(has('figure') ? [labels.listOfFigures] : []),
    ...(has('table') ? [labels.listOfTables] : []),
  ];
  const notes = report.metadata.notes === 'end' && report.notes.length > 0;
  return [
    ...parts.map((text) => ({ level: 1, text })),
    ...flattenOutline(report.outline),
    ...(notes ? [{ level: 1, text: labels.notes }] : []),
  ];
}

function flattenOutline(outline: readonly OutlineEntry[]): ExpectedHeading[] {
  return outline.flatMap((entry) => [
    { id: entry.id, level: entry.level, text: `${entry.prefix}${entry.text}` },
    ...flattenOutline(entry.children),
  ]);
}

function boxesOf({ width, height, slug, bleed }: Paper) {
  const box = (inset: number): [number, number, number, number] => [
    toPoints(inset),
    toPoints(inset),
    toPoints(width - inset),
    toPoints(height - inset),
  ];
  return { trim: box(slug), bleed: box(slug - bleed), marks: true };
}
