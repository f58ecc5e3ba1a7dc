import type { Font } from '../objects/fonts.ts';
import type { PdfFile } from '../objects/reader.ts';
import type { PdfDictionary, PdfReference, PdfStream } from '../objects/values.ts';
import type { ComposedGlyph, Composer } from './compose-glyphs.ts';
import type { ConformOptions, Problem } from './options.ts';
import type { SequenceFacts } from './scan-environment.ts';
import type { ContentItem, StructureTree } from './structure-tree.ts';

export interface Page {
  readonly reference: PdfReference;
  readonly dictionary: PdfDictionary;
  /** From 0. */
  readonly index: number;
}

/** What is needed to read pages. */
export interface PageContext {
  readonly file: PdfFile;
  readonly pages: readonly Page[];
  readonly problems: Problem[];
  /** Whether a text without a tag may be left out of the structure; any may where it is absent. */
  readonly isDecoration?: ConformOptions['isDecoration'];
  readonly fonts: Map<PdfDictionary, FontUse>;
  /** What page streams hold, as far as it is decoded already. */
  readonly contents?: ReadonlyMap<PdfStream, Uint8Array>;
  /** What is being compressed meanwhile. */
  readonly pending?: Promise<void>[];
  /** By the page or form that holds the sequence, and there by its identifier. */
  readonly facts: Map<PdfReference, (SequenceFacts | undefined)[]>;
}

/** What the passes of a file without tags read and change. */
export interface UntaggedContext extends PageContext {
  readonly catalog: PdfDictionary;
}

/** What every other pass reads and changes. */
export interface Context extends UntaggedContext {
  readonly tree: StructureTree;
  readonly options: ConformOptions;
}

/** Shown as what its font says it is. */
export const PLAIN = 1;

/** Shown under an `ActualText` that says what it stands for. */
export const EXPLAINED = 2;

/** A font, with what is used of it. */
export interface FontUse {
  readonly font: Font;
  /** Index of the first page that has it. */
  readonly page: number;
  /** What makes glyphs for it; `undefined` where none can be made. */
  composer(): Composer | undefined;
  /** The glyphs that were made for it, by their code. */
  readonly composed: Map<number, ComposedGlyph>;
  /** Advance widths by character code, in thousandths of the size; of composite fonts only. */
  widthOf(code: number): number;
  /** How every character code is shown: {@link PLAIN}, {@link EXPLAINED}, or both. */
  readonly used: Uint8Array;
  /** Where glyph 0 is shown, which every font draws as a box: a character that no font has. */
  readonly missing: { page: number; text: string }[];
  /** Clusters of codes that `ActualText` explains, by a key of both. */
  readonly clusters: Map<string, { codes: number[]; text: string; count: number }>;
}

export function factsOf(context: PageContext, item: ContentItem): SequenceFacts | undefined {
  return context.facts.get(item.container)?.[item.mcid];
}

/** The number of a page, from 1. */
export function pageNumberOf(
  context: Context,
  reference: PdfReference | undefined,
): number | undefined {
  const page = context.pages.find((candidate) => candidate.reference === reference);
  return page === undefined ? undefined : page.index + 1;
}
