import type { Language, PluralForms } from '../report/language.ts';
import type { Contributor, Metadata, ReportEvent } from '../report/metadata.ts';
import type { Report } from '../report/report.ts';
import {
  fillLabel,
  formatDate,
  formatDateRange,
  formatLabel,
  formatOrdinal,
  joinItems,
  joinTexts,
  separate,
} from './format.ts';

/** The address of a DOI (ISO 26324; DOI Handbook, 3.8: `https://doi.org/`). */
export function doiUrl(doi: string): string {
  const bare = doi.replace(/^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)/i, '');
  return `https://doi.org/${encodeURI(bare)}`;
}

/** The meeting in a line: name, place, days. */
export function formatEvent(event: ReportEvent, report: Report): string {
  const { metadata, language } = report;
  const days =
    event.start === undefined
      ? undefined
      : formatDateRange(event.start, event.end, language, metadata.digits);
  return joinTexts([event.name, event.place, days], language.labels.listSeparator, language);
}

/** Title and subtitle in a line. */
export function formatTitle(metadata: Metadata, separator: string): string {
  return metadata.subtitle === undefined
    ? metadata.title
    : `${metadata.title}${separator}${metadata.subtitle}`;
}

/** A series with the report's number in it. */
export function formatSeries(metadata: Metadata, separator: string): string | undefined {
  const { series } = metadata;
  if (series === undefined) return undefined;
  return series.number === undefined ? series.name : `${series.name}${separator}${series.number}`;
}

/**
 * The citation that a report asks for, in the order that author-date styles
 * share (ISO 690, annex A): who, when, what, where, and how to find it.
 */
export function formatCitation(report: Report): string {
  const { metadata, language } = report;
  const { listSeparator, separator } = language.labels;
  const names = metadata.authors.length > 0 ? metadata.authors : metadata.editors;
  const who = joinItems(
    names.map((person) => person.name),
    language,
  );
  const form = language.citation ?? { year: '({year})', end: '.', gap: ' ' };
  const year = metadata.date?.slice(0, 4);
  const publisher = metadata.publisher;
  const where =
    publisher === undefined
      ? undefined
      : publisher.place === undefined
        ? publisher.name
        : `${publisher.place}${separator}${publisher.name}`;
  const { doi, url } = metadata.identifiers;
  const printedYear =
    year === undefined
      ? undefined
      : fillLabel(form.year, { year: formatOrdinal(Number(year), language, metadata.digits) });
  const address = doi === undefined ? url : doiUrl(doi);
  const sentences = [
    joinTexts([who || publisher?.name, printedYear], form.gap, language),
    formatTitle(metadata, separator),
    formatSeries(metadata, listSeparator),
    who === '' ? publisher?.place : where,
  ]
    .flatMap((part) => part || [])
    // A full stop after what has no mark of its own.
    .map((part) => (/[.!?。！？؟…]$/u.test(part) ? part : `${part}${form.end}`));
  return joinTexts([...sentences, address], form.gap, language);
}

/** A piece of a line, and where it leads. */
export interface CreditPart {
  text: string;
  url?: string | undefined;
}

/** A line of the imprint: what it is, and one or more things that are it. */
export interface ImprintEntry {
  label: string;
  values: CreditPart[][];
}

/** A contributor in a line: name, role and affiliation; an ORCID iD or a page is linked. */
function creditContributor(person: Contributor, language: Language): CreditPart[] {
  const url =
    person.url ?? (person.orcid === undefined ? undefined : `https://orcid.org/${person.orcid}`);
  return [
    { text: person.name, url },
    ...[person.role, person.affiliation]
      .filter((part) => part !== undefined)
      .map((part, index, parts) => {
        const before = index === 0 ? person.name : (parts[index - 1] ?? '');
        return { text: separate(before, part, language.labels.listSeparator, language) + part };
      }),
  ];
}

/**
 * The imprint: who published the report, when, in what series, under which
 * identifiers and terms, paid by whom, and how to cite it. What the metadata
 * doesn't have is left out.
 */
export function listImprint(report: Report): ImprintEntry[] {
  const { metadata, language } = report;
  const { labels } = language;
  const { isbn, issn, doi, url } = metadata.identifiers;
  const line = (label: string, text: string | undefined, link?: string): ImprintEntry => ({
    label,
    values: text === undefined ? [] : [[{ text, url: link }]],
  });
  const people = (forms: PluralForms, list: Contributor[]): ImprintEntry => ({
    label: formatLabel(forms, list.length),
    values: list.map((person) => creditContributor(person, language)),
  });
  const entries = [
    { label: labels.publishedBy, values: creditPublisher(report) },
    line(
      labels.date,
      metadata.date === undefined
        ? undefined
        : formatDate(metadata.date, language, metadata.digits),
    ),
    line(labels.series, formatSeries(metadata, labels.listSeparator)),
    people(labels.authors, metadata.authors),
    people(labels.editors, metadata.editors),
    people(labels.translators, metadata.translators),
    line(labels.event, metadata.event && formatEvent(metadata.event, report)),
    line('ISBN', isbn),
    line('ISSN', issn),
    line('DOI', doi, doi === undefined ? undefined : doiUrl(doi)),
    line('URL', url, url),
    line(labels.licence, metadata.licence?.name, metadata.licence?.url),
    { label: labels.funding, values: metadata.funding.map((text) => [{ text }]) },
    line(
      labels.keywords,
      metadata.keywords.length === 0 ? undefined : joinItems(metadata.keywords, language),
    ),
    line(labels.suggestedCitation, formatCitation(report)),
  ];
  return entries.filter((entry) => entry.values.length > 0);
}

function creditPublisher({ metadata, language }: Report): CreditPart[][] {
  const { publisher } = metadata;
  if (publisher === undefined) return [];
  const separator = { text: language.labels.listSeparator };
  const { name, url, place, email } = publisher;
  return [
    [
      { text: name, url },
      ...(place === undefined ? [] : [separator, { text: place }]),
      ...(email === undefined ? [] : [separator, { text: email, url: `mailto:${email}` }]),
    ],
  ];
}
