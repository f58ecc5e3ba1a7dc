import type { Parent, RootContent } from 'mdast';
import { defineBlock } from './block.ts';
import { renderSection } from './render.ts';
import { makeHeading } from './section.ts';

/** Whose views the report gives and does not give; at the end. */
export interface Disclaimer extends Parent {
  type: 'disclaimer';
  /** The first child is its heading. */
  children: RootContent[];
}

declare module 'mdast' {
  interface BlockContentMap {
    disclaimer: Disclaimer;
  }
  interface RootContentMap {
    disclaimer: Disclaimer;
  }
}

export const disclaimer = defineBlock<Disclaimer>({
  type: 'disclaimer',
  names: ['disclaimer'],
  summary: 'Whose views the report gives and does not give; at the end.',
  attributes: {},
  label: 'optional',
  matter: 'back',
  order: 30,
  fromDirective: (parts, context) => ({
    type: 'disclaimer',
    children: [makeHeading(parts, context, 'disclaimer'), ...parts.children],
  }),
  fallback: (node) => node.children,
  hast: (state, node) => renderSection(state, node, 'disclaimer'),
});
