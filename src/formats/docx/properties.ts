import { doiUrl, formatSeries } from '../../languages/credits.ts';
import type { Report } from '../../report/report.ts';
import { element, stringify, XML_DECLARATION, type Xml } from './xml.ts';

/** The day that a document without any other date is dated: zip, and so OPC, knows no earlier. */
const EARLIEST = '1980-01-01T00:00:00Z';

/** The report's date as a moment, in W3CDTF; `SOURCE_DATE_EPOCH` goes before it. */
export function dateOf(report: Report, sourceDateEpoch: number | undefined): string {
  if (sourceDateEpoch !== undefined) {
    return `${new Date(sourceDateEpoch * 1000).toISOString().slice(0, 19)}Z`;
  }
  const { date } = report.metadata;
  if (date === undefined) return EARLIEST;
  const [year = '1980', month = '01', day = '01'] = date.split('-');
  return `${year}-${month}-${day}T00:00:00Z`;
}

/** `docProps/core.xml` (ECMA-376-2, 11). docx dates it by the clock and knows no language. */
export function writeCoreProperties(report: Report, date: string): string {
  const { metadata } = report;
  const authors = metadata.authors.map((person) => person.name);
  const creator = authors.length > 0 ? authors.join('; ') : metadata.publisher?.name;
  const line = (name: string, value: string | undefined): Xml[] =>
    value === undefined || value === '' ? [] : [{ [name]: [value] }];
  const moment = (name: string): Xml => element(name, { 'xsi:type': 'dcterms:W3CDTF' }, [date]);
  const { doi, isbn, url } = metadata.identifiers;
  const root = element(
    'cp:coreProperties',
    {
      'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      'xmlns:dcterms': 'http://purl.org/dc/terms/',
      'xmlns:dcmitype': 'http://purl.org/dc/dcmitype/',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    },
    [
      ...line('dc:title', metadata.title),
      ...line('dc:subject', metadata.subtitle),
      ...line('dc:creator', creator),
      ...line('cp:keywords', metadata.keywords.join('; ')),
      ...line('dc:description', metadata.description),
      ...line('cp:lastModifiedBy', creator),
      ...line('cp:revision', '1'),
      moment('dcterms:created'),
      moment('dcterms:modified'),
      ...line('cp:category', metadata.series?.name),
      ...line('dc:identifier', doi === undefined ? (isbn ?? url) : doiUrl(doi)),
      ...line('dc:language', metadata.language),
    ],
  );
  return `${XML_DECLARATION}${stringify(root)}`;
}

/** `docProps/app.xml` (ECMA-376-1, 22.2). */
export function writeAppProperties(report: Report, pages: number): string {
  const { publisher } = report.metadata;
  const root = element(
    'Properties',
    { xmlns: 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties' },
    [
      { Pages: [String(pages)] },
      { Application: ['rapporteur'] },
      { DocSecurity: ['0'] },
      ...(publisher === undefined ? [] : [{ Company: [publisher.name] }]),
    ],
  );
  return `${XML_DECLARATION}${stringify(root)}`;
}

/** What core and app properties have no place for, under names that people can read. */
export function listCustomProperties(report: Report): { name: string; value: string }[] {
  const { metadata } = report;
  const names = (people: { name: string }[]) => people.map((person) => person.name).join('; ');
  const { isbn, issn, doi, url } = metadata.identifiers;
  const all: [string, string | undefined][] = [
    ['Subtitle', metadata.subtitle],
    ['Short Title', metadata.shortTitle],
    ['Publisher', metadata.publisher?.name],
    ['Place', metadata.publisher?.place],
    ['Series', formatSeries(metadata, ', ')],
    ['Editors', names(metadata.editors)],
    ['Translators', names(metadata.translators)],
    ['ISBN', isbn],
    ['ISSN', issn],
    ['DOI', doi],
    ['URL', url],
    ['Licence', metadata.licence?.name],
    ['Licence URL', metadata.licence?.url],
    ['Rights', metadata.rights],
    ['Funding', metadata.funding.join('; ')],
    ['Event', metadata.event?.name],
    ['Attribution', metadata.attribution],
    ['Language', metadata.language],
  ];
  return all.flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [{ name, value }],
  );
}
