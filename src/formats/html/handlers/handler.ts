import type { Element, ElementContent, Properties } from 'hast';
import type { Node, Parents } from 'mdast';
import type { State } from 'mdast-util-to-hast';
import type { Scope } from '../scope.ts';

/** What a node becomes: nothing, one piece of content, or several. */
export type HastResult = ElementContent | ElementContent[] | undefined;

/**
 * Makes hast of one type of node. Pure; `state.all(node)` gives the content.
 * Ids, languages and positions are put on the result by whoever calls it.
 */
export type Handler<N extends Node> = (
  state: State,
  node: N,
  scope: Scope,
  parent: Parents | undefined,
) => HastResult;

/** An element, without the ceremony. */
export function element(
  tagName: string,
  properties: Properties,
  children: ElementContent[] = [],
): Element {
  return { type: 'element', tagName, properties, children };
}

/** A text node. */
export function text(value: string): ElementContent {
  return { type: 'text', value };
}

/** The properties that say what an element is, as far as the format wants them said. */
export function semantics(scope: Scope, role: string | undefined, epubType?: string): Properties {
  return {
    ...(scope.options.epubTypes && epubType !== undefined ? { epubType } : {}),
    ...(scope.options.roles && role !== undefined ? { role } : {}),
  };
}
