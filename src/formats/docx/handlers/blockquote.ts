import type { Blockquote } from 'mdast';
import type { Handler } from '../state.ts';
import { handleAll } from './handle.ts';

export const blockquote: Handler<Blockquote> = (state, node, scope) =>
  handleAll(state, node.children, { ...scope, paragraphStyle: 'Quote' });
