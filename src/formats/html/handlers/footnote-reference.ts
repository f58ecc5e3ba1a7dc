import type { FootnoteReference } from 'mdast';
import { fillLabel, formatOrdinal } from '../../../languages/format.ts';
import { element, type Handler, semantics, text } from './handler.ts';

/**
 * The raised number of a note. Its link says more than its number to who
 * hears it (WCAG 2.4.4); in print the PDF's link annotation does.
 */
export const footnoteReference: Handler<FootnoteReference> = (_state, node, scope) => {
  const { id, number } = node.data ?? {};
  const note = number === undefined ? undefined : scope.report.notes[number - 1];
  if (number === undefined || note === undefined)
    return text(`[^${node.label ?? node.identifier}]`);
  const shown = formatOrdinal(number, scope.report.language, scope.report.metadata.digits);
  const link = element(
    'a',
    {
      className: ['noteref'],
      ...(id === undefined ? {} : { id }),
      href: scope.options.idUrl(note.id),
      ...(scope.options.lean
        ? {}
        : {
            ariaLabel: fillLabel(scope.report.language.labels.numbered, {
              kind: scope.report.language.labels.footnote,
              number: shown,
            }),
          }),
      ...semantics(scope, 'doc-noteref', 'noteref'),
    },
    [text(shown)],
  );
  return scope.options.lean ? link : element('sup', {}, [link]);
};
