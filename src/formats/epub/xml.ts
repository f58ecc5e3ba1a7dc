import { escapeAttribute, escapeText } from '../../report/xml-text.ts';

/** An XML element whose content is either text or elements, never both. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string | undefined>;
  content: string | XmlElement[];
}

/**
 * Make an element.
 *
 * @param name with its prefix: `dc:title`
 * @param attributes those that are `undefined` are left out
 * @param content text, or elements
 */
export function xml(
  name: string,
  attributes: XmlElement['attributes'] = {},
  content: XmlElement['content'] = [],
): XmlElement {
  return { name, attributes, content };
}

/**
 * Write an element with a line and an indent for each element within, so that
 * a person can read the file and compare two of them.
 *
 * @param element the element; white space between elements must not matter
 * @param indent what stands before its first character
 */
export function serializeXml(element: XmlElement, indent = ''): string {
  const { name, attributes, content } = element;
  let start = `${indent}<${name}`;
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== undefined) start += ` ${attribute}="${escapeAttribute(value)}"`;
  }
  if (content.length === 0) return `${start}/>\n`;
  if (typeof content === 'string') return `${start}>${escapeText(content)}</${name}>\n`;
  const inner = content.map((child) => serializeXml(child, `${indent}  `)).join('');
  return `${start}>\n${inner}${indent}</${name}>\n`;
}
