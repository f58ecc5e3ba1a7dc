import { paragraph } from './elements/paragraph.ts';
import { childrenOf, nameOf, type Xml } from './xml.ts';

/** Styles that keep their own distance from what stands before. */
const DISTANT = /^(?:Heading\d|Caption|Source|TableEnd|Title)$/u;

/**
 * Put a small paragraph after every table that needs one: Word joins two tables
 * that meet, and a table has no distance of its own from the text below it.
 */
export function separateTables(content: readonly Xml[]): Xml[] {
  const result: Xml[] = [];
  // Backwards, so that what comes after a table is known.
  let next: Xml | undefined;
  for (const piece of content.toReversed()) {
    const name = nameOf(piece);
    if (name === 'w:tbl' && (next === undefined || !DISTANT.test(styleOf(next)))) {
      result.push(paragraph('TableEnd', []));
    }
    result.push(piece);
    if (!name.startsWith('w:bookmark')) next = piece;
  }
  return result.reverse();
}

/** The id of a paragraph's style. */
export function styleOf(piece: Xml): string {
  const properties = childrenOf(piece)[0];
  if (properties === undefined || typeof properties === 'string') return '';
  const style = childrenOf(properties)[0];
  if (style === undefined || typeof style === 'string') return '';
  const attributes = (style['w:pStyle'] as Xml | undefined)?.['_attr'] as Xml | undefined;
  return String(attributes?.['w:val'] ?? '');
}
