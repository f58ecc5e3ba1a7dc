import { type Context, pageNumberOf } from './context.ts';
import { firstPageOf } from './fix-links.ts';
import { isStandardType, toStandardType } from './standard-types.ts';
import { type StructureElement, visitElements } from './structure-tree.ts';

/**
 * The role map (ISO 32000-1, 14.7.3; ISO 14289-1, 7.1): the standard type of
 * every other type that the tree uses. A type that nobody knows becomes Span or
 * Div by where it stands. Form controls have no place in a report.
 *
 * @returns standard types by the types that are used
 */
export function buildRoleMap(context: Context): Map<string, string> {
  const used = new Map<string, string>();
  visitElements(context.tree.roots, (element) => {
    if (element.type === 'Form') reportForm(context, element);
    if (isStandardType(element.type)) return;
    used.set(element.type, toStandardType(element.type) ?? 'Div');
  });
  return new Map([...used].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function reportForm(context: Context, element: StructureElement): void {
  const page = pageNumberOf(context, firstPageOf(element));
  context.problems.push({
    rule: 'form-control',
    message: 'a form control is printed; write a character such as ☑ in its place',
    ...(page === undefined ? {} : { page }),
  });
}
