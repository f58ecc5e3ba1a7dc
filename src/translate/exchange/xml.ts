import { parseXml, XmlElement, XmlError, XmlNode, XmlText } from '@rgrove/parse-xml';
import { escapeAttribute, escapeText } from '../../report/xml-text.ts';

/** An XML file that can't be read. */
export class XmlReadError extends Error {
  override readonly name = 'XmlReadError';
  readonly line: number | undefined;
  readonly column: number | undefined;

  constructor(message: string, line?: number, column?: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

/**
 * Parse XML that comes from outside. No entity but XML's own five is known and
 * nothing is fetched: a document type may be named, but not bring declarations
 * along (an internal subset), which is how XML bombs and file readers are made.
 *
 * @throws {XmlReadError} for what is not well-formed, or declares entities
 */
export function readXml(text: string): XmlElement {
  const subset = /<!DOCTYPE\s[^>[]*\[/u.exec(text);
  if (subset !== null) {
    throw new XmlReadError('The file declares entities of its own, which are not read');
  }
  try {
    const { root } = parseXml(text, { includeOffsets: true, ignoreUndefinedEntities: false });
    if (root === null) throw new XmlReadError('The file has no content');
    return root;
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const [first = ''] = error.message.split('\n');
    throw new XmlReadError(first.replace(/ \(line.*/u, ''), error.line, error.column);
  }
}

/** The name of an element without prefix. */
export function localName(element: XmlElement): string {
  return element.name.replace(/^.*:/u, '');
}

/** The children of an element that are elements; those of a name where it is given. */
export function childElements(element: XmlElement, name?: string): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement =>
      child instanceof XmlElement && (name === undefined || localName(child) === name),
  );
}

export function firstChild(element: XmlElement, name: string): XmlElement | undefined {
  return childElements(element, name)[0];
}

/** Every element of a name below another, in the order of the file. */
export function descendants(element: XmlElement, name: string): XmlElement[] {
  return childElements(element).flatMap((child) => [
    ...(localName(child) === name ? [child] : []),
    ...descendants(child, name),
  ]);
}

/** The text of a node if it is text (CDATA too). */
export function textOfXml(node: unknown): string | undefined {
  if (node instanceof XmlText) return node.text;
  if (node instanceof XmlNode && node.type === XmlNode.TYPE_CDATA)
    return String(Reflect.get(node, 'text'));
  return undefined;
}

export { XmlElement };

/** Attributes in the order in which they are written; absent values are left out. */
export type XmlAttributes = Readonly<Record<string, string | undefined>>;

/** Write an element on one line; `content` is XML already. */
export function writeElement(name: string, attributes: XmlAttributes, content = ''): string {
  const written = writeAttributes(attributes);
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** Write the beginning of an element that is ended elsewhere. */
export function writeOpening(name: string, attributes: XmlAttributes): string {
  return `<${name}${writeAttributes(attributes)}>`;
}

function writeAttributes(attributes: XmlAttributes): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeAttribute(value ?? '')}"`)
    .join('');
}

/** Write a document: an element, already written, with the declaration before it. */
export function writeXml(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

/** Write an element with children on lines of their own. */
export function writeBlock(
  name: string,
  attributes: XmlAttributes,
  children: readonly string[],
): string {
  const inner = children
    .join('\n')
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
  return writeElement(name, attributes, `\n${inner}\n`);
}

export { escapeText };
