import type { Caption } from '../../../report/nodes.ts';
import { element, type Handler, text } from './handler.ts';

/** A caption with its number, which is its figure's. */
export const caption: Handler<Caption> = (state, node, _scope, parent) => {
  const prefix = (node.data?.numbering ?? parent?.data?.numbering)?.prefix;
  return element('figcaption', {}, [
    ...(prefix ? [element('span', { className: ['prefix'] }, [text(prefix)])] : []),
    ...state.all(node),
  ]);
};
