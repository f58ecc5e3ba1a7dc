import type { Element, ElementContent, Root } from 'hast';
import { formatOrdinal } from '../../languages/format.ts';
import type { RenderContext } from '../../report/format.ts';
import type { Note, Report } from '../../report/report.ts';
import { element, text } from '../html/handlers/handler.ts';
import { renderChapter } from '../html/render-chapter.ts';
import { type ContentsOptions, renderContents, renderFigureList } from '../html/render-contents.ts';
import { renderCover } from '../html/render-cover.ts';
import { renderImprint } from '../html/render-imprint.ts';
import { renderBackLinks, renderNoteContent, renderNotes } from '../html/render-notes.ts';
import { createScope, type Scope } from '../html/scope.ts';
import { escapeStyle } from '../html/styles.ts';
import { writeHtml } from '../html/write-html.ts';
import { formatCarrier } from './conformance/carrier.ts';
import { hyphenateText, loadHyphenator } from './hyphenate.ts';
import type { Paper } from './paper.ts';
import { DIVISION, linkParts, shareOut, WHOLE } from './parts.ts';
import { prepareForTags } from './prepare-for-tags.ts';
import { collectFiles } from './print-files.ts';
import { renderPrintStyles } from './print-styles.ts';
import { cutRuns, type Run } from './runs.ts';
import type { ServedDocument } from './serve.ts';

/**
 * Make the document that Chromium prints: cover, imprint, contents, chapters
 * and notes, with its fonts and images.
 *
 * @param report the resolved report
 * @param paper what it is printed on
 * @param warn where problems of the template go
 */
export async function renderPrintDocument(
  report: Report,
  paper: Paper,
  warn: RenderContext['warn'],
): Promise<ServedDocument> {
  const [document] = await renderPrintParts(report, paper, warn, WHOLE);
  if (document === undefined) throw new Error('a report has at least one part');
  return document;
}

/**
 * The same in several documents, each with a share of the chapters, where the
 * report is long (docs/design/parts.md).
 *
 * @param report the resolved report
 * @param paper what it is printed on
 * @param warn where problems of the template go
 * @param division when there are how many parts
 * @returns the parts in order; one, where the report is not long
 */
export async function renderPrintParts(
  report: Report,
  paper: Paper,
  warn: RenderContext['warn'],
  division = DIVISION,
): Promise<ServedDocument[]> {
  const fonts = await report.fonts.load();
  const { files, urls } = collectFiles(report, fonts);
  const scope = createScope(report, { imageUrl: urls.image, roles: false, lean: true });
  const { thanks, runs } = takeThanks(cutRuns(report));
  const rendered = runs.map((run) => ({ run, element: renderRun(scope, run) }));
  const { metadata } = report;
  if (metadata.notes === 'end') {
    const notes = renderNotes(scope, report.notes);
    if (notes !== undefined) rendered.at(-1)?.element.children.push(notes);
  }
  const front = [
    element('div', { className: ['cover'] }, renderCover(scope, warn)),
    ...renderFrontMatter(scope, thanks),
  ];
  const parts = shareOut(front, rendered, division);
  const bodies = parts.map((part) => groupRuns(part.map(({ element }) => element)));
  for (const [index, body] of bodies.entries()) {
    body.unshift(...(index === 0 ? front : [element('div', { className: ['lead-page'] })]));
  }
  linkParts(bodies);
  const { hyphenation } = report.language;
  const hyphenate =
    hyphenation === undefined
      ? undefined
      : await loadHyphenator(hyphenation, !/^de\b/.test(hyphenation));
  return bodies.map((body, index) => {
    const own = (parts[index] ?? []).map(({ run }) => run);
    const css = renderPrintStyles(report, fonts, paper, own, urls);
    const tree = wrapBody(report, css, body);
    prepareForTags(tree, report);
    if (hyphenate !== undefined) hyphenateText(tree, hyphenate);
    return { html: writeHtml(tree), files };
  });
}

function wrapBody({ metadata }: Report, css: string, body: readonly ElementContent[]): Root {
  return {
    type: 'root',
    children: [
      { type: 'doctype' },
      element('html', { lang: metadata.language, dir: metadata.direction }, [
        element('head', {}, [
          element('meta', { charSet: 'utf-8' }),
          element('title', {}, [text(metadata.title)]),
          element('style', {}, [text(escapeStyle(css))]),
        ]),
        element('body', {}, [...body]),
      ]),
    ],
  };
}

/**
 * Acknowledgements that open a report are a few lines, and would have a page for
 * themselves: they follow the contents.
 */
function takeThanks(runs: readonly Run[]): { thanks?: Run; runs: readonly Run[] } {
  const [first, ...rest] = runs;
  const isThanks = first?.chapters.every(
    ({ children }) => children[0]?.type === 'acknowledgements',
  );
  return first?.matter === 'front' && isThanks === true ? { thanks: first, runs: rest } : { runs };
}

/** Imprint and contents, each page numbered in roman numbers. */
function renderFrontMatter(scope: Scope, thanks: Run | undefined): Element[] {
  const options: ContentsOptions = { depth: 3, trailing: (entry) => [pageNumber(entry.id)] };
  const lists = [
    renderContents(scope, options),
    renderFigureList(scope, 'figure', options),
    renderFigureList(scope, 'table', options),
  ].filter((list) => list !== undefined);
  for (const list of lists) carryContents(list);
  return [
    element('div', { className: ['run', 'front', 'imprint-page'] }, [renderImprint(scope)]),
    ...(lists.length === 0
      ? []
      : [
          element('div', { className: ['run', 'front', 'contents-pages'] }, [
            ...lists,
            ...(thanks === undefined ? [] : renderChapters(scope, thanks)),
          ]),
        ]),
  ];
}

/** Let the list of some contents arrive as a table of contents (conformance/fix-contents.ts). */
function carryContents(nav: Element): void {
  nav.children = nav.children.map((child) =>
    child.type === 'element' && child.tagName === 'ol'
      ? element('div', { role: 'figure', ariaLabel: formatCarrier({ type: 'TOC' }) }, [child])
      : child,
  );
}

/** The place of a page's number: its text is set when the pages are known. */
function pageNumber(id: string): Element {
  return element('span', { className: ['page-number'], dataPageOf: id }, [text('000')]);
}

function renderRun(scope: Scope, run: Run): Element {
  const matter = run.matter === 'front' ? 'front' : 'body';
  return element('div', { className: ['run', matter, run.page] }, renderChapters(scope, run));
}

function renderChapters(scope: Scope, run: Run): ElementContent[] {
  const content = run.chapters.flatMap((chapter) => renderChapter(scope, chapter));
  return scope.report.metadata.notes === 'foot' ? insertNotes(content, scope, new Set()) : content;
}

/** As many as are laid out in no time. */
const GROUP = 20;

/**
 * Put the runs of a long report into groups, each of which is out of the layout
 * while notes are placed in another: the work for a note must not grow with the
 * report.
 */
function groupRuns(runs: readonly Element[]): ElementContent[] {
  if (runs.length <= GROUP) return [...runs];
  const count = Math.ceil(runs.length / GROUP);
  return Array.from({ length: count }, (_, index) =>
    element('div', { className: ['runs'] }, runs.slice(index * GROUP, (index + 1) * GROUP)),
  );
}

/**
 * Put each note after the block that first refers to it, where a reader of the
 * structure finds it; where it stands on paper is settled in the page.
 */
function insertNotes(
  content: readonly ElementContent[],
  scope: Scope,
  seen: Set<Note>,
): ElementContent[] {
  return content.flatMap((node) => {
    if (node.type !== 'element') return [node];
    if (node.tagName === 'section') {
      return [{ ...node, children: insertNotes(node.children, scope, seen) }];
    }
    return [node, ...notesOf(node, scope, seen)];
  });
}

function notesOf(node: Element, scope: Scope, seen: Set<Note>): ElementContent[] {
  const result: ElementContent[] = [];
  visit(node, (child) => {
    const reference = child.properties['id'];
    if (child.tagName !== 'a' || typeof reference !== 'string') return;
    const note = scope.report.notes.find((candidate) => candidate.references.includes(reference));
    if (note === undefined || seen.has(note)) return;
    seen.add(note);
    const rendered = renderFootnote(scope, note, reference);
    // A note may refer to another.
    result.push(rendered, ...notesOf(rendered, scope, seen));
  });
  return result;
}

function renderFootnote(scope: Scope, note: Note, reference: string): Element {
  const { language, metadata } = scope.report;
  const number = formatOrdinal(note.number, language, metadata.digits);
  const content = renderNoteContent(scope, note);
  const links = renderBackLinks(scope, note);
  const label = element('a', { className: ['note-number'], href: scope.options.idUrl(reference) }, [
    text(number),
  ]);
  const first = content.find((child) => child.type === 'element');
  if (first?.type === 'element' && first.tagName === 'p') {
    first.children.unshift(label, text(' '));
  } else content.unshift(element('p', {}, [label]));
  if (note.references.length > 1) {
    const last = content.findLast((child) => child.type === 'element');
    if (last?.type === 'element' && last.tagName === 'p') last.children.push(...links);
    else content.push(element('p', {}, links));
  }
  return element(
    'div',
    {
      className: ['footnote'],
      id: note.id,
      dataRef: reference,
      role: 'figure',
      ariaLabel: formatCarrier({ type: 'Note' }),
    },
    content,
  );
}

function visit(node: Element, visitor: (element: Element) => void): void {
  visitor(node);
  for (const child of node.children) if (child.type === 'element') visit(child, visitor);
}
