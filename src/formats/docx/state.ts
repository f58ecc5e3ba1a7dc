import type { Nodes } from 'mdast';
import type { Figure } from '../../blocks/figure.ts';
import type { RenderContext } from '../../report/format.ts';
import type { Asset, Report } from '../../report/report.ts';
import type { Bookmarks } from './bookmarks.ts';
import type { MarkStyles, Marks, RunLanguage } from './marks.ts';
import type { NumberingRegistry } from './numbering.ts';
import type { Pictures } from './pictures.ts';
import type { Relationships } from './relationships.ts';
import type { PageMeasures } from './units.ts';
import type { Xml } from './xml.ts';

/** What all handlers of one document share: registries that only grow. */
export interface State {
  readonly report: Report;
  readonly context: RenderContext;
  readonly page: PageMeasures;
  /** The report's images in forms that Word can show, by the url that the source writes. */
  readonly assets: ReadonlyMap<string, Asset>;
  readonly bookmarks: Bookmarks;
  /** The ids of blocks that the report gives none. */
  readonly blockIds: ReadonlyMap<Nodes, string>;
  /** The node of every id. */
  readonly targets: ReadonlyMap<string, Nodes>;
  readonly numbering: NumberingRegistry;
  readonly markStyles: MarkStyles;
  readonly pictures: Pictures;
  /** Top-level pieces that need a landscape page. */
  readonly landscape: WeakSet<Xml>;
  /** The notes that a reference was written for: a further reference repeats its number. */
  readonly notesReferred: Set<number>;
}

/** The part of the package that something is written in; each has its own relationships. */
export type Part = 'document' | 'footnotes' | 'endnotes';

/** Where a node stands: passed down, each handler changing its own copy. */
export interface Scope {
  readonly part: Part;
  readonly relationships: Relationships;
  readonly marks: Marks;
  /** The style of a plain paragraph here: `BodyText`, `BoxText`, `TableText` … */
  readonly paragraphStyle: string;
  /** The style of an item's first paragraph, where a block has its own: `KeyMessage`. */
  readonly itemStyle?: string;
  /** The style of a block's title. */
  readonly titleStyle: string;
  /** How many lists are around. */
  readonly listDepth: number;
  /** Whether this is inside a table, where no section can begin. */
  readonly inCell: boolean;
  /** In twips. */
  readonly width: number;
  readonly figure?: Figure;
  /** Where it is not the report's. */
  readonly language?: RunLanguage;
  /** Whether the text around is written from right to left. */
  readonly rtl: boolean;
  /** Whether the node announces what comes next, and stays on its page. */
  readonly leadsIn?: boolean;
  /** Whether runs are asked for, not paragraphs. */
  readonly inline: boolean;
}

/** Writes one type of node. It gives runs for phrasing content, and paragraphs and tables for flow content. */
export type Handler<N> = (state: State, node: N, scope: Scope) => Xml[];
