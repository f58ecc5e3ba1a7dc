import { formatOrdinal } from '../../languages/format.ts';
import { toRoman } from '../../report/roman.ts';
import { estimateLayout, type Layout } from './estimate-layout.ts';
import { measureStyles } from './paragraph-measures.ts';
import { groupByOrientation } from './sections.ts';
import type { State } from './state.ts';
import { attributesOf, elementsOf, type Xml } from './xml.ts';

/** Where everything is, as near as can be told without a layout engine. */
export interface Pages {
  /** The page of an id, as it is printed: `iv`, `12`; empty for an id that is not in the text. */
  labelOf(id: string): string;
  /** How many pages the body has. */
  body: number;
  /** How many pages the document has. */
  total: number;
}

/** What stands in for pages until they are known; its labels are as wide as theirs. */
export const unknownPages: Pages = { labelOf: () => '00', body: 1, total: 1 };

/** A document's content, as it is written. */
export interface PagedContent {
  /** Between the cover and the body. */
  front: readonly Xml[];
  body: readonly Xml[];
  /** Elements of the part of footnotes; empty where notes stand at the end. */
  footnotes: readonly Xml[];
  /** The style sheet's `w:style` elements. */
  styles: readonly Xml[];
}

const TWIPS = 20;

/**
 * Estimate the pages that Word will make.
 *
 * Word alone knows its pages: they depend on the fonts of the machine. So the
 * numbers come from a layout of the document by mean widths of letters, with
 * the spaces, indents and rules of its styles. (Most of those in the contents
 * of the samples are LibreOffice's with fonts of the same widths, the others are
 * a page off.) Each is in a field that one update in Word (F9, or printing) sets
 * right. The PDF's pages are no better source: its lines are
 * broken by other rules, and a document must not depend on what else is built
 * with it.
 */
export function estimatePages(state: State, content: PagedContent): Pages {
  const { report, page } = state;
  const options = {
    measuresOf: measureStyles(content.styles, report),
    notes: new Map(
      content.footnotes.map((note) => [Number(attributesOf(note)['w:id']), elementsOf(note)]),
    ),
  };
  const upright = { width: page.textWidth / TWIPS, height: page.textHeight / TWIPS };
  const turned = {
    width: (page.height - page.margins.top - page.margins.bottom) / TWIPS,
    height: (page.width - page.margins.inner - page.margins.outer) / TWIPS,
  };
  const front = estimateLayout(content.front, upright, options);
  let body = 0;
  const bodyPages = new Map<string, number>();
  for (const { landscape, pieces } of groupByOrientation(state, content.body)) {
    const layout: Layout = estimateLayout(pieces, landscape ? turned : upright, options);
    for (const [name, number] of layout.bookmarks) bodyPages.set(name, body + number);
    body += layout.pages;
  }
  const { language, metadata } = report;
  const labelOf = (id: string): string => {
    const name = state.bookmarks.nameOf(id) ?? '';
    const inFront = front.bookmarks.get(name);
    if (inFront !== undefined) return toRoman(inFront);
    const inBody = bodyPages.get(name);
    return inBody === undefined ? '' : formatOrdinal(inBody, language, metadata.digits);
  };
  return { labelOf, body, total: 1 + front.pages + body };
}
