import type { Element } from 'hast';
import { type ImprintEntry, listImprint } from '../../languages/credits.ts';
import { linked } from './credits.ts';
import { element, semantics, text } from './handlers/handler.ts';
import type { Scope } from './scope.ts';

/** How an imprint is made. */
export interface ImprintOptions {
  /** Rank of its heading; 2 unless said otherwise. */
  rank?: number;
}

/** Id of the imprint's heading. */
const IMPRINT_ID = 'imprint';

/**
 * The imprint: who published the report, when, in what series, under which
 * identifiers and terms, paid by whom, and how to cite it; as a description
 * list. What the metadata doesn't have is left out.
 */
export function renderImprint(scope: Scope, options: ImprintOptions = {}): Element {
  const { metadata, language } = scope.report;
  const entries = listImprint(scope.report);
  return element(
    'section',
    {
      className: ['imprint'],
      ariaLabelledBy: [IMPRINT_ID],
      ...semantics(scope, undefined, 'copyright-page'),
    },
    [
      element(`h${options.rank ?? 2}`, { id: IMPRINT_ID }, [text(language.labels.imprint)]),
      ...(entries.length === 0 ? [] : [element('dl', {}, entries.map(renderEntry))]),
      ...(metadata.rights === undefined
        ? []
        : [element('p', { className: ['rights'] }, [text(metadata.rights)])]),
    ],
  );
}

function renderEntry(entry: ImprintEntry): Element {
  return element('div', {}, [
    element('dt', {}, [text(entry.label)]),
    ...entry.values.map((value) => element('dd', {}, value.map(linked))),
  ]);
}
