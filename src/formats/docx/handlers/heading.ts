import type { Heading } from 'mdast';
import { paragraph } from '../elements/paragraph.ts';
import type { Handler } from '../state.ts';
import { writeInline } from './inline.ts';
import { writeLabel } from './label.ts';
import { direction } from './paragraph.ts';

/**
 * A heading in Word's own style, with a bookmark around its text.
 *
 * The generated label of a panel (`Panel 1: `) is in the character half of the
 * linked style "Panel Heading": were the paragraph in a style of its own, the
 * running head's STYLEREF, which takes one style, would not find it.
 */
export const heading: Handler<Heading> = (state, node, scope) => {
  const style = `Heading${Math.min(Math.max(node.depth - 1, 1), 6)}`;
  const { id, numbering } = node.data ?? {};
  const name = id === undefined ? undefined : state.bookmarks.nameOf(id);
  const content = writeInline(state, node.children, scope);
  return [
    paragraph(
      style,
      [
        ...(numbering === undefined ? [] : writeLabel(state, numbering, name, 'PanelHeadingChar')),
        ...(name === undefined ? content : state.bookmarks.wrap(name, content)),
      ],
      direction(state, scope),
    ),
  ];
};
