import type { Parents } from 'mdast';
import type { PersonPart } from '../../../report/nodes.ts';
import type { Handler } from './handler.ts';

/** A part of a person's line is only its content: the person says what it is. */
export const personPart: Handler<PersonPart> = (state, node) =>
  state.all(node as unknown as Parents);
