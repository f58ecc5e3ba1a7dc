import type { Parent, RootContent } from 'mdast';
import { defineBlock } from './block.ts';
import { renderSection } from './render.ts';
import { makeHeading } from './section.ts';

/** The executive summary, before the first chapter. */
export interface Summary extends Parent {
  type: 'summary';
  /** The first child is its heading. */
  children: RootContent[];
}

declare module 'mdast' {
  interface BlockContentMap {
    summary: Summary;
  }
  interface RootContentMap {
    summary: Summary;
  }
}

export const summary = defineBlock<Summary>({
  type: 'summary',
  names: ['summary'],
  summary: 'The executive summary, before the first chapter.',
  attributes: {},
  label: 'optional',
  matter: 'front',
  order: 20,
  fromDirective: (parts, context) => ({
    type: 'summary',
    children: [makeHeading(parts, context, 'summary'), ...parts.children],
  }),
  fallback: (node) => node.children,
  hast: (state, node) => renderSection(state, node, 'summary'),
});
