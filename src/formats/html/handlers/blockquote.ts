import type { Blockquote } from 'mdast';
import { element, type Handler } from './handler.ts';

export const blockquote: Handler<Blockquote> = (state, node) =>
  element('blockquote', {}, state.wrap(state.all(node), true));
