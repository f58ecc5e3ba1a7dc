import type { Paragraph } from 'mdast';
import { element, type Handler } from './handler.ts';

export const paragraph: Handler<Paragraph> = (state, node) => element('p', {}, state.all(node));
