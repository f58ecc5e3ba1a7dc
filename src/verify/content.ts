/**
 * What `verify` compares: the content of a text, from whichever side it was
 * read. The source and each artifact become one of these by readers that know
 * nothing of the code that made the artifact.
 */
import type { Point } from 'unist';

/** A run of an item's text with all that is the same along it. */
export interface Piece {
  text: string;
  /** Where a link leads: an address, or `#` and the name of a place in the same text. */
  link?: string;
  /** BCP 47 tag, where it is not that of the text as a whole. */
  lang?: string;
  /** The alternative text of an image that stands here; `text` is empty then. */
  image?: string;
  /** The note that is referred to here, by the name that its side gives it; `text` is empty then. */
  note?: string;
  /** Where in the source a character of `text` is. */
  locate?(offset: number): Point;
}

/** Whether there is neither a word nor an image nor a note in a text. */
export function isBlank(pieces: readonly Piece[]): boolean {
  return pieces.every(
    ({ text, image, note }) => text.trim() === '' && image === undefined && note === undefined,
  );
}

/** Where in a table a cell stands, from 0. */
export interface CellPlace {
  /** From 0, in reading order. */
  table: number;
  row: number;
  column: number;
  /** Absent where the format can’t say it of this cell. */
  isHeader?: boolean;
}

/** Where in a list an item stands. */
export interface ListPlace {
  /** 1 for a list that is in no other; 0 where the format can’t say. */
  depth: number;
  isOrdered: boolean;
  /** False for what follows the first paragraph of an item. */
  isStart: boolean;
}

/** Where on a page a line is painted, in points from its lower left corner. */
export interface LinePlace {
  page: number;
  from: number;
  to: number;
  y: number;
}

/** One block of the source; every item of it has the same object. */
export interface BlockMark {
  name: string;
}

/** A block of text: a paragraph, a heading, a cell, a caption. */
export interface Item {
  /** The level of a heading: 1 for a chapter. */
  level?: number;
  list?: ListPlace;
  cell?: CellPlace;
  pieces: Piece[];
  /** Names by which links lead here. */
  anchors: string[];
  /** Where it is, for a person: `page 3`, `text.xhtml`. */
  place: string;
  /** The source says it of a person: between the parts of the line there may be any mark, or none. */
  isPerson?: boolean;
  /** An item of a list that has no text of its own, right before: what follows may be in it. */
  follows?: ListPlace;
  /** What a person is sorted by, where a block asks for it. */
  sortKey?: string;
  /** The block of the source that it is of. */
  block?: BlockMark;
  /** It is one painted line, and no more: what it begins with may go on a word of the one before. */
  line?: LinePlace;
  /** It may be a heading or none: the source leaves that to the layout. */
  isFree?: boolean;
}

/** An entry of the outline. */
export interface OutlineEntry {
  text: string;
  /** 1 for a chapter. */
  level: number;
  /** The item that it leads to. */
  target: Item | undefined;
}

/** All that one artifact says. */
export interface ArtifactContent {
  /** The text itself, in reading order. */
  body: Item[];
  /** Cover, title page, imprint. */
  front: Item[];
  /** The table of contents. */
  contents: Item[];
  /** The outline that a viewer shows beside the text, where the format has one of its own. */
  outline?: OutlineEntry[];
  /** Notes, by the name that references to them use. */
  notes: Map<string, Item[]>;
  /** The title that the file's own properties give. */
  title: string | undefined;
  /** The language that the file says it is in. */
  language: string | undefined;
  /** Every other text of the properties: authors, keywords, description. */
  properties: string[];
  /** How a name in `link` is looked up, where it is not an item's anchor. */
  resolve?(name: string): Item | undefined;
  /** Nothing says what its words are of: an item for each painted line, and no more. */
  isUntagged?: boolean;
}

/** An artifact that can't be read at all. */
export class UnreadableArtifact extends Error {
  override name = 'UnreadableArtifact';
}
