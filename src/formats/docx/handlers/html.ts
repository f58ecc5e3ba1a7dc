import type { Html } from 'mdast';
import { paragraph } from '../elements/paragraph.ts';
import { writeText } from '../elements/text.ts';
import type { Handler } from '../state.ts';

/** Markup in a source is never markup in an output: it is shown as it was written. */
export const html: Handler<Html> = (state, node, scope) => {
  const runs = writeText(state, node.value.replace(/\s+/gu, ' '), scope);
  return scope.inline ? runs : [paragraph(scope.paragraphStyle, runs)];
};
