import type { Parent, RootContent } from 'mdast';
import { defineBlock } from './block.ts';
import { renderElement } from './render.ts';

/** A pull quote. */
export interface Quote extends Parent {
  type: 'quote';
  /** What is quoted, then an `attributionLine` where the source names one. */
  children: RootContent[];
}

declare module 'mdast' {
  interface BlockContentMap {
    quote: Quote;
  }
  interface RootContentMap {
    quote: Quote;
  }
}

export const quote = defineBlock<Quote>({
  type: 'quote',
  names: ['quote'],
  summary: 'A pull quote; `by` says who said it.',
  attributes: { by: { kind: 'text' } },
  label: 'none',
  fromDirective(parts) {
    const { by } = parts.attributes;
    return {
      type: 'quote',
      children: [
        ...parts.children,
        ...(by === undefined
          ? []
          : [
              {
                type: 'attributionLine' as const,
                children: [{ type: 'text' as const, value: by }],
              },
            ]),
      ],
    };
  },
  fallback: (node) => [
    {
      type: 'blockquote',
      children: node.children.map((child) =>
        child.type === 'attributionLine' ? { type: 'paragraph', children: child.children } : child,
      ) as never,
    },
  ],
  hast(state, node) {
    const said = node.children.filter((child) => child.type !== 'attributionLine');
    const by = node.children.filter((child) => child.type === 'attributionLine');
    const quoted = renderElement(state, { type: 'blockquote', children: said }, 'blockquote', {});
    // Who said it stands outside the quotation (HTML, 4.4.4); no `figure` around
    // both, which would be a picture without a description in a tagged PDF.
    const group = renderElement(state, { ...node, children: by }, 'div', {
      className: ['block', 'quote'],
    });
    group.children.unshift(quoted);
    return group;
  },
  word: (node, writer) =>
    node.children.flatMap((child) =>
      child.type === 'attributionLine'
        ? writer.paragraph('QuoteAttribution', child.children)
        : child.type === 'paragraph'
          ? writer.paragraph('IntenseQuote', child.children, { keepNext: true })
          : writer.flow([child]),
    ),
});
