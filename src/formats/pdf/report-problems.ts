import type { Node } from 'unist';
import type { RenderContext } from '../../report/format.ts';
import type { OutlineEntry, Report } from '../../report/report.ts';
import type { ConformResult, Problem } from './conformance/options.ts';
import { findBeginning, findNodeAt, findPlace } from './find-place.ts';
import type { Printed } from './print.ts';

/**
 * Say what the layout could not do as it should, each at its place in the
 * source. Wrong numbers in the contents are an error: such a file is not
 * written.
 */
export function reportLayout(
  report: Report,
  printed: Pick<Printed, 'wrong' | 'notesInFlow' | 'scale' | 'fitted'>,
  context: RenderContext,
): void {
  const fail = context.fail ?? context.warn;
  const entries = listEntries(report);
  for (const id of printed.wrong) {
    const entry = entries.get(id);
    fail(
      'pdf-page-numbers',
      `The page number of “${entry?.text ?? id}” did not settle: whenever the contents say it, the page is another`,
      entry?.node,
    );
  }
  reportWide(report, printed, context);
  for (const id of printed.notesInFlow) {
    const note = report.notes.find((candidate) => candidate.id === id);
    context.warn(
      'pdf-footnote-in-text',
      `Note ${note?.number ?? id} has no room at the foot of its page, and follows its paragraph`,
      note?.node,
    );
  }
}

/** What no block of the text is, is the template's: that is told where the text begins. */
function reportWide(
  report: Report,
  { scale, fitted }: Pick<Printed, 'scale' | 'fitted'>,
  { warn }: RenderContext,
): void {
  const percent = (size: number): number => Math.round((1 - size) * 100);
  const beginning = findBeginning(report);
  for (const { offset, size } of fitted) {
    const place = offset === undefined ? undefined : findNodeAt(report, offset);
    const what = place === undefined ? 'Something of the template' : 'This';
    warn(
      'pdf-too-wide',
      `${what} is wider than the pages, and is set ${percent(size)} % smaller`,
      place ?? beginning,
    );
  }
  if (scale === 1) return;
  warn(
    'pdf-too-wide',
    `Something of the template is wider than the pages, and all of them are set ${percent(1 / scale)} % smaller`,
    beginning,
  );
}

/** Say what the document asked for and did not get, at the image that asks for it. */
export function reportRefused(
  report: Report,
  urls: readonly string[],
  context: RenderContext,
): void {
  for (const url of new Set(urls)) {
    const asks = [...report.assets.values()].find(
      ({ bytes, mediaType }) =>
        mediaType === 'image/svg+xml' && Buffer.from(bytes).toString('utf8').includes(url),
    );
    context.warn(
      'pdf-request-refused',
      `The report asked for ${url}, which is not in it`,
      asks?.nodes[0],
    );
  }
}

/** Say what keeps the file from conforming, and that it therefore claims nothing. */
export function reportConformance(
  report: Report,
  { problems, claims }: Pick<ConformResult, 'problems' | 'claims'>,
  { starts }: Pick<Printed, 'starts'>,
  context: RenderContext,
): void {
  const placeOf = ({ text, page }: Problem): Node | undefined => {
    const quoted = findPlace(report, text);
    if (quoted !== undefined) return quoted;
    // What the page begins with is near enough for a page, and for the whole file what that begins with.
    const start =
      page === undefined ? undefined : starts.findLast((candidate) => candidate.page <= page - 1);
    const begins = start === undefined ? undefined : findNodeAt(report, start.offset);
    return begins ?? findBeginning(report);
  };
  for (const problem of problems) {
    const where = problem.page === undefined ? '' : `Page ${problem.page} of the PDF: `;
    context.warn(`pdf-${problem.rule}`, `${where}${problem.message}`, placeOf(problem));
  }
  if (claims || problems.length === 0) return;
  context.warn(
    'pdf-claims-nothing',
    'The PDF does not say that it conforms to PDF/UA, because of the above',
    problems.map(placeOf).find((place) => place !== undefined),
  );
}

/** What the contents, the lists of figures and tables name, by its id. */
function listEntries(report: Report): Map<string, { text: string; node: Node }> {
  const entries = new Map<string, { text: string; node: Node }>();
  const add = (outline: readonly OutlineEntry[]): void => {
    for (const { id, prefix, text, node, children } of outline) {
      entries.set(id, { text: `${prefix}${text}`, node });
      add(children);
    }
  };
  add(report.outline);
  for (const { id, label, node } of report.figures) entries.set(id, { text: label, node });
  return entries;
}
