import type { List, ListItem, RootContent } from 'mdast';
import { checkBox } from '../elements/check-box.ts';
import { paragraph } from '../elements/paragraph.ts';
import { type ListLevel, listStyle } from '../numbering.ts';
import type { Handler, Scope, State } from '../state.ts';
import type { Xml } from '../xml.ts';
import { handleAll } from './handle.ts';
import { writeInline } from './inline.ts';
import { direction } from './paragraph.ts';

/** The style of an item's first paragraph, and its number where the style has none. */
interface ItemForm {
  style: string;
  numbering?: ListLevel;
}

export const list: Handler<List> = (state, node, scope) => {
  const form = formOf(state, node, scope);
  return node.children.flatMap((item) => writeItem(state, item, scope, form));
};

/** An item without a list. */
export const listItem: Handler<ListItem> = (state, node, scope) =>
  writeItem(state, node, scope, { style: listStyle('ListBullet', scope.listDepth) });

function formOf(state: State, node: List, scope: Scope): ItemForm {
  const level = scope.listDepth;
  const first = node.children[0]?.data?.numbering;
  if (first !== undefined) {
    const numbering = state.numbering.begin('recommendations', level, first.number);
    return { style: 'Recommendation', numbering };
  }
  if (node.ordered === true) {
    const numbering = state.numbering.begin('numbers', level, node.start ?? 1);
    return { style: listStyle('ListNumber', level), numbering };
  }
  const style =
    level === 0 && scope.itemStyle !== undefined ? scope.itemStyle : listStyle('ListBullet', level);
  const numbering = state.numbering.bulletFor(style, level);
  return { style, ...(numbering === undefined ? {} : { numbering }) };
}

/**
 * One item: its first paragraph has the bullet or number; what follows stands
 * in the same column. A task's box is a content control that can be ticked.
 */
function writeItem(state: State, item: ListItem, scope: Scope, form: ItemForm): Xml[] {
  const [first, ...others] = item.children;
  const opening = first?.type === 'paragraph' ? first : undefined;
  const rest: RootContent[] = opening === undefined ? item.children : others;
  const isTask = typeof item.checked === 'boolean';
  const content = opening === undefined ? [] : writeInline(state, opening.children, scope);
  const id = item.data?.id;
  const name = id === undefined ? undefined : state.bookmarks.nameOf(id);
  const runs = [
    ...(isTask ? [checkBox(item.checked === true), { 'w:r': [{ 'w:tab': {} }] }] : []),
    ...(name === undefined ? content : state.bookmarks.wrap(name, content)),
  ];
  const options = { ...direction(state, scope), numbering: isTask ? undefined : form.numbering };
  const style = isTask ? taskStyle(scope.listDepth) : form.style;
  return [
    paragraph(style, runs, options),
    ...handleAll(state, rest, {
      ...scope,
      listDepth: scope.listDepth + 1,
      paragraphStyle: listStyle('ListContinue', scope.listDepth),
    }),
  ];
}

function taskStyle(level: number): string {
  return level === 0 ? 'TaskList' : `TaskList${Math.min(level + 1, 3)}`;
}
