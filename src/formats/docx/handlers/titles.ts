import type { Node, PhrasingContent } from 'mdast';
import type { AttributionLine, BlockTitle, Caption, SourceLine } from '../../../report/nodes.ts';
import { paragraph } from '../elements/paragraph.ts';
import type { Handler, Scope, State } from '../state.ts';
import { writeInline } from './inline.ts';
import { writeLabel } from './label.ts';
import { direction } from './paragraph.ts';

/** A paragraph in a style, with the label that the report gives to it. */
function labelled(
  state: State,
  node: Node & { children: PhrasingContent[] },
  scope: Scope,
  style: string,
  owner: Node = node,
) {
  const numbering = node.data?.numbering ?? owner.data?.numbering;
  const ownerId = owner.data?.id;
  const name = ownerId === undefined ? undefined : state.bookmarks.nameOf(ownerId);
  const label = numbering === undefined ? [] : writeLabel(state, numbering, name, 'CaptionLabel');
  const id = node.data?.id;
  const own = id === undefined ? undefined : state.bookmarks.nameOf(id);
  const content = writeInline(state, node.children, scope);
  return paragraph(
    style,
    [...label, ...(own === undefined ? content : state.bookmarks.wrap(own, content))],
    direction(state, scope),
  );
}

/** The title of a box or of a group of people: not a heading, since it is not in the outline. */
export const blockTitle: Handler<BlockTitle> = (state, node, scope) => [
  labelled(state, node, scope, scope.titleStyle),
];

/** A caption with its number, which is its figure's. */
export const caption: Handler<Caption> = (state, node, scope) => [
  labelled(state, node, scope, 'Caption', scope.figure),
];

/** Where a figure comes from, after the language's word for that. */
export const sourceLine: Handler<SourceLine> = (state, node, scope) => {
  const { source, colon } = state.report.language.labels;
  const label: PhrasingContent = { type: 'text', value: `${source}${colon}` };
  return [labelled(state, { ...node, children: [label, ...node.children] }, scope, 'Source')];
};

export const attributionLine: Handler<AttributionLine> = (state, node, scope) => [
  labelled(state, node, scope, 'QuoteAttribution'),
];
