import type { ImageReference } from 'mdast';
import { type Handler, text } from './handler.ts';
import { image } from './image.ts';

export const imageReference: Handler<ImageReference> = (state, node, scope, parent) => {
  const definition = scope.definitions.get(node.identifier.toUpperCase());
  if (definition === undefined) return text(`![${node.alt ?? ''}]`);
  return image(
    state,
    {
      type: 'image',
      url: definition.url,
      alt: node.alt ?? null,
      title: definition.title ?? null,
    },
    scope,
    parent,
  );
};
