import type { Emphasis } from 'mdast';
import { element, type Handler } from './handler.ts';

export const emphasis: Handler<Emphasis> = (state, node) => element('em', {}, state.all(node));
