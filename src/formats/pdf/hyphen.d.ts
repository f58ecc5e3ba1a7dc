/** The package has no types of its own. */
declare module 'hyphen' {
  /** Patterns of a language, of a file in `hyphen/patterns`. */
  export type Patterns = readonly unknown[];
  export interface HyphenatorOptions {
    hyphenChar?: string;
    minWordLength?: number;
  }
  /** Gives the text with `hyphenChar` wherever a word may be divided. */
  function createHyphenator(
    patterns: Patterns,
    options?: HyphenatorOptions,
  ): (text: string) => string;

  // biome-ignore lint/style/noDefaultExport: it is the package's.
  export { createHyphenator as default };
}
