import type { RootContent } from 'mdast';
import type {} from 'mdast-util-directive';
import type { Handler } from '../state.ts';
import { block, figure, participants } from './block.ts';
import { blockquote } from './blockquote.ts';
import { code } from './code.ts';
import { containerDirective, leafDirective, nothing, textDirective } from './directive.ts';
import { footnoteDefinition, footnoteReference } from './footnote.ts';
import { heading } from './heading.ts';
import { html } from './html.ts';
import { image, imageReference } from './image.ts';
import { emphasis, strikethrough, strong } from './inline.ts';
import { languageSpan } from './language-span.ts';
import { link, linkReference } from './link.ts';
import { list, listItem } from './list.ts';
import { paragraph } from './paragraph.ts';
import { person, personPart } from './person.ts';
import { table, tableCell, tableRow } from './table.ts';
import { inlineCode, lineBreak, text } from './text.ts';
import { thematicBreak } from './thematic-break.ts';
import { attributionLine, blockTitle, caption, sourceLine } from './titles.ts';

/** The types of node that a report may hold, those of the blocks among them. */
export type NodeType = RootContent['type'];

/** The node of a type. */
export type NodeOf<K extends NodeType> = Extract<RootContent, { type: K }>;

/**
 * What writes each type of node. A type without a handler does not compile: a
 * new block gets its line here, and `block` will do, by its `word` or its fallback.
 */
export const handlers: { [K in NodeType]: Handler<NodeOf<K>> } = {
  // Flow content of mdast.
  blockquote,
  code,
  definition: nothing,
  footnoteDefinition,
  heading,
  html,
  list,
  listItem,
  paragraph,
  table,
  tableCell,
  tableRow,
  thematicBreak,
  yaml: nothing,
  // Phrasing content.
  break: lineBreak,
  delete: strikethrough,
  emphasis,
  footnoteReference,
  image,
  imageReference,
  inlineCode,
  languageSpan,
  link,
  linkReference,
  strong,
  text,
  // Parts of blocks.
  attributionLine,
  blockTitle,
  caption,
  person,
  personAffiliation: personPart,
  personHonorific: personPart,
  personName: personPart,
  personRest: personPart,
  personRole: personPart,
  sourceLine,
  // Blocks.
  about: block,
  acknowledgements: block,
  box: block,
  caseStudy: block,
  disclaimer: block,
  figure,
  keyMessages: block,
  note: block,
  panel: block,
  participants,
  quote: block,
  recommendations: block,
  summary: block,
  // What no block knew: a diagnostic, and shown all the same.
  containerDirective,
  leafDirective,
  textDirective,
};
