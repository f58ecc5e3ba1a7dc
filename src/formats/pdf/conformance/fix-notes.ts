import { createString } from '../objects/values.ts';
import type { Context } from './context.ts';
import { toStandardType } from './standard-types.ts';
import { visitElements } from './structure-tree.ts';

/** Give every note an id of its own (ISO 14289-1, 7.9). */
export function fixNotes({ tree }: Context): void {
  let count = 0;
  visitElements(tree.roots, (element) => {
    if (toStandardType(element.type) !== 'Note') return;
    count++;
    element.attributes.set('ID', createString(`note-${count}`));
  });
}
