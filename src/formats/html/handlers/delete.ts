import type { Delete } from 'mdast';
import { element, type Handler } from './handler.ts';

/** `delete` is a reserved word. */
export const deletion: Handler<Delete> = (state, node) => element('del', {}, state.all(node));
