import type { Strong } from 'mdast';
import { element, type Handler } from './handler.ts';

export const strong: Handler<Strong> = (state, node) => element('strong', {}, state.all(node));
