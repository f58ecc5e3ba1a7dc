import type { Element, Properties } from 'hast';
import type { Parent, Parents } from 'mdast';
import type { State } from 'mdast-util-to-hast';
import type {} from '../report/nodes.ts';

/**
 * An element with the hast of a node's children.
 *
 * @param state of mdast-util-to-hast
 * @param node the block
 * @param tagName the element's name
 * @param properties its properties; the node's id and language are added
 */
export function renderElement(
  state: State,
  node: Parent,
  tagName: string,
  properties: Properties,
): Element {
  const { id, lang } = node.data ?? {};
  const element: Element = {
    type: 'element',
    tagName,
    properties: {
      ...(id === undefined ? {} : { id }),
      ...(lang === undefined ? {} : { lang }),
      ...properties,
    },
    children: state.wrap(state.all(node as Parents), true),
  };
  state.patch(node as Parents, element);
  return element;
}

/** A block that is a section of the report, named by its own heading. */
export function renderSection(state: State, node: Parent, name: string): Element {
  const heading = node.children.find((child) => child.type === 'heading');
  const labelled = heading?.data?.id;
  return renderElement(state, node, 'section', {
    className: ['block', name],
    ...(labelled === undefined ? {} : { ariaLabelledBy: [labelled] }),
  });
}

/** A block that stands beside the text, named by its title. */
export function renderAside(state: State, node: Parent, name: string): Element {
  const title = node.children.find((child) => child.type === 'blockTitle');
  const labelled = title?.data?.id;
  return renderElement(state, node, 'aside', {
    className: [
      'block',
      'box',
      ...(name === 'box' ? [] : [name]),
      ...(node.data?.leadsIn === true ? ['lead-in'] : []),
    ],
    ...(labelled === undefined ? {} : { ariaLabelledBy: [labelled] }),
  });
}
