import type { Break, InlineCode, Text } from 'mdast';
import { writeText } from '../elements/text.ts';
import { addMark } from '../marks.ts';
import type { Handler } from '../state.ts';

/** A line ending of the source is a space of the text. */
export const text: Handler<Text> = (state, node, scope) =>
  writeText(state, node.value.replace(/[ \t]*[\r\n\t]+[ \t]*/gu, ' '), scope);

export const inlineCode: Handler<InlineCode> = (state, node, scope) =>
  writeText(state, node.value, { ...scope, marks: addMark(scope.marks, 'code') });

export const lineBreak: Handler<Break> = () => [{ 'w:r': [{ 'w:br': {} }] }];
