import type { Nodes } from 'mdast';
import type {} from 'mdast-util-directive';
import type {} from 'mdast-util-frontmatter';
import type { BlockType } from '../../../blocks/index.ts';
import type {} from '../../../report/nodes.ts';
import { attributionLine } from './attribution-line.ts';
import { blockTitle } from './block-title.ts';
import { blockquote } from './blockquote.ts';
import { lineBreak } from './break.ts';
import { caption } from './caption.ts';
import { code } from './code.ts';
import { deletion } from './delete.ts';
import { directive } from './directive.ts';
import { emphasis } from './emphasis.ts';
import { footnoteReference } from './footnote-reference.ts';
import type { Handler } from './handler.ts';
import { heading } from './heading.ts';
import { html } from './html.ts';
import { image } from './image.ts';
import { imageReference } from './image-reference.ts';
import { inlineCode } from './inline-code.ts';
import { languageSpan } from './language-span.ts';
import { link } from './link.ts';
import { linkReference } from './link-reference.ts';
import { list } from './list.ts';
import { listItem } from './list-item.ts';
import { nothing } from './nothing.ts';
import { paragraph } from './paragraph.ts';
import { person } from './person.ts';
import { personPart } from './person-part.ts';
import { sourceLine } from './source-line.ts';
import { strong } from './strong.ts';
import { table } from './table.ts';
import { tableCell } from './table-cell.ts';
import { tableRow } from './table-row.ts';
import { text } from './text.ts';
import { thematicBreak } from './thematic-break.ts';

/** Every node type that is no block's and not the root. */
export type OwnType = Exclude<Nodes['type'], BlockType | 'root'>;

/** A handler for each node type: one that is forgotten is a compile error. */
export const handlers: { [K in OwnType]: Handler<Extract<Nodes, { type: K }>> } = {
  attributionLine,
  blockquote,
  blockTitle,
  break: lineBreak,
  caption,
  code,
  containerDirective: directive,
  definition: nothing,
  delete: deletion,
  emphasis,
  footnoteDefinition: nothing,
  footnoteReference,
  heading,
  html,
  image,
  imageReference,
  inlineCode,
  languageSpan,
  leafDirective: directive,
  link,
  linkReference,
  list,
  listItem,
  paragraph,
  person,
  personAffiliation: personPart,
  personHonorific: personPart,
  personName: personPart,
  personRest: personPart,
  personRole: personPart,
  sourceLine,
  strong,
  table,
  tableCell,
  tableRow,
  text,
  textDirective: directive,
  thematicBreak,
  yaml: nothing,
};
