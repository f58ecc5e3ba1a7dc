import type { Definition, Yaml } from 'mdast';
import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive';
import { paragraph } from '../elements/paragraph.ts';
import type { Handler } from '../state.ts';
import { handleAll } from './handle.ts';
import { writeInline } from './inline.ts';

/** A directive that no block knows is a diagnostic; what it holds is shown all the same. */
export const containerDirective: Handler<ContainerDirective> = (state, node, scope) =>
  handleAll(state, node.children, scope);

export const leafDirective: Handler<LeafDirective> = (state, node, scope) => [
  paragraph(scope.paragraphStyle, writeInline(state, node.children, scope)),
];

export const textDirective: Handler<TextDirective> = (state, node, scope) =>
  writeInline(state, node.children, scope);

/** What says something about the source and shows nothing. */
export const nothing: Handler<Definition | Yaml> = () => [];
