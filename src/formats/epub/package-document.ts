import type { Report } from '../../report/report.ts';
import { type ContentDocument, files, type Resource } from './publication.ts';
import { serializeXml, type XmlElement, xml } from './xml.ts';

/** What the package document lists. */
export interface PackageParts {
  metadata: XmlElement[];
  /** In the order of the spine, but for the navigation document. */
  documents: ContentDocument[];
  resources: Resource[];
}

/**
 * Write `content.opf`, the package document (EPUB 3.3, 5).
 *
 * @param report its language and direction are read
 * @param parts what it lists
 */
export function writePackageDocument(report: Report, parts: PackageParts): string {
  const { language, direction } = report.metadata;
  const packageElement = xml(
    'package',
    {
      xmlns: 'http://www.idpf.org/2007/opf',
      version: '3.0',
      'unique-identifier': 'publication-id',
      'xml:lang': language,
      dir: direction,
    },
    [
      xml('metadata', { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' }, parts.metadata),
      xml('manifest', {}, [
        xml('item', { id: 'ncx', href: files.ncx, 'media-type': 'application/x-dtbncx+xml' }),
        xml('item', {
          id: 'nav',
          href: files.navigation,
          'media-type': 'application/xhtml+xml',
          properties: 'nav',
        }),
        xml('item', { id: 'style', href: files.style, 'media-type': 'text/css' }),
        ...parts.documents.map(({ id, href }) =>
          xml('item', {
            id,
            href,
            'media-type': 'application/xhtml+xml',
          }),
        ),
        ...parts.resources.map(({ id, href, mediaType, properties }) =>
          xml('item', { id, href, 'media-type': mediaType, properties }),
        ),
      ]),
      xml(
        'spine',
        { toc: 'ncx', 'page-progression-direction': direction },
        spineOf(parts.documents).map((idref) => xml('itemref', { idref })),
      ),
    ],
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${serializeXml(packageElement)}`;
}

/** The contents stand where they stand in print: between the title page and the text. */
function spineOf(documents: readonly ContentDocument[]): string[] {
  const ids = documents.map(({ id }) => id);
  const place = documents.findIndex(({ href }) => href === files.titlePage) + 1;
  return [...ids.slice(0, place), 'nav', ...ids.slice(place)];
}
