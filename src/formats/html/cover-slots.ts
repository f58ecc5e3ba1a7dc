import type { ElementContent } from 'hast';
import { formatEvent, formatSeries } from '../../languages/credits.ts';
import { formatDate } from '../../languages/format.ts';
import { element, text } from './handlers/handler.ts';
import type { Scope } from './scope.ts';

/** The names that a slot of `cover.html` can have. */
export const COVER_SLOTS = [
  'title',
  'subtitle',
  'publisher',
  'place',
  'series',
  'authors',
  'editors',
  'event',
  'date',
  'description',
  'doi',
  'isbn',
  'issn',
  'licence',
] as const;

export type CoverSlot = (typeof COVER_SLOTS)[number];

/** What each slot is filled with; empty where the report has nothing to say. */
export function coverContent(scope: Scope): Record<CoverSlot, ElementContent[]> {
  const { report } = scope;
  const { metadata } = report;
  const { listSeparator, itemSeparator = listSeparator } = report.language.labels;
  const plain = (value: string | undefined) => (value === undefined ? [] : [text(value)]);
  const names = (people: { name: string }[]) =>
    people.flatMap((person, index) => [
      ...(index === 0 ? [] : [text(itemSeparator)]),
      element('span', { className: ['contributor'] }, [text(person.name)]),
    ]);
  return {
    title: plain(metadata.title),
    subtitle: plain(metadata.subtitle),
    publisher: plain(metadata.publisher?.name),
    place: plain(metadata.publisher?.place),
    series: plain(formatSeries(metadata, listSeparator)),
    authors: names(metadata.authors),
    editors: names(metadata.editors),
    event: plain(metadata.event && formatEvent(metadata.event, report)),
    date: plain(metadata.date && formatDate(metadata.date, report.language, metadata.digits)),
    description: plain(metadata.description),
    doi: plain(metadata.identifiers.doi),
    isbn: plain(metadata.identifiers.isbn),
    issn: plain(metadata.identifiers.issn),
    licence: plain(metadata.licence?.name),
  };
}
