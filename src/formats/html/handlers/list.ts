import type { List } from 'mdast';
import { element, type Handler } from './handler.ts';

/** A list whose items the report numbers (recommendations) goes on from the number before. */
export const list: Handler<List> = (state, node) => {
  const first = node.children[0]?.data?.numbering?.number ?? node.start ?? 1;
  const tasks = node.children.some((item) => typeof item.checked === 'boolean');
  return element(
    node.ordered || node.children[0]?.data?.numbering !== undefined ? 'ol' : 'ul',
    { ...(first === 1 ? {} : { start: first }), ...(tasks ? { className: ['tasks'] } : {}) },
    state.wrap(state.all(node), true),
  );
};
