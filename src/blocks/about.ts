import type { Parent, RootContent } from 'mdast';
import { defineBlock } from './block.ts';
import { renderSection } from './render.ts';
import { makeHeading } from './section.ts';

/** About the organisation, the project or the authors; after the last chapter. */
export interface About extends Parent {
  type: 'about';
  /** The first child is its heading. */
  children: RootContent[];
}

declare module 'mdast' {
  interface BlockContentMap {
    about: About;
  }
  interface RootContentMap {
    about: About;
  }
}

export const about = defineBlock<About>({
  type: 'about',
  names: ['about'],
  summary: 'About the organisation, the project or the authors; after the last chapter.',
  attributes: {},
  label: 'optional',
  matter: 'back',
  order: 20,
  fromDirective: (parts, context) => ({
    type: 'about',
    children: [makeHeading(parts, context, 'about'), ...parts.children],
  }),
  fallback: (node) => node.children,
  hast: (state, node) => renderSection(state, node, 'about'),
});
