import { property, type Xml } from '../xml.ts';

/** What a paragraph says of itself besides its style: its place in a list, and its direction. */
export interface ParagraphOptions {
  numbering?: { id: number; level: number } | undefined;
  /** Whether it is written against the direction of the document. */
  bidi?: boolean | undefined;
}

/**
 * A paragraph in a named style.
 *
 * @param style the style's id
 * @param content runs, fields, bookmarks
 */
export function paragraph(
  style: string,
  content: readonly Xml[],
  { numbering, bidi }: ParagraphOptions = {},
): Xml {
  const properties = [property('w:pStyle', style)];
  if (numbering !== undefined) {
    properties.push({
      'w:numPr': [property('w:ilvl', numbering.level), property('w:numId', numbering.id)],
    });
  }
  if (bidi !== undefined) properties.push(property('w:bidi', bidi ? 1 : 0));
  return { 'w:p': [{ 'w:pPr': properties }, ...content] };
}
