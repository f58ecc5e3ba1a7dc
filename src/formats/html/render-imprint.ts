import type { Element, ElementContent } from 'hast';
import { formatDate } from '../../languages/format.ts';
import type { Contributor } from '../../report/metadata.ts';
import {
  doiUrl,
  formatCitation,
  formatEvent,
  formatSeries,
  linked,
  renderContributor,
} from './credits.ts';
import { element, semantics, text } from './handlers/handler.ts';
import type { Scope } from './scope.ts';

/** How an imprint is made. */
export interface ImprintOptions {
  /** Rank of its heading; 2 unless said otherwise. */
  rank?: number;
}

/** Id of the imprint's heading. */
export const IMPRINT_ID = 'imprint';

/** A line of the imprint: what it is, and one or more things that are it. */
interface ImprintEntry {
  label: string;
  values: ElementContent[][];
}

/**
 * The imprint: who published the report, when, in what series, under which
 * identifiers and terms, paid by whom, and how to cite it; as a description
 * list. What the metadata doesn't have is left out.
 */
export function renderImprint(scope: Scope, options: ImprintOptions = {}): Element {
  const { metadata, language } = scope.report;
  const entries = imprintEntries(scope).filter((entry) => entry.values.length > 0);
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
    ...entry.values.map((value) => element('dd', {}, value)),
  ]);
}

function imprintEntries(scope: Scope): ImprintEntry[] {
  const { report } = scope;
  const { metadata } = report;
  const { labels } = report.language;
  const { isbn, issn, doi, url } = metadata.identifiers;
  const line = (label: string, value: string | undefined): ImprintEntry => ({
    label,
    values: value === undefined ? [] : [[text(value)]],
  });
  const people = (label: string, list: Contributor[]): ImprintEntry => ({
    label,
    values: list.map((person) => renderContributor(person, labels.listSeparator)),
  });
  return [
    { label: labels.publishedBy, values: publisherLine(scope) },
    line(
      labels.date,
      metadata.date === undefined
        ? undefined
        : formatDate(metadata.date, report.language, metadata.digits),
    ),
    line(labels.series, formatSeries(metadata, labels.listSeparator)),
    people(labels.authors, metadata.authors),
    people(labels.editors, metadata.editors),
    people(labels.translators, metadata.translators),
    line(labels.event, metadata.event && formatEvent(metadata.event, report)),
    line('ISBN', isbn),
    line('ISSN', issn),
    { label: 'DOI', values: doi === undefined ? [] : [[linked(doi, doiUrl(doi))]] },
    { label: 'URL', values: url === undefined ? [] : [[linked(url, url)]] },
    {
      label: labels.licence,
      values:
        metadata.licence === undefined
          ? []
          : [[linked(metadata.licence.name, metadata.licence.url)]],
    },
    { label: labels.funding, values: metadata.funding.map((value) => [text(value)]) },
    line(
      labels.keywords,
      metadata.keywords.length === 0 ? undefined : metadata.keywords.join(labels.listSeparator),
    ),
    line(labels.suggestedCitation, formatCitation(report)),
  ];
}

function publisherLine(scope: Scope): ElementContent[][] {
  const { publisher } = scope.report.metadata;
  if (publisher === undefined) return [];
  const separator = text(scope.report.language.labels.listSeparator);
  return [
    [
      linked(publisher.name, publisher.url),
      ...(publisher.place === undefined ? [] : [separator, text(publisher.place)]),
      ...(publisher.email === undefined
        ? []
        : [separator, linked(publisher.email, `mailto:${publisher.email}`)]),
    ],
  ];
}
