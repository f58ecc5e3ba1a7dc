import type { Paragraph } from 'mdast';
import { element, type Handler } from './handler.ts';

/** A paragraph; in a figure, the one that holds only its picture is no paragraph. */
export const paragraph: Handler<Paragraph> = (state, node, _scope, parent) => {
  const children = state.all(node);
  const isPicture =
    parent?.type === 'figure' && node.children.length === 1 && node.children[0]?.type === 'image';
  return isPicture ? children : element('p', {}, children);
};
