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
    navList({
      type: 'toc',
      id: 'toc',
      title: labels.contents,
      entries: navigation.contents,
      role: 'doc-toc',
    }),
  ];
  if (navigation.figures.length > 0) {
    lists.push(
      navList({
        type: 'loi',
        id: 'list-of-figures',
        title: labels.listOfFigures,
        entries: navigation.figures,
      }),
    );
  }
  if (navigation.tables.length > 0) {
    lists.push(
      navList({
        type: 'lot',
        id: 'list-of-tables',
        title: labels.listOfTables,
        entries: navigation.tables,
      }),
    );
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

interface NavList {
  /** `toc`, `loi`, `lot`. */
  type: string;
  id: string;
  title: string;
  entries: readonly NavigationEntry[];
  /** The DPUB-ARIA role that matches the type, where there is one. */
  role?: string;
}

function navList({ type, id, title, entries, role }: NavList): Element {
  return element(
    'nav',
    {
      epubType: type,
      ...(role === undefined ? {} : { role }),
      id,
      className: ['contents', ...(id === type ? [] : [id])],
      ariaLabelledBy: [`${id}-title`],
    },
    [
      ...lineBreak(1),
      // Of a chapter's rank: the report's title is above them all.
      element('h2', { id: `${id}-title` }, [text(title)]),
      ...lineBreak(1),
      entryList(entries, 1),
      ...lineBreak(0),
    ],
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
