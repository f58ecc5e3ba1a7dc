import type { Report } from '../../report/report.ts';
import type { NavigationEntry } from './publication.ts';
import { serializeXml, type XmlElement, xml } from './xml.ts';

/**
 * Write `toc.ncx`, EPUB 2's navigation, which devices of before 2012 and some
 * shops' converters still read beside the navigation document (EPUB 3.3, 5.9.3).
 *
 * @param report its title, authors and language are read
 * @param identifier the same as the package document's
 * @param contents the nested contents
 */
export function writeNcx(
  report: Report,
  identifier: string,
  contents: readonly NavigationEntry[],
): string {
  const { title, authors, language } = report.metadata;
  // NCX counts in reading order over all levels.
  let order = 0;
  const point = (entry: NavigationEntry): XmlElement => {
    order += 1;
    return xml('navPoint', { id: `point-${order}`, playOrder: String(order) }, [
      label('navLabel', entry.text),
      xml('content', { src: entry.href }),
      ...entry.children.map(point),
    ]);
  };
  const ncx = xml(
    'ncx',
    { xmlns: 'http://www.daisy.org/z3986/2005/ncx/', version: '2005-1', 'xml:lang': language },
    [
      xml('head', {}, [
        xml('meta', { name: 'dtb:uid', content: identifier }),
        xml('meta', { name: 'dtb:depth', content: String(depthOf(contents)) }),
        xml('meta', { name: 'dtb:totalPageCount', content: '0' }),
        xml('meta', { name: 'dtb:maxPageNumber', content: '0' }),
      ]),
      label('docTitle', title),
      ...authors.map((author) => label('docAuthor', author.name)),
      xml('navMap', {}, contents.map(point)),
    ],
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${serializeXml(ncx)}`;
}

function label(name: string, value: string): XmlElement {
  return xml(name, {}, [xml('text', {}, value)]);
}

function depthOf(entries: readonly NavigationEntry[]): number {
  return entries.reduce((depth, entry) => Math.max(depth, 1 + depthOf(entry.children)), 0);
}
