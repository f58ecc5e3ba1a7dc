import type { Image, Paragraph, Parent, PhrasingContent, RootContent } from 'mdast';
import type { Caption, SourceLine } from '../report/nodes.ts';
import { defineBlock } from './block.ts';
import { renderFigure } from './figure-hast.ts';

/** An image or a table with a caption, numbered. */
export interface Figure extends Parent {
  type: 'figure';
  /** What is counted: a figure that holds a table is a table. */
  kind: 'figure' | 'table';
  /** What it shows, a `caption`, and a `sourceLine` where it has one. */
  children: RootContent[];
}

declare module 'mdast' {
  interface BlockContentMap {
    figure: Figure;
  }
  interface RootContentMap {
    figure: Figure;
  }
}

/** The image of a paragraph that holds nothing else. */
export function loneImage(node: RootContent): Image | undefined {
  if (node.type !== 'paragraph') return undefined;
  const [first, ...others] = node.children;
  return first?.type === 'image' && others.length === 0 ? first : undefined;
}

/**
 * The plain-Markdown form of a figure: an image in a paragraph of its own, its
 * title being the caption: `![What it shows](a.svg "The caption")`.
 */
export function matchFigure(node: Paragraph): Figure | undefined {
  const image = loneImage(node);
  if (image?.title === undefined || image.title === null || image.title === '') return undefined;
  const { title, ...bare } = image;
  const caption: Caption = { type: 'caption', children: [{ type: 'text', value: title }] };
  return {
    type: 'figure',
    kind: 'figure',
    children: [{ ...node, children: [bare] }, caption],
    ...(node.position === undefined ? {} : { position: node.position }),
  };
}

export const figure = defineBlock<Figure>({
  type: 'figure',
  names: ['figure'],
  summary:
    'An image or a table with a caption (the label), numbered; `source` says where it comes from.',
  attributes: { source: { kind: 'text' } },
  label: 'required',
  fromDirective(parts, context) {
    const kind = parts.children.some((child) => child.type === 'table') ? 'table' : 'figure';
    if (kind === 'figure' && !parts.children.some((child) => loneImage(child) !== undefined)) {
      context.report(
        parts.directive,
        'figure-content',
        'This figure has neither an image nor a table',
        {
          severity: 'warning',
          hint: 'Put an image in a paragraph of its own, or a table, between the fences.',
        },
      );
    }
    const children: PhrasingContent[] = parts.label;
    const { source } = parts.attributes;
    const line: SourceLine[] =
      source === undefined
        ? []
        : [{ type: 'sourceLine', children: [{ type: 'text', value: source }] }];
    return {
      type: 'figure',
      kind,
      children: [...parts.children, { type: 'caption', children }, ...line],
    };
  },
  fallback: (node) =>
    node.children.map((child) =>
      child.type === 'caption' || child.type === 'sourceLine'
        ? { type: 'paragraph', children: child.children }
        : child,
    ),
  hast: renderFigure,
});
