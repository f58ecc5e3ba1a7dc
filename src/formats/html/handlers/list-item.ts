import type { ElementContent } from 'hast';
import type { List, ListItem } from 'mdast';
import { element, type Handler, text } from './handler.ts';

/**
 * A list's item. A lone paragraph of a tight list is unwrapped, as CommonMark
 * (5.3) has it. A task's box is written out: a form control can't be printed,
 * and the characters for boxes are in none of the house fonts.
 */
export const listItem: Handler<ListItem> = (state, node, _scope, parent) => {
  const content = state.all(node);
  const loose = parent?.type === 'list' ? isLoose(parent) : node.spread === true;
  const children: ElementContent[] = [];
  for (const child of content) {
    if (
      !loose &&
      child.type === 'element' &&
      child.tagName === 'p' &&
      !child.properties.className
    ) {
      children.push(...child.children);
    } else {
      children.push(child);
    }
  }
  if (typeof node.checked === 'boolean') children.unshift(text(node.checked ? '[x] ' : '[ ] '));
  return element('li', {}, children);
};

/** Whether a list is loose: its items are apart, or one of them holds more than a paragraph. */
export function isLoose(node: List): boolean {
  return node.spread === true || node.children.some((item) => item.spread === true);
}
