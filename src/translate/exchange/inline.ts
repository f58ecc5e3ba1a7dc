/** Content as XML formats write it: text between inline elements. */
import type { Content, Piece } from '../content.ts';
import type { Mark } from '../segment.ts';
import { describeMark } from '../validate.ts';
import type { Unit } from './exchange.ts';
import { escapeText, textOfXml, XmlElement } from './xml.ts';

/** A placeholder of a unit's content. */
export type Placeholder = Exclude<Piece, { type: 'text' }>;

/** Write content, each placeholder as the format has it. */
export function writePieces(content: Content, write: (piece: Placeholder) => string): string {
  return content
    .map((piece) => (piece.type === 'text' ? escapeText(piece.value) : write(piece)))
    .join('');
}

/**
 * Read the content of an element.
 *
 * @param read the pieces of an inline element, given those inside it;
 *   `undefined` for one that is no placeholder, as a tool's own cut around text
 */
export function readPieces(
  element: XmlElement,
  read: (child: XmlElement, inside: () => Piece[]) => Piece[] | undefined,
): Piece[] {
  return element.children.flatMap((child): Piece[] => {
    const text = textOfXml(child);
    if (text !== undefined) return [{ type: 'text', value: text }];
    if (!(child instanceof XmlElement)) return [];
    const inside = () => readPieces(child, read);
    return read(child, inside) ?? inside();
  });
}

/** The marks of a unit by their ids, those that only the translation has among them. */
export function marksOf(unit: Unit): Map<string, Mark> {
  return new Map([...unit.marks, ...unit.extras.values()].map((mark) => [mark.id, mark]));
}

/** What a mark is, without its number: `(link to …)`. */
export function sayMark(mark: Mark | undefined): string | undefined {
  return mark === undefined ? undefined : describeMark(mark).replace(/^\{\w+\} /u, '');
}
