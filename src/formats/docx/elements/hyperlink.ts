import { element, type Xml, type XmlAttributes } from '../xml.ts';

/**
 * A link out of the document; its address is a relationship of the part.
 *
 * @param tooltip what Word shows beside it
 */
export function externalLink(
  relationship: string,
  content: readonly Xml[],
  tooltip?: string | null,
): Xml {
  return link({ 'r:id': relationship }, content, tooltip);
}

/** A link to a bookmark. */
export function internalLink(
  bookmark: string,
  content: readonly Xml[],
  tooltip?: string | null,
): Xml {
  return link({ 'w:anchor': bookmark }, content, tooltip);
}

function link(target: XmlAttributes, content: readonly Xml[], tooltip?: string | null): Xml {
  const title = tooltip === null || tooltip === '' ? undefined : tooltip;
  return element('w:hyperlink', { ...target, 'w:tooltip': title, 'w:history': 1 }, content);
}
