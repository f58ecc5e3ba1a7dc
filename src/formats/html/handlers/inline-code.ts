import type { InlineCode } from 'mdast';
import { element, type Handler, text } from './handler.ts';

export const inlineCode: Handler<InlineCode> = (_state, node) =>
  element('code', {}, [text(node.value.replace(/\r?\n|\r/g, ' '))]);
