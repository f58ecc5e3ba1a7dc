import type { Metadata } from '../../../report/metadata.ts';

/** A rectangle in points from the lower left corner: left, bottom, right, top. */
export type Rectangle = readonly [number, number, number, number];

/** From a page on, how pages are numbered (ISO 32000-1, 12.4.2). */
export interface PageLabelRange {
  /** Index of the first page that it holds for, from 0. */
  page: number;
  /** Absent for pages that have a prefix only, or no number. */
  style?: 'decimal' | 'lower-roman' | 'upper-roman' | 'lower-alpha' | 'upper-alpha';
  prefix?: string;
  /** The number of the first page, 1 unless said otherwise. */
  start?: number;
}

/** A heading as the report's outline has it. */
export interface ExpectedHeading {
  /** 1 for a chapter. */
  level: number;
  /** With its prefix, as printed. */
  text: string;
  /** The name of its place, where it has one. */
  id?: string;
}

/** Boxes of pages for the printer (ISO 32000-1, 14.11.2), the same on every page. */
export interface PageBoxes {
  /** The page as it is after cutting. */
  trim: Rectangle;
  /** What is printed beyond it, to be cut away. */
  bleed: Rectangle;
  /** Whether to draw crop marks outside the bleed. */
  marks: boolean;
}

/** What a link is, for a text that describes it. */
export interface LinkDescription {
  /** The link's own text. */
  text: string;
  /** The URI that it opens. */
  uri?: string;
  /** The id of the place in the report that it goes to. */
  destination?: string;
}

export interface ConformOptions {
  /** `ua` and `print` are mended and claim; `small` is untagged and claims nothing. */
  profile: Metadata['pdf']['profile'];
  metadata: Metadata;
  /** Name and version of this program, for `Producer`: `rapporteur 1.0.0`. */
  producer: string;
  /** How many pages the file has; those behind are spare ones and go. */
  pageCount?: number;
  /**
   * The margin above the text of a page, by its index, in points: what Chromium
   * leaves out of named destinations.
   */
  topMargin?: (page: number) => number;
  pageLabels?: readonly PageLabelRange[];
  boxes?: PageBoxes;
  /** The headings that the outline must equal; not compared where it is absent. */
  headings?: readonly ExpectedHeading[];
  /** Which page the viewer opens two-up from; left to the viewer where it is absent. */
  pageLayout?: 'SinglePage' | 'TwoPageRight' | 'OneColumn';
  /**
   * Whether a text that the browser gave no tag is decoration, as running heads are,
   * which becomes an artifact. Else the file can't conform. All is where it is absent.
   */
  isDecoration?: (text: string) => boolean;
  /**
   * What a link annotation says of itself (`Contents`); by default the link's own
   * text, or else its target.
   */
  describeLink?: (link: LinkDescription) => string | undefined;
}

/** Something that keeps the file from conforming. */
export interface Problem {
  /** What kind, in kebab case: `figure-without-alt`. */
  rule: string;
  /** In an editor's words, with what to do where that is known. */
  message: string;
  /** From 1. */
  page?: number;
  /** The text at the place, for finding the line of the source. */
  text?: string;
}

export interface ConformResult {
  /** The file; the bytes that came in where they could not be read. */
  bytes: Uint8Array;
  problems: Problem[];
  /** Whether the file says that it conforms to PDF/UA-1 and PDF/A-2a. */
  claims: boolean;
}
