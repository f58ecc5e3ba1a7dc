import { element, type Xml } from '../xml.ts';

/** A link out of the document; its address is a relationship of the part. */
export function externalLink(relationship: string, content: readonly Xml[]): Xml {
  return element('w:hyperlink', { 'r:id': relationship, 'w:history': 1 }, content);
}

/** A link to a bookmark. */
export function internalLink(bookmark: string, content: readonly Xml[]): Xml {
  return element('w:hyperlink', { 'w:anchor': bookmark, 'w:history': 1 }, content);
}
