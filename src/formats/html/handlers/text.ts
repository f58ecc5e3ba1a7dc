import type { Text } from 'mdast';
import { type Handler, text as textNode } from './handler.ts';

/** White space around a line ending is not content (CommonMark 0.31, 6.8). */
export const text: Handler<Text> = (_state, node) =>
  textNode(node.value.replace(/[\t ]*(\r?\n|\r)[\t ]*/g, '$1'));
