import type { Element, ElementContent, Properties } from 'hast';

/** An element, without the ceremony. */
export function element(
  tagName: string,
  properties: Properties,
  children: ElementContent[] = [],
): Element {
  return { type: 'element', tagName, properties, children };
}

/** A text node. */
export function text(value: string): ElementContent {
  return { type: 'text', value };
}

/** Call for each element of some content, in reading order, those within others after them. */
export function visitElements(
  content: readonly ElementContent[],
  visitor: (element: Element) => void,
): void {
  for (const child of content) {
    if (child.type !== 'element') continue;
    visitor(child);
    visitElements(child.children, visitor);
  }
}
