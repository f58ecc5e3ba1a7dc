import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { parseCarrier } from '../../../src/formats/pdf/conformance/carrier.ts';

/** An element of the document as it should be in the structure of the file. */
export interface ListedElement {
  /** A type of PDF's: `H2`, `LI`. */
  type: string;
  /** Its text, or what stands for it. */
  text: string;
  /** Where a link goes: an address, or `#id`. */
  target?: string;
  /** The element's own language, where it has one. */
  lang?: string;
}

/** What elements of HTML are in the structure of a PDF; other ones are wrappers. */
const types: Record<string, string> = {
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, `H${level}`])),
  p: 'P',
  dt: 'P',
  dd: 'P',
  ul: 'L',
  ol: 'L',
  li: 'LI',
  table: 'Table',
  tr: 'TR',
  th: 'TH',
  td: 'TD',
  caption: 'Caption',
  figcaption: 'Caption',
  img: 'Figure',
  a: 'Link',
  blockquote: 'BlockQuote',
  aside: 'Aside',
  em: 'Em',
  strong: 'Strong',
  code: 'Code',
  pre: 'P',
};

/**
 * The elements of the document that is printed, in order, and its whole text.
 *
 * @param html the document
 * @param pageOf the number of the page of an id, which the contents show
 */
export function listHtml(
  html: string,
  pageOf: (id: string) => string,
): { elements: ListedElement[]; text: string } {
  const elements: ListedElement[] = [];
  const tree = fromHtml(html);
  const visit = (node: Nodes, inContents: boolean): void => {
    if (node.type !== 'element') {
      if ('children' in node) for (const child of node.children) visit(child, inContents);
      return;
    }
    if (node.tagName === 'head') return;
    const isContents = inContents || node.tagName === 'nav';
    const type = typeOf(node, isContents);
    if (type === 'Artifact' || isDecoration(node)) return;
    if (type !== undefined) elements.push(describe(node, type));
    for (const child of node.children) visit(child, isContents);
  };
  visit(tree, false);
  return { elements, text: read(tree) };

  function describe(node: Element, type: string): ListedElement {
    const { alt, href, lang } = node.properties;
    return {
      type,
      text: typeof alt === 'string' ? alt : read(node),
      ...(typeof href === 'string' ? { target: href } : {}),
      ...(typeof lang === 'string' ? { lang } : {}),
    };
  }

  function read(node: Nodes): string {
    if (node.type === 'text') return node.value;
    if (node.type === 'element') {
      if (node.tagName === 'head') return '';
      const { dataPageOf, ariaLabel } = node.properties;
      if (typeof dataPageOf === 'string') return pageOf(dataPageOf);
      const actual = typeof ariaLabel === 'string' ? parseCarrier(ariaLabel)?.actual : undefined;
      if (actual !== undefined) return actual;
    }
    return 'children' in node ? node.children.map(read).join('') : '';
  }
}

/** A paragraph of a decorative image alone. */
function isDecoration({ tagName, children: [only, ...others] }: Element): boolean {
  return (
    tagName === 'p' &&
    others.length === 0 &&
    only?.type === 'element' &&
    only.properties['alt'] === ''
  );
}

function typeOf({ tagName, properties }: Element, inContents: boolean): string | undefined {
  const { ariaLabel } = properties;
  const carried = typeof ariaLabel === 'string' ? parseCarrier(ariaLabel)?.type : undefined;
  // The carrier of some contents is around their list, which becomes one with it.
  if (carried !== undefined && carried !== 'TOC') return carried;
  if (inContents && tagName === 'ol') return 'TOC';
  if (inContents && tagName === 'li') return 'TOCI';
  return types[tagName];
}
