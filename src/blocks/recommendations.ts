import type { Parent, RootContent } from 'mdast';
import { defineBlock } from './block.ts';
import { renderSection } from './render.ts';
import { makeHeading } from './section.ts';

/** A list of recommendations. They are numbered through the report and can be referred to. */
export interface Recommendations extends Parent {
  type: 'recommendations';
  /** The first child is its heading; each item of its lists is a recommendation. */
  children: RootContent[];
}

declare module 'mdast' {
  interface BlockContentMap {
    recommendations: Recommendations;
  }
  interface RootContentMap {
    recommendations: Recommendations;
  }
}

export const recommendations = defineBlock<Recommendations>({
  type: 'recommendations',
  names: ['recommendations'],
  summary: 'Recommendations, a list: each is numbered through the report and can be linked to.',
  attributes: {},
  label: 'optional',
  fromDirective(parts, context) {
    if (!parts.children.some((child) => child.type === 'list')) {
      context.report(
        parts.directive,
        'recommendations-content',
        'There is no list among the recommendations, so none is numbered',
        {
          severity: 'warning',
          hint: 'Write each recommendation as an item of a list: “1. …”.',
        },
      );
    }
    return {
      type: 'recommendations',
      children: [makeHeading(parts, context, 'recommendations'), ...parts.children],
    };
  },
  fallback: (node) => node.children,
  hast: (state, node) => renderSection(state, node, 'recommendations'),
});
