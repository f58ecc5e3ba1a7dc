import type { ElementContent } from 'hast';
import { formatDateRange } from '../../languages/format.ts';
import type { Contributor, Metadata, ReportEvent } from '../../report/metadata.ts';
import type { Report } from '../../report/report.ts';
import { element, text } from './handlers/handler.ts';

/** Text that becomes a link where there is an address. */
export function linked(value: string, url: string | undefined): ElementContent {
  return url === undefined ? text(value) : element('a', { href: url }, [text(value)]);
}

/** The address of a DOI (ISO 26324; DOI Handbook, 3.8: `https://doi.org/`). */
export function doiUrl(doi: string): string {
  const bare = doi.replace(/^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)/i, '');
  return `https://doi.org/${encodeURI(bare)}`;
}

/** A contributor in a line: name, role and affiliation; an ORCID iD or a page is linked. */
export function renderContributor(person: Contributor, separator: string): ElementContent[] {
  const url =
    person.url ?? (person.orcid === undefined ? undefined : `https://orcid.org/${person.orcid}`);
  return [
    linked(person.name, url),
    ...[person.role, person.affiliation]
      .filter((part) => part !== undefined)
      .map((part) => text(`${separator}${part}`)),
  ];
}

/** The meeting in a line: name, place, days. */
export function formatEvent(event: ReportEvent, report: Report): string {
  const { metadata, language } = report;
  const days =
    event.start === undefined
      ? undefined
      : formatDateRange(event.start, event.end, language, metadata.digits);
  return [event.name, event.place, days]
    .filter((part) => part !== undefined)
    .join(language.labels.listSeparator);
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
  const who = names.map((person) => person.name).join(listSeparator);
  const year = metadata.date?.slice(0, 4);
  const publisher = metadata.publisher;
  const where =
    publisher === undefined
      ? undefined
      : publisher.place === undefined
        ? publisher.name
        : `${publisher.place}${separator}${publisher.name}`;
  const { doi, url } = metadata.identifiers;
  const opening = [who || publisher?.name, year === undefined ? undefined : `(${year})`]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
  return [
    opening,
    formatTitle(metadata, separator),
    formatSeries(metadata, listSeparator),
    who === '' ? publisher?.place : where,
    doi === undefined ? url : doiUrl(doi),
  ]
    .filter((part) => part !== undefined && part !== '')
    .map((part, index, parts) =>
      index === parts.length - 1 && /^https?:/.test(part ?? '') ? part : endSentence(part ?? ''),
    )
    .join(' ');
}

/** A full stop after what has no mark of its own; the ideographic one after Han characters. */
function endSentence(part: string): string {
  if (/[.!?。！？؟…]$/u.test(part)) return part;
  return /\p{Script=Han}$/u.test(part) ? `${part}。` : `${part}.`;
}
