import type { Node } from 'unist';
import type { RenderContext } from '../../report/format.ts';
import type { OutlineEntry, Report } from '../../report/report.ts';
import type { ConformResult, Problem } from './conformance/options.ts';
import { findNodeAt, findPlace } from './find-place.ts';
import type { Printed } from './print.ts';

/**
 * Say what the layout could not do as it should, each at its place in the
 * source. Wrong numbers in the contents are an error: such a file is not
 * written.
 */
export function reportLayout(
  report: Report,
  printed: Pick<Printed, 'wrong' | 'notesInFlow' | 'scale'>,
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
  if (printed.scale > 1) {
    context.warn(
      'pdf-too-wide',
      `Something is wider than the pages, and all of them are set ${Math.round((1 - 1 / printed.scale) * 100)} % smaller`,
    );
  }
  for (const id of printed.notesInFlow) {
    const note = report.notes.find((candidate) => candidate.id === id);
    context.warn(
      'pdf-footnote-in-text',
      `Note ${note?.number ?? id} has no room at the foot of its page, and follows its paragraph`,
      note?.node,
    );
  }
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
    if (quoted !== undefined || page === undefined) return quoted;
    // What the page begins with is near enough for a page.
    const start = starts.findLast((candidate) => candidate.page <= page - 1);
    return start === undefined ? undefined : findNodeAt(report, start.offset);
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
