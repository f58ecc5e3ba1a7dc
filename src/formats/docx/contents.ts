import type { FigureEntry, OutlineEntry } from '../../report/report.ts';
import { fieldBegin, fieldEnd, textField } from './elements/field.ts';
import { internalLink } from './elements/hyperlink.ts';
import { paragraph } from './elements/paragraph.ts';
import { writeStyled } from './elements/text.ts';
import type { Pages } from './pages.ts';
import type { Scope, State } from './state.ts';
import type { Xml } from './xml.ts';

/** How deep the contents go. */
const DEPTH = 3;

/** An entry of a list of what is in the report. */
interface Entry {
  style: string;
  text: string;
  name: string;
  page: string;
}

/**
 * The contents: a field with its entries, as Word would have filled it in, in
 * the content control by which Word knows a table of contents. Each entry leads
 * to its heading and has its page in a PAGEREF field. It is not marked dirty,
 * so that opening the document asks nothing; the pages are an estimate until
 * Word updates it (see `pages.ts`).
 */
export function writeContents(state: State, scope: Scope, pages: Pages): Xml[] {
  const { outline, language } = state.report;
  const entries = flatten(outline).flatMap((entry): Entry[] => {
    const name = state.bookmarks.nameOf(entry.id);
    if (name === undefined || entry.level > DEPTH) return [];
    const text = `${entry.prefix}${entry.text}`;
    return [{ style: `TOC${entry.level}`, text, name, page: pages.labelOf(entry.id) }];
  });
  if (entries.length === 0) return [];
  const heading = writeStyled(language.labels.contents, undefined, scope);
  const properties: Xml = {
    'w:sdtPr': [
      {
        'w:docPartObj': [
          { 'w:docPartGallery': { _attr: { 'w:val': 'Table of Contents' } } },
          { 'w:docPartUnique': {} },
        ],
      },
    ],
  };
  return [
    {
      'w:sdt': [
        properties,
        {
          'w:sdtContent': [
            paragraph('TOCHeading', heading),
            ...writeEntries(`TOC \\o "1-${DEPTH}" \\h \\z \\u`, entries, scope),
          ],
        },
      ],
    },
  ];
}

/** The list of figures, or that of tables, in the same manner; nothing where there is none. */
export function writeFigureList(
  state: State,
  scope: Scope,
  pages: Pages,
  kind: FigureEntry['kind'],
): Xml[] {
  const { figures, language } = state.report;
  const entries = figures.flatMap((entry): Entry[] => {
    const name = state.bookmarks.nameOf(entry.id);
    if (entry.kind !== kind || name === undefined) return [];
    const text = `${entry.prefix}${entry.text}`;
    return [{ style: 'TableofFigures', text, name, page: pages.labelOf(entry.id) }];
  });
  if (entries.length === 0) return [];
  const { listOfFigures, listOfTables } = language.labels;
  const title = kind === 'figure' ? listOfFigures : listOfTables;
  const identifier = kind === 'figure' ? 'Figure' : 'Table';
  return [
    paragraph('TOCHeading', writeStyled(title, undefined, scope)),
    ...writeEntries(`TOC \\h \\z \\c "${identifier}"`, entries, scope),
  ];
}

/** The field begins in the paragraph of the first entry and ends in that of the last. */
function writeEntries(instruction: string, entries: readonly Entry[], scope: Scope): Xml[] {
  return entries.map(({ style, text, name, page }, index) =>
    paragraph(style, [
      ...(index === 0 ? fieldBegin(instruction) : []),
      internalLink(name, [
        ...writeStyled(text, undefined, scope),
        { 'w:r': [{ 'w:tab': {} }] },
        ...textField(`PAGEREF ${name} \\h`, page),
      ]),
      ...(index === entries.length - 1 ? [fieldEnd()] : []),
    ]),
  );
}

/** The outline in reading order. */
function flatten(entries: readonly OutlineEntry[]): OutlineEntry[] {
  return entries.flatMap((entry) => [entry, ...flatten(entry.children)]);
}
