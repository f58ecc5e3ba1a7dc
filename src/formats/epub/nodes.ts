import type { Element, ElementContent } from 'hast';

export { element, text } from '../html/handlers/handler.ts';

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
