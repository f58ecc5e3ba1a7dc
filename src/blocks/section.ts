import type { Heading, PhrasingContent, RootContent } from 'mdast';
import type { Labels } from '../report/language.ts';
import type { BlockTitle } from '../report/nodes.ts';
import type { BlockContext, DirectiveParts } from './block.ts';

/** Labels that can be a block's title when its source gives none. */
type TitleLabel = {
  [Key in keyof Labels]-?: Labels[Key] extends string ? Key : never;
}[keyof Labels];

/** What a title is made of: its content, and whether the source has it. */
function titleContent(parts: DirectiveParts, context: BlockContext, label: TitleLabel) {
  if (parts.label.length > 0) return { children: parts.label, generated: false };
  const value = context.language.labels[label];
  const children: PhrasingContent[] = [{ type: 'text', value }];
  return { children, generated: true };
}

/**
 * The heading of a block that is a section of the report: it is in the outline.
 * Without a label it is the language's word for the block.
 */
export function makeHeading(
  parts: DirectiveParts,
  context: BlockContext,
  label: TitleLabel,
): Heading {
  const { children, generated } = titleContent(parts, context, label);
  return {
    type: 'heading',
    depth: context.depth,
    children,
    ...(parts.directive.position === undefined ? {} : { position: parts.directive.position }),
    ...(generated ? { data: { generated } } : {}),
  };
}

/** The title of a block that stands apart from the outline. */
export function makeTitle(
  parts: DirectiveParts,
  context: BlockContext,
  label?: TitleLabel,
): BlockTitle[] {
  if (label === undefined && parts.label.length === 0) return [];
  const { children, generated } =
    label === undefined
      ? { children: parts.label, generated: false }
      : titleContent(parts, context, label);
  return [{ type: 'blockTitle', children, ...(generated ? { data: { generated } } : {}) }];
}

/** A block's title as standard mdast: a paragraph in bold. */
export function titleFallback(nodes: readonly RootContent[]): RootContent[] {
  return nodes.map((node) =>
    node.type === 'blockTitle'
      ? { type: 'paragraph', children: [{ type: 'strong', children: node.children }] }
      : node,
  );
}
