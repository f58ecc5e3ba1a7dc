import type { Parent, RootContent } from 'mdast';
import type { Block, DirectiveParts } from './block.ts';
import { renderAside } from './render.ts';
import { makeTitle, titleFallback } from './section.ts';

/** A node that is a box: a title, if any, and what the box holds. */
interface BoxNode<Type extends string> extends Parent {
  type: Type;
  children: RootContent[];
}

/** What the boxes have in common; each adds its name, its summary and its rule for the label. */
export function aside<Type extends string>(
  type: Type,
  name: string,
  style: string,
  fallbackLabel?: 'note' | 'keyMessages',
): Pick<
  Block<BoxNode<Type>>,
  'type' | 'names' | 'attributes' | 'fromDirective' | 'fallback' | 'hast' | 'word'
> {
  return {
    type,
    names: [name],
    attributes: {},
    fromDirective: (parts: DirectiveParts, context) => ({
      type,
      children: [...makeTitle(parts, context, fallbackLabel), ...parts.children],
    }),
    fallback: (node) => [{ type: 'blockquote', children: titleFallback(node.children) as never }],
    hast: (state, node) => renderAside(state, node, name),
    word: (node, writer) => writer.box(style, node.children),
  };
}
