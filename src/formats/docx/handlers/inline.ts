import type { Delete, Emphasis, PhrasingContent, Strong } from 'mdast';
import { addMark, type Mark } from '../marks.ts';
import type { Handler, Scope, State } from '../state.ts';
import type { Xml } from '../xml.ts';
import { handle } from './handle.ts';

/** Phrasing content in the marks of its scope. */
export function writeInline(state: State, nodes: readonly PhrasingContent[], scope: Scope): Xml[] {
  const inner = scope.inline ? scope : { ...scope, inline: true };
  return joinTexts(nodes).flatMap((node) => handle(state, node, inner));
}

/** Texts that follow each other are one: blocks put lines together of parts and separators. */
function joinTexts(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const result: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (node.type === 'text' && last?.type === 'text') {
      result[result.length - 1] = { type: 'text', value: last.value + node.value };
    } else result.push(node);
  }
  return result;
}

/** Content with one mark more. */
function marked<N extends { children: PhrasingContent[] }>(mark: Mark): Handler<N> {
  return (state, node, scope) =>
    writeInline(state, node.children, { ...scope, marks: addMark(scope.marks, mark) });
}

export const strong = marked<Strong>('strong');
export const emphasis = marked<Emphasis>('emphasis');
export const strikethrough = marked<Delete>('strikethrough');
