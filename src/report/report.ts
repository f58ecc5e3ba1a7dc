import type { FootnoteDefinition, Heading, Image, Node, Root } from 'mdast';
import type { VFile } from 'vfile';
import type { Language } from './language.ts';
import type { Metadata, ReportPerson } from './metadata.ts';
import type { ReportFonts, Template } from './template.ts';

/** An entry of the outline: a heading with what stands under it. */
export interface OutlineEntry {
  id: string;
  /** 1 for a chapter; never skips. The report's title is above them. */
  level: number;
  /** `Panel 1: `, or empty. */
  prefix: string;
  /** The heading's text, without prefix, without notes. */
  text: string;
  node: Heading;
  children: OutlineEntry[];
}

/** An entry of the list of figures or tables. */
export interface FigureEntry {
  id: string;
  kind: 'figure' | 'table';
  /** `Figure 1`. */
  label: string;
  prefix: string;
  text: string;
  node: Node;
}

/** A footnote, in the order of its first reference. */
export interface Note {
  /** From 1. */
  number: number;
  /** The definition's id. */
  id: string;
  /** The ids of its references, in reading order. */
  references: string[];
  node: FootnoteDefinition;
}

/** An image file of the report, read and checked. */
export interface Asset {
  /** As written in the source. */
  url: string;
  /** File name that is unique in the report, for containers: `images/framework.svg`. */
  name: string;
  mediaType: 'image/svg+xml' | 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
  bytes: Uint8Array;
  /** In CSS pixels. */
  width: number;
  height: number;
  /** The images that show it. */
  nodes: Image[];
}

/** Where a top-level node belongs in a printed report. */
export type Matter = 'front' | 'body' | 'back';

/** A chapter: a heading of level 1 with all under it, or what stands before the first. */
export interface Chapter {
  matter: Matter;
  /** Absent for what stands before the first heading. */
  entry?: OutlineEntry;
  children: Root['children'];
}

/**
 * A report in one language, resolved: what every renderer reads, and all that
 * it reads. Numbers, labels, ids and texts of cross-references are in the tree.
 */
export interface Report {
  /** The folder's name: `peacekeeping`. */
  name: string;
  metadata: Metadata;
  language: Language;
  /** In reading order: front matter, body, back matter. Footnote definitions stand at its end, in order of number. */
  tree: Root;
  /** The tree's content, cut at headings of level 1; footnote definitions are left out. */
  chapters: Chapter[];
  outline: OutlineEntry[];
  figures: FigureEntry[];
  notes: Note[];
  people: ReportPerson[];
  /** By the url that the source writes. */
  assets: Map<string, Asset>;
  template: Template;
  fonts: ReportFonts;
  /** The source file; its messages are the diagnostics. */
  file: VFile;
}
