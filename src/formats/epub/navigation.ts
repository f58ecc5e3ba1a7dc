import type { FigureEntry, OutlineEntry, Report } from '../../report/report.ts';
import type { TextDocument } from './chapters.ts';
import { files, type Landmark, type Navigation, type NavigationEntry } from './publication.ts';

/** A page of the PDF, and the file in which it begins. */
export interface PlacedPage {
  label: string;
  id: string;
  href: string;
}

/**
 * Say where the navigation leads.
 *
 * @param report its outline and figures are read
 * @param documents the text
 * @param locations in which file each id is
 * @param pages the printed pages, in order
 */
export function planNavigation(
  report: Report,
  documents: readonly TextDocument[],
  locations: ReadonlyMap<string, string>,
  pages: readonly PlacedPage[],
): Navigation {
  const { labels } = report.language;
  const address = (id: string) => {
    const file = locations.get(id);
    return file === undefined ? undefined : `${file}#${encodeURIComponent(id)}`;
  };
  const entry = ({ id, prefix, text, children }: OutlineEntry): NavigationEntry[] => {
    const below = children.flatMap(entry);
    const href = address(id);
    // A heading without a place is left out, and what is under it moves up.
    return href === undefined ? below : [{ text: `${prefix}${text}`, href, children: below }];
  };
  const contents = report.outline.flatMap(entry);
  const notes = documents.find(({ href }) => href === files.notes);
  if (notes !== undefined) contents.push({ text: labels.notes, href: notes.href, children: [] });
  // A book without headings still has contents (EPUB 3.3, 7.4.2: at least one entry).
  if (contents.length === 0) {
    contents.push({
      text: report.metadata.title,
      href: documents[0]?.href ?? files.titlePage,
      children: [],
    });
  }
  const listed = (kind: FigureEntry['kind']) =>
    report.figures
      .filter((figure) => figure.kind === kind)
      .flatMap(({ id, prefix, label, text }): NavigationEntry[] => {
        const href = address(id);
        return href === undefined
          ? []
          : [{ text: `${prefix}${text}` || label, href, children: [] }];
      });
  const figures = listed('figure');
  const tables = listed('table');
  const start = documents.find(({ chapter }) => chapter?.matter === 'body') ?? documents[0];
  const landmarks: (Landmark | false)[] = [
    { type: 'cover', text: labels.cover, href: files.cover },
    { type: 'titlepage', text: labels.titlePage, href: files.titlePage },
    { type: 'toc', text: labels.contents, href: `${files.navigation}#toc` },
    figures.length > 0 && {
      type: 'loi',
      text: labels.listOfFigures,
      href: `${files.navigation}#list-of-figures`,
    },
    tables.length > 0 && {
      type: 'lot',
      text: labels.listOfTables,
      href: `${files.navigation}#list-of-tables`,
    },
    start !== undefined && { type: 'bodymatter', text: labels.startOfText, href: start.href },
    notes !== undefined && { type: 'endnotes', text: labels.notes, href: notes.href },
  ];
  return {
    contents,
    figures,
    tables,
    landmarks: landmarks.filter((landmark) => landmark !== false),
    pages: pages.map(({ label, id, href }) => ({
      text: label,
      href: `${href}#${encodeURIComponent(id)}`,
      children: [],
    })),
  };
}
