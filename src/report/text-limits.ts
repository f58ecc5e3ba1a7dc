/** How much a text may ask of its parser, before it is refused with a diagnostic. */
export interface TextLimits {
  /** Characters of one line. */
  lineSize: number;
  /** Levels of lists, quotes, blocks, brackets and YAML collections inside one another. */
  nesting: number;
  /** Asterisks, brackets and other marks of one paragraph. */
  marks: number;
  /** Cells of all tables of a text. */
  tableCells: number;
}

/** What a text may have where the project says nothing else. */
export const defaultTextLimits: TextLimits = {
  lineSize: 20_000,
  nesting: 64,
  marks: 5_000,
  tableCells: 50_000,
};
