import type { Node } from 'mdast';
import type { Block } from '../../../blocks/block.ts';
import type { Figure } from '../../../blocks/figure.ts';
import { blockOf } from '../../../blocks/index.ts';
import type { Participants } from '../../../blocks/participants.ts';
import type { Handler } from '../state.ts';
import { createWordWriter } from '../word-writer.ts';
import { handleAll } from './handle.ts';
import { landscapeWidth, needsLandscape } from './table.ts';

/** A block in its own Word form, or, where it has none, in its fallback. */
export const block: Handler<Node> = (state, node, scope) => {
  const definition = blockOf(node.type) as Block<Node> | undefined;
  if (definition?.word !== undefined) {
    return definition.word(node, createWordWriter(state, scope));
  }
  return handleAll(state, definition?.fallback(node) ?? [], scope);
};

/** A figure's caption takes its number. A table too wide for the page turns the page for all of it. */
export const figure: Handler<Figure> = (state, node, scope) => {
  const turned = node.children.some(
    (child) => child.type === 'table' && needsLandscape(state, child, scope),
  );
  const width = turned ? landscapeWidth(state) : scope.width;
  const content = handleAll(state, node.children, { ...scope, figure: node, width });
  if (turned) for (const piece of content) state.landscape.add(piece);
  return content;
};

/** The title of a group of people is not that of a box. */
export const participants: Handler<Participants> = (state, node, scope) =>
  block(state, node, { ...scope, titleStyle: 'ParticipantGroup' });
