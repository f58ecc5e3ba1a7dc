import type { ElementContent } from 'hast';
import { doiUrl, formatTitle } from '../../languages/credits.ts';
import type { Report } from '../../report/report.ts';
import { element, text } from './handlers/handler.ts';

/**
 * What a page is allowed to do: show what is in it. Nothing is loaded, nothing
 * runs, nothing is sent (CSP 3, 3.3: in `meta` elements, all of which hold).
 *
 * There are two, since the Nu checker takes every `data:` URI for a violation
 * of `img-src` (its CspEnforcementChecker parses only URLs with a host), but
 * looks at the last policy only.
 */
const POLICIES = [
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:",
  "base-uri 'none'; form-action 'none'",
];

/**
 * The content of `head`: policy, title, styles, and the metadata that search
 * engines, libraries (Dublin Core) and reference managers (Highwire's
 * `citation_` names, as Google Scholar and Zotero read them) look for.
 *
 * @param css the page's whole style sheet, safe for a `style` element
 */
export function renderHead(report: Report, css: string): ElementContent[] {
  const { metadata } = report;
  const title = formatTitle(metadata, report.language.labels.separator);
  const canonical = metadata.identifiers.url;
  return [
    element('meta', { charSet: 'utf-8' }),
    // Before anything that it is to govern.
    ...POLICIES.map((content) =>
      element('meta', { httpEquiv: ['Content-Security-Policy'], content }),
    ),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('title', {}, [text(title)]),
    ...metaEntries(report, title).map(([name, content]) => element('meta', { name, content })),
    ...(canonical === undefined ? [] : [element('link', { rel: ['canonical'], href: canonical })]),
    ...(metadata.licence?.url === undefined
      ? []
      : [element('link', { rel: ['license'], href: metadata.licence.url })]),
    element('style', {}, [text(css)]),
  ];
}

function metaEntries(report: Report, title: string): [string, string][] {
  const { metadata } = report;
  const { isbn, issn, doi } = metadata.identifiers;
  const names = metadata.authors.map((person) => person.name);
  const entries: [string, string | undefined][] = [
    ['description', metadata.description],
    ['author', names.length === 0 ? undefined : names.join('; ')],
    ['keywords', metadata.keywords.length === 0 ? undefined : metadata.keywords.join(', ')],
    ['color-scheme', 'light dark'],
    ['dcterms.title', title],
    ...names.map((name): [string, string] => ['dcterms.creator', name]),
    ...metadata.editors.map((person): [string, string] => ['dcterms.contributor', person.name]),
    ['dcterms.publisher', metadata.publisher?.name],
    ['dcterms.issued', metadata.date],
    ['dcterms.language', metadata.language],
    ['dcterms.identifier', doi === undefined ? isbn && `urn:isbn:${isbn}` : doiUrl(doi)],
    ['dcterms.license', metadata.licence?.url],
    ['dcterms.rights', metadata.rights],
    ['citation_title', title],
    ...names.map((name): [string, string] => ['citation_author', name]),
    ['citation_publication_date', metadata.date?.replaceAll('-', '/')],
    ['citation_technical_report_institution', metadata.publisher?.name],
    ['citation_technical_report_number', metadata.series?.number],
    ['citation_doi', doi],
    ['citation_isbn', isbn],
    ['citation_issn', issn],
    ['citation_language', metadata.language],
  ];
  return entries.filter((entry): entry is [string, string] => entry[1] !== undefined);
}
