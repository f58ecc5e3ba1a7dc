import type { LinkReference } from 'mdast';
import type { Handler } from './handler.ts';
import { link } from './link.ts';

export const linkReference: Handler<LinkReference> = (state, node, scope, parent) => {
  const definition = scope.definitions.get(node.identifier.toUpperCase());
  if (definition === undefined) return state.all(node);
  return link(
    state,
    {
      type: 'link',
      url: definition.url,
      title: definition.title ?? null,
      children: node.children,
    },
    scope,
    parent,
  );
};
