/**
 * The nodes and data that a resolved report adds to mdast, beyond the blocks:
 * parts that several blocks share. A block declares its own node in its file.
 *
 * Everything generated is data of a node, never text in the tree: numbers,
 * labels and ids are resolved before a renderer sees them, and a renderer
 * prints them without counting and without translating.
 */
import type { Parent, PhrasingContent } from 'mdast';

/** A number that the report gives to a panel, figure, table or recommendation. */
export interface Numbering {
  /** What is counted: `panel`, `session`, `figure`, `table`, `recommendation` … */
  kind: string;
  /** From 1. */
  number: number;
  /** In the report's language and digits: `Panel 1`. */
  label: string;
  /** What stands before a title: `Panel 1: ` (with the language's spacing). */
  prefix: string;
}

/** The title of a block that is not in the outline: a box, a group of people. */
export interface BlockTitle extends Parent {
  type: 'blockTitle';
  children: PhrasingContent[];
}

/** The caption of a figure or table. */
export interface Caption extends Parent {
  type: 'caption';
  children: PhrasingContent[];
}

/** Where a figure, table or quotation comes from. */
export interface SourceLine extends Parent {
  type: 'sourceLine';
  children: PhrasingContent[];
}

/** Who said a quotation. */
export interface AttributionLine extends Parent {
  type: 'attributionLine';
  children: PhrasingContent[];
}

/** One line of a `participants` block. */
export interface Person extends Parent {
  type: 'person';
  /** In this order, each at most once; `personName` always; `personRest` alone after it if the line is not explained. */
  children: PersonPart[];
  /** `Family, Given`, when the source gives it. */
  sort?: string;
}

export type PersonPart = PersonHonorific | PersonName | PersonRole | PersonAffiliation | PersonRest;

interface PersonPartBase extends Parent {
  children: PhrasingContent[];
}
export interface PersonHonorific extends PersonPartBase {
  type: 'personHonorific';
}
export interface PersonName extends PersonPartBase {
  type: 'personName';
}
export interface PersonRole extends PersonPartBase {
  type: 'personRole';
}
export interface PersonAffiliation extends PersonPartBase {
  type: 'personAffiliation';
}
/** What follows the name in a line that the grammar can't explain: kept and shown whole. */
export interface PersonRest extends PersonPartBase {
  type: 'personRest';
}

/** A run of text in another language than the text around it: `[mot juste]{lang=fr}`. */
export interface LanguageSpan extends Parent {
  type: 'languageSpan';
  /** BCP 47 tag. */
  lang: string;
  children: PhrasingContent[];
}

declare module 'mdast' {
  interface Data {
    /** The node's id, unique in the report, stable across builds. */
    id?: string;
    /** The number and label that the report gives to the node. */
    numbering?: Numbering;
    /** BCP 47 tag of a block that is in another language than the report. */
    lang?: string;
    /** The number that a plain-Markdown heading gives its panel. */
    writtenNumber?: number;
    /** The text of the node was generated: the source does not have it. */
    generated?: boolean;
    /** The block is about what comes next, and stays on its page. */
    leadsIn?: boolean;
  }
  interface LinkData {
    /** The text was generated from the label of the target. */
    crossReference?: boolean;
  }
  interface FootnoteReferenceData {
    /** The note's number in the report, from 1. */
    number?: number;
  }
  interface FootnoteDefinitionData {
    number?: number;
    /** The ids of the references to it, in reading order. */
    references?: string[];
  }
  interface TableCellData {
    /** From the table's form: a header cell of the column or of the row. */
    scope?: 'col' | 'row';
    /** Over how many columns and rows it goes; the cells that it covers are not in the tree. */
    columnSpan?: number;
    rowSpan?: number;
  }
  interface BlockContentMap {
    blockTitle: BlockTitle;
    caption: Caption;
    sourceLine: SourceLine;
    attributionLine: AttributionLine;
    person: Person;
  }
  interface PhrasingContentMap {
    languageSpan: LanguageSpan;
  }
  interface RootContentMap {
    languageSpan: LanguageSpan;
    blockTitle: BlockTitle;
    caption: Caption;
    sourceLine: SourceLine;
    attributionLine: AttributionLine;
    person: Person;
    personHonorific: PersonHonorific;
    personName: PersonName;
    personRole: PersonRole;
    personAffiliation: PersonAffiliation;
    personRest: PersonRest;
  }
}
