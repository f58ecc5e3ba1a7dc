import { personFallback } from '../../../blocks/participants.ts';
import type { Person, PersonPart } from '../../../report/nodes.ts';
import type { Handler } from '../state.ts';
import { handle } from './handle.ts';
import { writeInline } from './inline.ts';

/** A person who stands outside a participants block. */
export const person: Handler<Person> = (state, node, scope) =>
  handle(state, personFallback(node, state.report.language.labels.listSeparator), {
    ...scope,
    paragraphStyle: 'Participant',
  });

export const personPart: Handler<PersonPart> = (state, node, scope) =>
  writeInline(state, node.children, scope);
