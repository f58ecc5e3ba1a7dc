import type { Parent, RootContent } from 'mdast';
import { defineBlock } from './block.ts';
import { renderSection } from './render.ts';
import { makeHeading } from './section.ts';

/** Thanks, before the summary. */
export interface Acknowledgements extends Parent {
  type: 'acknowledgements';
  /** The first child is its heading. */
  children: RootContent[];
}

declare module 'mdast' {
  interface BlockContentMap {
    acknowledgements: Acknowledgements;
  }
  interface RootContentMap {
    acknowledgements: Acknowledgements;
  }
}

export const acknowledgements = defineBlock<Acknowledgements>({
  type: 'acknowledgements',
  names: ['acknowledgements'],
  summary: 'Thanks, before the summary.',
  attributes: {},
  label: 'optional',
  matter: 'front',
  order: 10,
  fromDirective: (parts, context) => ({
    type: 'acknowledgements',
    children: [makeHeading(parts, context, 'acknowledgements'), ...parts.children],
  }),
  fallback: (node) => node.children,
  hast: (state, node) => renderSection(state, node, 'acknowledgements'),
});
