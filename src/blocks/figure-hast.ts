import type { Element, ElementContent } from 'hast';
import type { Parents, RootContent } from 'mdast';
import type { State } from 'mdast-util-to-hast';
import type { Figure } from './figure.ts';
import { renderElement } from './render.ts';

/**
 * A figure. A picture is a `figure`, its source line part of the caption,
 * since a `figcaption` may only be first or last (HTML, 4.4.12). A table has its
 * own `caption` and no `figure` around it: in a tagged PDF that would need
 * an alternative text for what is text already.
 */
export function renderFigure(state: State, node: Figure): Element {
  const content = node.children.filter((child) => !isCaption(child));
  const name = node.kind === 'table' ? 'div' : 'figure';
  const element = renderElement(state, { ...node, children: content }, name, {
    className: ['block', `${node.kind}-figure`],
  });
  const [caption] = renderAll(state, node, 'caption');
  const sources = renderAll(state, node, 'sourceLine');
  const table = node.kind === 'table' ? findTable(element.children) : undefined;
  if (caption === undefined) element.children.push(...sources);
  else if (table !== undefined) {
    table.children.unshift({ ...caption, tagName: 'caption' });
    element.children.push(...sources);
  } else {
    caption.children.push(...sources);
    element.children.push(caption);
  }
  return element;
}

function isCaption(node: RootContent): boolean {
  return node.type === 'caption' || node.type === 'sourceLine';
}

function renderAll(state: State, node: Figure, type: 'caption' | 'sourceLine'): Element[] {
  return node.children
    .filter((child) => child.type === type)
    .flatMap((child) => state.one(child, node as Parents) ?? [])
    .filter((child) => child.type === 'element');
}

/** Its own first table, which may stand in a container that scrolls; one in a quotation is not its own. */
function findTable(nodes: readonly ElementContent[]): Element | undefined {
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    const [first] = node.tagName === 'div' ? node.children : [node];
    if (first?.type === 'element' && first.tagName === 'table') return first;
  }
  return undefined;
}
