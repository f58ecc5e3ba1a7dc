import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive';
import type { Handler } from './handler.ts';

/** A directive that no block knows is a diagnostic; what it holds is shown all the same. */
export const directive: Handler<ContainerDirective | LeafDirective | TextDirective> = (
  state,
  node,
) => state.all(node);
