import {
  type ISectionOptions,
  type ISectionPropertiesOptions,
  NumberFormat,
  PageOrientation,
  SectionType,
} from 'docx';
import { ParagraphComponent } from './component.ts';
import { paragraph } from './elements/paragraph.ts';
import type { HeldContent } from './held-content.ts';
import type { State } from './state.ts';
import { nameOf, type Xml } from './xml.ts';

/** The running heads of a section that has its own; the others have those of the section before. */
export type Furniture = Pick<ISectionOptions, 'headers' | 'footers'>;

/** How the pages of a section are numbered. */
export interface Numbered {
  format: 'lowerRoman' | 'decimal' | 'arabic-indic';
  /** Where it begins anew. */
  start?: number;
}

const FORMATS: Record<Numbered['format'], (typeof NumberFormat)[keyof typeof NumberFormat]> = {
  lowerRoman: NumberFormat.LOWER_ROMAN,
  decimal: NumberFormat.DECIMAL,
  'arabic-indic': NumberFormat.HINDI_NUMBERS,
};

/** One section of the document, on pages of its own. */
export function createSection(
  state: State,
  held: HeldContent,
  content: readonly Xml[],
  numbered: Numbered,
  furniture: Furniture = {},
): ISectionOptions {
  return {
    ...furniture,
    properties: createProperties(state, numbered, false),
    children: closeSection(held, content),
  };
}

/**
 * The body: a section, and one more wherever pages turn and turn back for wide
 * tables. Only the first begins to count.
 */
export function createBodySections(
  state: State,
  held: HeldContent,
  content: readonly Xml[],
  numbered: Numbered,
  furniture: Furniture,
): ISectionOptions[] {
  return groupByOrientation(state, content).map(({ landscape, pieces }, index) => ({
    ...(index === 0 ? furniture : {}),
    properties: createProperties(
      state,
      index === 0 ? numbered : { format: numbered.format },
      landscape,
    ),
    children: closeSection(held, pieces),
  }));
}

/** Content on upright and on turned pages, by turns. Bookmarks between two pieces go with the second. */
export function groupByOrientation(state: State, content: readonly Xml[]) {
  const groups: { landscape: boolean; pieces: Xml[] }[] = [];
  let pending: Xml[] = [];
  for (const piece of content) {
    if (nameOf(piece).startsWith('w:bookmark')) {
      pending.push(piece);
      continue;
    }
    const landscape = state.landscape.has(piece);
    const last = groups.at(-1);
    if (last === undefined || last.landscape !== landscape) {
      groups.push({ landscape, pieces: [...pending, piece] });
    } else {
      last.pieces.push(...pending, piece);
    }
    pending = [];
  }
  const last = groups.at(-1);
  if (last === undefined) return [{ landscape: false, pieces: pending }];
  last.pieces.push(...pending);
  return groups;
}

/** A section ends in a paragraph, which has its properties; after a table that is one of no height. */
function closeSection(held: HeldContent, content: readonly Xml[]) {
  const last = content.at(-1);
  return last !== undefined && nameOf(last) === 'w:p'
    ? [held.hold(content.slice(0, -1)), new ParagraphComponent(last)]
    : [held.hold(content), new ParagraphComponent(paragraph('SectionEnd', []))];
}

function createProperties(
  state: State,
  { format, start }: Numbered,
  landscape: boolean,
): ISectionPropertiesOptions {
  const { width, height, margins, header, footer } = state.page;
  const { top, bottom, inner, outer } = margins;
  return {
    type: SectionType.NEXT_PAGE,
    page: {
      // docx turns the page itself.
      size: {
        width,
        height,
        orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
      },
      margin: landscape
        ? {
            top: inner,
            bottom: outer,
            left: top,
            right: bottom,
            header,
            footer,
            gutter: 0,
          }
        : { top, bottom, left: inner, right: outer, header, footer, gutter: 0 },
      pageNumbers: {
        formatType: FORMATS[format],
        ...(start === undefined ? {} : { start }),
      },
    },
  };
}

/**
 * Let a document's sections run from right to left: columns, the place of page
 * numbers, the side of footnotes' separators (ECMA-376-1, 17.6.1). docx has no
 * option for it. No text of the report can look like the element that `w:bidi`
 * stands before, since text is escaped.
 */
export function turnSections(documentXml: string): string {
  return documentXml.replaceAll('<w:docGrid ', '<w:bidi/><w:docGrid ');
}
