import type { ElementContent } from 'hast';
import type { List, ListItem } from 'mdast';
import { element, type Handler, text } from './handler.ts';

/**
 * A list's item. The paragraphs of a tight list are unwrapped, as CommonMark
 * (5.3) has it; what they say of themselves goes to the item. A task's box is
 * written out: a form control can't be printed, and the characters for boxes
 * are in none of the house fonts.
 */
export const listItem: Handler<ListItem> = (state, node, _scope, parent) => {
  const loose = parent?.type === 'list' ? isLoose(parent) : node.spread === true;
  const children: ElementContent[] = [];
  let className: unknown;
  for (const child of node.children) {
    const content = [state.one(child, node) ?? []].flat();
    for (const piece of content) {
      if (!loose && child.type === 'paragraph' && piece.type === 'element') {
        children.push(...piece.children);
        if (node.children.length === 1) className = piece.properties['className'];
      } else children.push(piece);
    }
  }
  if (typeof node.checked === 'boolean') children.unshift(text(node.checked ? '[x] ' : '[ ] '));
  return element('li', Array.isArray(className) ? { className } : {}, children);
};

/** Whether a list is loose: its items are apart, or one of them holds more than a paragraph. */
export function isLoose(node: List): boolean {
  return node.spread === true || node.children.some((item) => item.spread === true);
}
