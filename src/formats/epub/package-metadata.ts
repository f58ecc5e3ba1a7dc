import type { Contributor } from '../../report/metadata.ts';
import type { Report } from '../../report/report.ts';
import type { AccessibilityStatement } from './accessibility.ts';
import { bareDoi, bareIsbn } from './identifiers.ts';
import { type XmlElement, xml } from './xml.ts';

/** What the metadata says besides what the report says. */
export interface PackageFacts {
  /** The unique identifier, a URN. */
  identifier: string;
  /** `2022-05-31T00:00:00Z`. */
  modified: string;
  accessibility: AccessibilityStatement;
  /** The manifest id of the cover picture. */
  coverId?: string;
  /** What the page list's pages are the pages of. */
  pageSource?: string;
}

/** Codes of the MARC relator list that are given by a report's metadata. */
type Relator = 'aut' | 'edt' | 'trl' | 'pan';

/**
 * The metadata of the package document (EPUB 3.3, 5.5; EPUB Accessibility 1.1, 2).
 *
 * People of `participants` blocks are named only when the meeting was on the
 * record: under the Chatham House Rule a catalogue must not list who took part.
 *
 * @param report its metadata and people are read
 * @param facts what is known of the file
 * @returns the children of `metadata`, in a fixed order
 */
export function makePackageMetadata(report: Report, facts: PackageFacts): XmlElement[] {
  const { metadata } = report;
  const people =
    metadata.attribution === 'on-record'
      ? unique(report.people.map((person) => person.name)).map((name): Contributor => ({ name }))
      : [];
  return [
    ...identifiers(report, facts.identifier),
    ...titles(report),
    xml('dc:language', {}, metadata.language),
    ...credits('dc:creator', 'author', 'aut', metadata.authors),
    ...credits('dc:contributor', 'editor', 'edt', metadata.editors),
    ...credits('dc:contributor', 'translator', 'trl', metadata.translators),
    ...credits('dc:contributor', 'panellist', 'pan', people),
    ...optional('dc:publisher', metadata.publisher?.name),
    ...optional('dc:date', metadata.date),
    ...optional('dc:description', metadata.description),
    ...metadata.keywords.map((keyword) => xml('dc:subject', {}, keyword)),
    ...optional('dc:rights', rights(report)),
    ...property('dcterms:license', metadata.licence?.url),
    ...optional('dc:source', facts.pageSource),
    ...property('pageBreakSource', facts.pageSource),
    ...series(report),
    ...property('dcterms:modified', facts.modified),
    ...accessibility(facts.accessibility),
    // EPUB 2's way, which shops and Kindle still read.
    ...(facts.coverId === undefined
      ? []
      : [xml('meta', { name: 'cover', content: facts.coverId })]),
  ];
}

function identifiers(report: Report, identifier: string): XmlElement[] {
  const { isbn, doi, url } = report.metadata.identifiers;
  const elements = [xml('dc:identifier', { id: 'publication-id' }, identifier)];
  if (isbn) {
    const bare = bareIsbn(isbn);
    elements.push(
      xml('dc:identifier', { id: 'isbn' }, `urn:isbn:${bare}`),
      // ONIX code list 5: 02 is an ISBN of ten characters, 15 of thirteen.
      refinement('isbn', 'identifier-type', bare.length === 10 ? '02' : '15', 'onix:codelist5'),
    );
  }
  if (doi) {
    elements.push(
      xml('dc:identifier', { id: 'doi' }, `doi:${bareDoi(doi)}`),
      refinement('doi', 'identifier-type', '06', 'onix:codelist5'),
    );
  }
  if (url) elements.push(xml('dc:identifier', { id: 'url' }, url));
  return elements;
}

function titles(report: Report): XmlElement[] {
  const { title, subtitle, shortTitle } = report.metadata;
  const list: [id: string, type: string, value: string | undefined][] = [
    ['title', 'main', title],
    ['subtitle', 'subtitle', subtitle],
    ['short-title', 'short', shortTitle === title ? undefined : shortTitle],
  ];
  return list.flatMap(([id, type, value]) =>
    value ? [xml('dc:title', { id }, value), refinement(id, 'title-type', type)] : [],
  );
}

function credits(
  name: 'dc:creator' | 'dc:contributor',
  prefix: string,
  role: Relator,
  people: readonly Contributor[],
): XmlElement[] {
  return people.flatMap((person, index) => {
    const id = `${prefix}-${index + 1}`;
    return [
      xml(name, { id }, person.name),
      refinement(id, 'role', role, 'marc:relators'),
      ...(person.sort ? [refinement(id, 'file-as', person.sort)] : []),
    ];
  });
}

/** The copyright line and the licence, in one statement; nothing is claimed that the report does not say. */
function rights(report: Report): string | undefined {
  const { rights: line, licence } = report.metadata;
  const parts = [line, licence?.name].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? undefined : parts.join('. ');
}

function series(report: Report): XmlElement[] {
  const {
    series: collection,
    identifiers: { issn },
  } = report.metadata;
  if (collection === undefined) return [];
  const position = groupPosition(collection.number);
  return [
    xml('meta', { property: 'belongs-to-collection', id: 'series' }, collection.name),
    refinement('series', 'collection-type', 'series'),
    ...(position === undefined ? [] : [refinement('series', 'group-position', position)]),
    ...(issn ? [refinement('series', 'dcterms:identifier', `urn:issn:${issn.trim()}`)] : []),
  ];
}

/** `No. 12/2022` as a position, which is numbers with full stops between (EPUB 3.3, D.3.5): `12.2022`. */
export function groupPosition(number: string | undefined): string | undefined {
  const western = (number ?? '').replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) =>
    String((digit.codePointAt(0) ?? 0) & 0xf),
  );
  const numbers = western.match(/\d+/g);
  return numbers === null ? undefined : numbers.join('.');
}

function accessibility(statement: AccessibilityStatement): XmlElement[] {
  return [
    ...statement.accessModes.flatMap((mode) => property('schema:accessMode', mode)),
    ...statement.sufficientAccessModes.flatMap((modes) =>
      property('schema:accessModeSufficient', modes.join(',')),
    ),
    ...statement.features.flatMap((feature) => property('schema:accessibilityFeature', feature)),
    ...statement.hazards.flatMap((hazard) => property('schema:accessibilityHazard', hazard)),
    ...property('schema:accessibilitySummary', statement.summary),
    ...(statement.conformsTo === undefined
      ? []
      : [xml('meta', { property: 'dcterms:conformsTo', id: 'conformance' }, statement.conformsTo)]),
    ...(statement.certifiedBy === undefined || statement.conformsTo === undefined
      ? []
      : [refinement('conformance', 'a11y:certifiedBy', statement.certifiedBy)]),
  ];
}

function optional(name: string, value: string | undefined): XmlElement[] {
  return value ? [xml(name, {}, value)] : [];
}

function property(name: string, value: string | undefined): XmlElement[] {
  return value ? [xml('meta', { property: name }, value)] : [];
}

function refinement(id: string, name: string, value: string, scheme?: string): XmlElement {
  return xml('meta', { refines: `#${id}`, property: name, scheme }, value);
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

/**
 * Name the edition that the page breaks are taken from: its ISBN, DOI or
 * address, or else its file.
 *
 * @returns the value of `pageBreakSource` (Page Source Identification, 2)
 */
export function pageSourceOf(report: Report): string {
  const { isbn, doi, url } = report.metadata.identifiers;
  if (isbn) return `urn:isbn:${bareIsbn(isbn)}`;
  if (doi) return `https://doi.org/${bareDoi(doi)}`;
  return url ?? `${report.name}.${report.metadata.language}.pdf`;
}
