import { parseXml, XmlCdata, XmlElement, XmlText } from '@rgrove/parse-xml';
import { UnreadableArtifact } from '../content.ts';

/** An element of HTML or XML, with what a reader needs of it. */
export interface MarkupElement {
  name: string;
  attributes: Record<string, string>;
  children: (MarkupElement | string)[];
}

/**
 * Parse an XML document strictly. There are no external entities, and internal
 * ones are not expanded.
 *
 * @param name the file's name, for messages
 * @throws {UnreadableArtifact} for what is not well formed
 */
export function readXml(xml: string, name: string): MarkupElement {
  try {
    const { root } = parseXml(xml);
    if (root === null) throw new Error('there is no element');
    return toElement(root);
  } catch (error) {
    const [reason = ''] = String(error instanceof Error ? error.message : error).split('\n');
    throw new UnreadableArtifact(`${name} is not well-formed XML: ${reason}`);
  }
}

function toElement(element: XmlElement): MarkupElement {
  const children: MarkupElement['children'] = [];
  for (const child of element.children) {
    if (child instanceof XmlElement) children.push(toElement(child));
    else if (child instanceof XmlText || child instanceof XmlCdata) children.push(child.text);
  }
  return { name: element.name, attributes: element.attributes, children };
}

/** All the text in an element. */
export function textIn(element: MarkupElement): string {
  return element.children
    .map((child) => (typeof child === 'string' ? child : textIn(child)))
    .join('');
}

/** Every element of a name below an element, in document order. */
export function findAll(element: MarkupElement, name: string): MarkupElement[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    const below = findAll(child, name);
    return child.name === name ? [child, ...below] : below;
  });
}

/** The first element of a name among an element's children. */
export function childOf(
  element: MarkupElement | undefined,
  name: string,
): MarkupElement | undefined {
  return element?.children.find(
    (child): child is MarkupElement => typeof child !== 'string' && child.name === name,
  );
}
