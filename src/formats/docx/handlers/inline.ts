import type { Delete, Emphasis, PhrasingContent, Strong } from 'mdast';
import { addMark, type Mark } from '../marks.ts';
import type { Handler, Scope, State } from '../state.ts';
import type { Xml } from '../xml.ts';
import { handle } from './handle.ts';

/** Phrasing content in the marks of its scope. */
export function writeInline(state: State, nodes: readonly PhrasingContent[], scope: Scope): Xml[] {
  const inner = scope.inline ? scope : { ...scope, inline: true };
  return nodes.flatMap((node) => handle(state, node, inner));
}

/** Content with one mark more. */
function marked<N extends { children: PhrasingContent[] }>(mark: Mark): Handler<N> {
  return (state, node, scope) =>
    writeInline(state, node.children, { ...scope, marks: addMark(scope.marks, mark) });
}

export const strong = marked<Strong>('strong');
export const emphasis = marked<Emphasis>('emphasis');
export const strikethrough = marked<Delete>('strikethrough');
