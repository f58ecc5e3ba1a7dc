import type { Element, ElementContent } from 'hast';
import type { FigureEntry, OutlineEntry } from '../../report/report.ts';
import { element, semantics, text } from './handlers/handler.ts';
import type { Scope } from './scope.ts';

/** How a list of contents is made. */
export interface ContentsOptions {
  /** Levels of the outline that are listed; all of them unless said otherwise. */
  depth?: number;
  /** Rank of its heading; 2 unless said otherwise. */
  rank?: number;
  /** What follows the text of an entry inside its link: the place of a page number. */
  trailing?(entry: OutlineEntry | FigureEntry): ElementContent[];
}

/** Id of the heading of the contents. */
const CONTENTS_ID = 'contents';

/**
 * The contents: nested lists of links that say what the headings say.
 *
 * @returns a `nav` with its heading, or `undefined` for a report without headings
 */
export function renderContents(scope: Scope, options: ContentsOptions = {}): Element | undefined {
  if (scope.report.outline.length === 0) return undefined;
  return element(
    'nav',
    {
      className: ['contents'],
      ariaLabelledBy: [CONTENTS_ID],
      ...semantics(scope, 'doc-toc', 'toc'),
    },
    [
      element(`h${options.rank ?? 2}`, { id: CONTENTS_ID }, [
        text(scope.report.language.labels.contents),
      ]),
      renderOutline(scope, scope.report.outline, options),
    ],
  );
}

/** The nested list alone, without heading and landmark. */
function renderOutline(
  scope: Scope,
  entries: readonly OutlineEntry[],
  options: ContentsOptions = {},
): Element {
  const depth = options.depth ?? Number.POSITIVE_INFINITY;
  return element(
    'ol',
    {},
    entries.map((entry) =>
      element('li', {}, [
        renderEntry(scope, entry, options),
        ...(entry.children.length > 0 && entry.level < depth
          ? [renderOutline(scope, entry.children, options)]
          : []),
      ]),
    ),
  );
}

/**
 * The list of figures, or that of tables.
 *
 * @param kind which of them
 * @returns a `nav` with its heading, or `undefined` where there is none
 */
export function renderFigureList(
  scope: Scope,
  kind: FigureEntry['kind'],
  options: ContentsOptions = {},
): Element | undefined {
  const entries = scope.report.figures.filter((entry) => entry.kind === kind);
  if (entries.length === 0) return undefined;
  const { labels } = scope.report.language;
  const id = kind === 'figure' ? 'list-of-figures' : 'list-of-tables';
  return element('nav', { className: ['contents', id], ariaLabelledBy: [id] }, [
    element(`h${options.rank ?? 2}`, { id }, [
      text(kind === 'figure' ? labels.listOfFigures : labels.listOfTables),
    ]),
    element(
      'ol',
      {},
      entries.map((entry) => element('li', {}, [renderEntry(scope, entry, options)])),
    ),
  ]);
}

function renderEntry(
  scope: Scope,
  entry: OutlineEntry | FigureEntry,
  options: ContentsOptions,
): Element {
  const title = [
    ...(entry.prefix === ''
      ? []
      : [element('span', { className: ['prefix'] }, [text(entry.prefix)])]),
    text(entry.text),
  ];
  const trailing = options.trailing?.(entry) ?? [];
  return element(
    'a',
    { href: scope.options.idUrl(entry.id) },
    trailing.length === 0 ? title : [element('span', { className: ['entry'] }, title), ...trailing],
  );
}
