import type { Paragraph } from 'mdast';
import { leadsIn } from '../../../report/lead-in.ts';
import { textOf } from '../../../report/phrasing.ts';
import type { Scope } from '../scope.ts';
import { element, type Handler } from './handler.ts';

/** Characters that three lines of print hold at most: of an alphabet, and of Han. */
const THREE_LINES = { alphabet: 260, han: 115 };

/**
 * A paragraph; in a figure, the one that holds only its picture is no paragraph.
 *
 * One that may have three lines is marked for print: Blink breaks it after
 * two, and leaves the third alone, since it gives up `widows` where `orphans`
 * would not hold. One that announces a list is kept with it.
 */
export const paragraph: Handler<Paragraph> = (state, node, scope, parent) => {
  const children = state.all(node);
  const isPicture =
    parent?.type === 'figure' && node.children.length === 1 && node.children[0]?.type === 'image';
  if (isPicture) return children;
  const className = [
    ...(isShort(node, scope) ? ['short'] : []),
    ...(leadsIn(node, parent?.children ?? []) ? ['lead-in'] : []),
  ];
  return element('p', className.length > 0 ? { className } : {}, children);
};

function isShort(node: Paragraph, scope: Scope): boolean {
  if (!scope.options.lean) return false;
  const isHan = scope.report.language.script.startsWith('Han');
  return textOf(node.children).length <= (isHan ? THREE_LINES.han : THREE_LINES.alphabet);
}
