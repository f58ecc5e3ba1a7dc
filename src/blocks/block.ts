import type { Element, ElementContent } from 'hast';
import type { Heading, Node, PhrasingContent, RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { State } from 'mdast-util-to-hast';
import type { DiagnosticOptions, Place } from '../report/diagnostics.ts';
import type { Language } from '../report/language.ts';

/** What an attribute of a directive may hold. */
export type AttributeRule =
  | { kind: 'text' }
  | { kind: 'url' }
  | { kind: 'number' }
  | { kind: 'flag' }
  | { kind: 'choice'; values: readonly string[] };

/** What a block is given to make its node from a directive. */
export interface BlockContext {
  language: Language;
  /** The depth that a heading of the block has where it stands: one below the section around it. */
  depth: Heading['depth'];
  /** Whether the block stands in a panel. */
  inPanel: boolean;
  /** Report a problem at a place of the source. */
  report(place: Place, rule: string, message: string, options?: DiagnosticOptions): void;
}

/** What a directive says, taken apart: attributes checked, label split from content. */
export interface DirectiveParts {
  directive: ContainerDirective;
  /** The label's content; empty where there is none. */
  label: PhrasingContent[];
  /** Checked against the block's rules; `id` is handled for all blocks. */
  attributes: Record<string, string>;
  children: RootContent[];
}

/**
 * How a block writes itself in Word, in terms of named styles; `formats/docx`
 * supplies the writer, so that no block imports the docx package.
 */
export interface WordWriter<T> {
  /**
   * A paragraph in a named style. `before` is generated text that precedes the
   * content (a number, a label); `id` becomes a bookmark.
   */
  paragraph(
    style: string,
    content: PhrasingContent[],
    options?: { before?: string; id?: string; keepNext?: boolean },
  ): T[];
  heading(node: Heading): T[];
  /** Any nodes, each by its own handler. */
  flow(nodes: RootContent[]): T[];
  /** Any nodes, their paragraphs in the box's style, framed as one (`Box`, `KeyMessages` …). */
  box(style: string, nodes: RootContent[]): T[];
  /** A borderless table of two columns, a row an item, for people. */
  columns(style: string, rows: { cells: PhrasingContent[][][]; id?: string }[]): T[];
}

/**
 * A block: a vertical slice of the language. Its file declares its node type
 * (`declare module 'mdast'`) and exports one of these.
 */
export interface Block<N extends Node = Node> {
  /** The node's type. */
  type: N['type'];
  /** The names by which a directive opens it, the first being its own. */
  names: readonly string[];
  /** One line, for the user guide and for hints. */
  summary: string;
  attributes: Record<string, AttributeRule>;
  /** Whether a label is required, allowed or refused. */
  label: 'required' | 'optional' | 'none';
  /** Where the block goes when it stands at the top of a report; `body` keeps its place. */
  matter?: 'front' | 'back';
  /** Position among blocks of the same matter: lower first. */
  order?: number;
  /** Make the node; problems are reported, nothing is dropped. */
  fromDirective(parts: DirectiveParts, context: BlockContext): N;
  /** The block in standard mdast, with everything it says, for a format that knows no better. */
  fallback(node: N): RootContent[];
  /** For the HTML family; the fallback serves where it is absent. */
  hast?(state: State, node: N): Element | ElementContent[];
  /** For Word; the fallback serves where it is absent. */
  word?<T>(node: N, writer: WordWriter<T>): T[];
}

/** Declare a block; keeps its node's type. */
export function defineBlock<N extends Node>(block: Block<N>): Block<N> {
  return block;
}
