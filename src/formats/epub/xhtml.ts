import type { Nodes, Properties } from 'hast';
import { find, html, type Schema, svg } from 'property-information';
import { escapeAttribute, escapeText } from '../../report/xml-text.ts';

/** Elements without content, and so without an end tag, in HTML's own syntax (HTML, 13.1.2). */
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

const NAMESPACES: Record<string, string> = {
  svg: 'http://www.w3.org/2000/svg',
  math: 'http://www.w3.org/1998/Math/MathML',
};

/**
 * Write hast as XHTML: the XML syntax of HTML, which is what EPUB asks for
 * (EPUB 3.3, 6.1.1). `hast-util-to-html` writes HTML, whose named references,
 * minimised attributes and raw nodes are no XML.
 *
 * Elements that are empty but are not void get an end tag, so that a reader
 * that parses the file as HTML sees the same tree.
 *
 * @param node a tree; raw nodes are written as the text they are, comments are left out
 * @returns well-formed XML, without declaration
 */
export function serializeXhtml(node: Nodes): string {
  const parts: string[] = [];
  write(node, html, parts);
  return parts.join('');
}

function write(node: Nodes, schema: Schema, parts: string[]): void {
  switch (node.type) {
    case 'root':
      for (const child of node.children) write(child, schema, parts);
      return;
    case 'text':
      parts.push(escapeText(node.value));
      return;
    case 'element': {
      const namespace = NAMESPACES[node.tagName];
      const inner = node.tagName === 'svg' ? svg : schema;
      parts.push('<', node.tagName);
      if (namespace !== undefined) parts.push(' xmlns="', namespace, '"');
      writeProperties(node.properties, inner, parts);
      if (inner === html && VOID.has(node.tagName)) {
        parts.push('/>');
        return;
      }
      parts.push('>');
      const below = node.tagName === 'foreignObject' ? html : inner;
      for (const child of node.children) write(child, below, parts);
      parts.push('</', node.tagName, '>');
      return;
    }
    case 'comment':
    case 'doctype':
      return;
    default:
      // A raw node, where a plugin declares one: shown, never interpreted.
      if ('value' in node && typeof node.value === 'string') parts.push(escapeText(node.value));
  }
}

function writeProperties(properties: Properties, schema: Schema, parts: string[]): void {
  for (const [property, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    const info = describe(property, schema);
    const text = Array.isArray(value)
      ? value.join(info.comma ? ', ' : ' ')
      : value === true
        ? // A boolean attribute may repeat its name (HTML, 2.3.2); others say `true`.
          info.boolean
          ? info.attribute
          : 'true'
        : String(value);
    const escaped = escapeAttribute(text);
    parts.push(' ', info.attribute, '="', escaped, '"');
    // Readers of XML look for `xml:lang`, readers of HTML for `lang`.
    if (property === 'lang') parts.push(' xml:lang="', escaped, '"');
  }
}

interface Attribute {
  attribute: string;
  boolean: boolean;
  comma: boolean;
}

const described = { html: new Map<string, Attribute>(), svg: new Map<string, Attribute>() };

function describe(property: string, schema: Schema): Attribute {
  const known = schema === svg ? described.svg : described.html;
  const before = known.get(property);
  if (before !== undefined) return before;
  const info = find(schema, property);
  const attribute = {
    attribute: property === 'epubType' ? 'epub:type' : info.attribute,
    boolean: info.boolean || info.overloadedBoolean,
    comma: info.commaSeparated || info.commaOrSpaceSeparated,
  };
  known.set(property, attribute);
  return attribute;
}
