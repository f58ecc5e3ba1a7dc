import type { Heading } from 'mdast';
import { element, type Handler, text } from './handler.ts';

/** A heading's rank: h1 to h6, whatever the tree says. */
export const heading: Handler<Heading> = (state, node, scope) => {
  const rank = Math.min(Math.max(node.depth + scope.options.headingShift, 1), 6);
  const prefix = node.data?.numbering?.prefix;
  return element(`h${rank}`, {}, [
    ...(prefix ? [element('span', { className: ['prefix'] }, [text(prefix)])] : []),
    ...state.all(node),
  ]);
};
