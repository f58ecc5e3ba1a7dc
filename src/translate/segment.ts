import { createHash } from 'node:crypto';
import type { Point } from 'unist';
import { dropImageLanguage } from '../project/localized-image.ts';
import { type Content, writeTags } from './content.ts';

/** Offsets in a file: from the first character to behind the last. */
export interface Range {
  start: number;
  end: number;
}

export type MarkKind =
  | 'emphasis'
  | 'strong'
  | 'delete'
  | 'language'
  | 'sort'
  | 'link'
  | 'address'
  | 'note'
  | 'image'
  | 'code'
  | 'break'
  | 'html';

/** The target of a link to a heading, which has no id but its words. */
export const HEADING = '#';

/** A placeholder of a segment, and what stands in the source for it. */
export interface Mark {
  /** From 1, in the order of the source. */
  id: string;
  kind: MarkKind;
  /** Whether it has text between a beginning and an end. */
  paired: boolean;
  /** What the source writes: a range of it, or a text of its own. The whole of a single mark. */
  open: Range | string;
  /** The end of a pair. */
  close?: Range | string;
  /** Beginning and end as the file writes them. */
  written: readonly [open: string, close: string];
  /** What a reader gets from it and a translation must keep: an address, a note, code. */
  target: string;
}

/** Marks that only dress a text: a translation that is already there may do without them. */
export const dressing: ReadonlySet<MarkKind> = new Set([
  'emphasis',
  'strong',
  'delete',
  'language',
  'sort',
]);

/** How a segment's text is written in its file. */
export type SegmentForm =
  | 'paragraph'
  | 'heading'
  | 'label'
  | 'cell'
  | 'attribute'
  | 'alternative'
  | 'title'
  | 'yaml'
  | 'shared';

/** A run of text that is translated as one. */
export interface Segment {
  /** Names it in its report: section, kind and number. `leverage-and-how-it-is-lost.p2`. */
  path: string;
  /** What it is, in a translator's words: `Heading`, `Table cell`. */
  kind: string;
  form: SegmentForm;
  content: Content;
  marks: readonly Mark[];
  /** In the file; of a value in YAML, of the scalar. */
  range: Range;
  /** Whether the text stands in the file itself, or in `report.yaml` beside it. */
  file: 'own' | 'shared';
  /** What a further line of it begins with: the quotation's `> `, a list's indent. */
  prefix: string;
  /** Whether lines of the source are lines of the text: people without a list. */
  keepsLines: boolean;
  /** Where it stands, from the outside in: section, panel, block. */
  context: readonly string[];
  place: Point;
  /** What the editor says to translators: a comment before its block. */
  note?: string;
}

/** A hash of what a segment says: its text, its marks and what they lead to. */
export function hashSegment(segment: Pick<Segment, 'content' | 'marks'>): string {
  const marks = segment.marks.map((mark) => `${mark.kind} ${mark.target}`);
  return hashText([writeTags(segment.content), ...marks].join('\n'));
}

/** Twelve hexadecimal digits of SHA-256: two of a million texts are alike once in a hundred. */
function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** The name of a segment in a translation file: it fits one text of one place only. */
export function identify(segment: Segment): string {
  return `${segment.path}-${hashSegment(segment).slice(0, 8)}`;
}

/** What stays the same in a translation: what marks are, and what they lead to. */
export function signatureOf(mark: Pick<Mark, 'kind' | 'target'>): string {
  if (mark.kind === 'image') return `image ${dropImageLanguage(mark.target)}`;
  // What a link is written as is the source's business.
  return dressing.has(mark.kind) ? mark.kind : `${mark.kind} ${mark.target}`;
}
