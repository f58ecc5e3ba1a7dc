import type { Break } from 'mdast';
import { element, type Handler, text } from './handler.ts';

/** `break` is a reserved word. */
export const lineBreak: Handler<Break> = () => [element('br', {}), text('\n')];
