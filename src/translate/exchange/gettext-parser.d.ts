/** The parts of gettext-parser that are used; it has no types of its own. */
declare module 'gettext-parser' {
  export interface GetTextTranslation {
    msgctxt?: string;
    msgid: string;
    msgstr: string[];
    comments?: {
      translator?: string;
      extracted?: string;
      reference?: string;
      flag?: string;
      previous?: string;
    };
    obsolete?: boolean;
  }
  export interface GetTextTranslations {
    charset: string;
    headers: Record<string, string>;
    translations: Record<string, Record<string, GetTextTranslation>>;
  }
  export const po: {
    parse(input: Uint8Array | string): GetTextTranslations;
    compile(
      data: GetTextTranslations,
      options?: { foldLength?: number; sort?: boolean },
    ): Uint8Array;
  };
}
