import type { BlockTitle } from '../../../report/nodes.ts';
import { element, type Handler, text } from './handler.ts';

/** The title of a box: not a heading, since it is not in the outline. */
export const blockTitle: Handler<BlockTitle> = (state, node) => {
  const prefix = node.data?.numbering?.prefix;
  return element('p', { className: ['block-title'] }, [
    ...(prefix ? [element('span', { className: ['prefix'] }, [text(prefix)])] : []),
    ...state.all(node),
  ]);
};
