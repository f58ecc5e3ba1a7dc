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
  content.forEach((piece, index) => {
    result.push(piece);
    if (nameOf(piece) !== 'w:tbl') return;
    const next = content.slice(index + 1).find((each) => !nameOf(each).startsWith('w:bookmark'));
    if (next === undefined || !DISTANT.test(styleOf(next))) result.push(paragraph('TableEnd', []));
  });
  return result;
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
