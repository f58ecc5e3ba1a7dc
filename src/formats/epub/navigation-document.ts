import type { Element, ElementContent } from 'hast';
import type { Report } from '../../report/report.ts';
import { element, text } from './nodes.ts';
import type { Landmark, Navigation, NavigationEntry } from './publication.ts';
import { serializeXhtml } from './xhtml.ts';

/**
 * The body of the navigation document (EPUB 3.3, 7): the contents and the lists
 * of figures and tables, which are read as pages of the book too, and the
 * landmarks and printed pages, which only the reading system shows.
 *
 * The roles are those of DPUB-ARIA that match each `epub:type`.
 */
export function writeNavigation(report: Report, navigation: Navigation): string {
  const { labels } = report.language;
  const lists: ElementContent[] = [
    navList('toc', 'toc', labels.contents, navigation.contents, 'doc-toc'),
  ];
  if (navigation.figures.length > 0) {
    lists.push(navList('loi', 'list-of-figures', labels.listOfFigures, navigation.figures));
  }
  if (navigation.tables.length > 0) {
    lists.push(navList('lot', 'list-of-tables', labels.listOfTables, navigation.tables));
  }
  lists.push(
    element('nav', { epubType: 'landmarks', id: 'landmarks', hidden: true }, [
      ...lineBreak(1),
      list(navigation.landmarks, 1, (landmark: Landmark) => [
        element('a', { epubType: landmark.type, href: landmark.href }, [text(landmark.text)]),
      ]),
      ...lineBreak(0),
    ]),
  );
  if (navigation.pages.length > 0) {
    lists.push(
      element('nav', { epubType: 'page-list', role: 'doc-pagelist', id: 'pages', hidden: true }, [
        ...lineBreak(1),
        list(navigation.pages, 1, (page) => [link(page)]),
        ...lineBreak(0),
      ]),
    );
  }
  return lists.map((child) => serializeXhtml(child)).join('\n');
}

function navList(
  type: string,
  id: string,
  title: string,
  entries: readonly NavigationEntry[],
  role?: string,
): Element {
  const heading = element('h1', { id: `${id}-title` }, [text(title)]);
  return element(
    'nav',
    {
      epubType: type,
      ...(role === undefined ? {} : { role }),
      id,
      ariaLabelledBy: [`${id}-title`],
    },
    [...lineBreak(1), heading, ...lineBreak(1), entryList(entries, 1), ...lineBreak(0)],
  );
}

function entryList(entries: readonly NavigationEntry[], depth: number): Element {
  return list(entries, depth, (entry) => [
    link(entry),
    ...(entry.children.length === 0
      ? []
      : [...lineBreak(depth + 2), entryList(entry.children, depth + 2), ...lineBreak(depth + 1)]),
  ]);
}

function list<T>(
  entries: readonly T[],
  depth: number,
  content: (entry: T) => ElementContent[],
): Element {
  return element('ol', {}, [
    ...entries.flatMap((entry) => [...lineBreak(depth + 1), element('li', {}, content(entry))]),
    ...lineBreak(depth),
  ]);
}

function link(entry: NavigationEntry): Element {
  return element('a', { href: entry.href }, [text(entry.text)]);
}

/** So that the file can be read by a person. */
function lineBreak(depth: number): ElementContent[] {
  return [text(`\n${'  '.repeat(depth)}`)];
}
