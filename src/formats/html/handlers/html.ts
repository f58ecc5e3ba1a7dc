import type { Html } from 'mdast';
import { type Handler, text } from './handler.ts';

/** Markup in a source is never markup in an output: it is shown as it was written. */
export const html: Handler<Html> = (_state, node) => text(node.value);
