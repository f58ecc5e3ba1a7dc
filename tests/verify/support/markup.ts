import { parseXml, XmlElement, XmlText } from '@rgrove/parse-xml';
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';

/** A node of a document, with where it stands in the text. */
export interface MarkupNode {
  /** Empty for text. */
  name: string;
  attributes: Record<string, string>;
  start: number;
  end: number;
  children: MarkupNode[];
  parent?: MarkupNode;
}

/** Parse HTML into nodes that know their offsets. */
export function openHtml(html: string): MarkupNode {
  const root = fromHtml(html).children.find((node) => node.type === 'element');
  if (root?.type !== 'element') throw new Error('There is no element');
  const convert = (element: Element, parent?: MarkupNode): MarkupNode => {
    const node: MarkupNode = {
      name: element.tagName,
      attributes: Object.fromEntries(
        Object.entries(element.properties).map(([key, value]) => [
          key,
          Array.isArray(value) ? value.join(' ') : String(value),
        ]),
      ),
      start: element.position?.start.offset ?? 0,
      end: element.position?.end.offset ?? 0,
      children: [],
      ...(parent === undefined ? {} : { parent }),
    };
    for (const child of element.children) {
      if (child.type === 'element') node.children.push(convert(child, node));
      else if (child.type === 'text') {
        const start = child.position?.start.offset ?? 0;
        const end = child.position?.end.offset ?? 0;
        node.children.push({ name: '', attributes: {}, start, end, children: [], parent: node });
      }
    }
    return node;
  };
  return convert(root);
}

/** Parse XML into nodes that know their offsets. */
export function openXml(xml: string): MarkupNode {
  const { root } = parseXml(xml, { includeOffsets: true });
  if (root === null) throw new Error('There is no element');
  const convert = (element: XmlElement, parent?: MarkupNode): MarkupNode => {
    const { name, attributes, start, end } = element;
    const node: MarkupNode = {
      name,
      attributes,
      start,
      end,
      children: [],
      ...(parent === undefined ? {} : { parent }),
    };
    for (const child of element.children) {
      if (child instanceof XmlElement) node.children.push(convert(child, node));
      else if (child instanceof XmlText) {
        const place = { start: child.start, end: child.end };
        node.children.push({ name: '', attributes: {}, ...place, children: [], parent: node });
      }
    }
    return node;
  };
  return convert(root);
}

/** Every element below one that a test holds for. */
export function select(node: MarkupNode, test: (node: MarkupNode) => boolean): MarkupNode[] {
  return node.children.flatMap((child) => [
    ...(child.name !== '' && test(child) ? [child] : []),
    ...select(child, test),
  ]);
}

/** Every text below an element. */
export function textsIn(node: MarkupNode): MarkupNode[] {
  return node.children.flatMap((child) => (child.name === '' ? [child] : textsIn(child)));
}

/** What a reader gets of an element. */
export function readText(node: MarkupNode, source: string): string {
  const raw = textsIn(node)
    .map((text) => source.slice(text.start, text.end))
    .join('');
  return unescapeText(raw);
}

function unescapeText(raw: string): string {
  return raw
    .replace(/&#x([0-9a-f]+);/giu, (_, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    )
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&quot;/gu, '"')
    .replace(/&amp;/gu, '&');
}

/** Whether an element has one above it that a test holds for. */
export function isIn(node: MarkupNode, test: (node: MarkupNode) => boolean): boolean {
  for (let above = node.parent; above !== undefined; above = above.parent) {
    if (test(above)) return true;
  }
  return false;
}

/** A text with stretches of it replaced, which must not overlap. */
export function splice(
  source: string,
  edits: readonly { start: number; end: number; put: string }[],
): string {
  let result = source;
  for (const { start, end, put } of [...edits].sort((one, other) => other.start - one.start)) {
    result = result.slice(0, start) + put + result.slice(end);
  }
  return result;
}

/** Put two elements in each other's place. */
export function swap(source: string, one: MarkupNode, other: MarkupNode): string {
  return splice(source, [
    { start: one.start, end: one.end, put: source.slice(other.start, other.end) },
    { start: other.start, end: other.end, put: source.slice(one.start, one.end) },
  ]);
}

/** An element's content without its tags. */
export function innerOf(node: MarkupNode, source: string): string {
  const text = source.slice(node.start, node.end);
  return text.slice(text.indexOf('>') + 1, text.lastIndexOf('</'));
}
