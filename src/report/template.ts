/** A colour as `#rrggbb`. */
export type Colour = string;

/** A length with its CSS unit: `10.5pt`, `24mm`. */
export type Length = string;

/** One family of the theme, with the fonts that supply it. */
export interface ThemeFont {
  /** CSS family name: `Source Serif 4`. */
  family: string;
  /** The npm package (of `@fontsource`) that holds the files. */
  package: string;
  /** CSS generic family to fall back on. */
  fallback: 'serif' | 'sans-serif' | 'monospace';
  /** The family that Word is told, on machines that lack ours. */
  word: string;
}

export type FontRole = 'body' | 'heading' | 'code';

/** The design tokens of a template: the one place that every format reads. */
export interface Theme {
  colours: {
    ink: Colour;
    paper: Colour;
    muted: Colour;
    accent: Colour;
    /** Text on `accent`. */
    onAccent: Colour;
    /** Background of boxes. */
    tint: Colour;
    rule: Colour;
    link: Colour;
    dark: {
      ink: Colour;
      paper: Colour;
      muted: Colour;
      accent: Colour;
      onAccent: Colour;
      tint: Colour;
      rule: Colour;
      link: Colour;
    };
  };
  fonts: Record<FontRole, ThemeFont>;
  /** Families for scripts that the above do not cover, by ISO 15924 code. */
  scripts: Record<string, Partial<Record<FontRole, ThemeFont>>>;
  sizes: {
    body: Length;
    small: Length;
    title: Length;
    subtitle: Length;
    /** Headings of depth 1 to 6 of the resolved outline. */
    headings: [Length, Length, Length, Length, Length, Length];
    /** Unitless. */
    lineHeight: number;
  };
  spacing: { paragraph: Length; block: Length };
  page: {
    /** `A4` or `Letter`, or two lengths. */
    size: string;
    margins: { top: Length; bottom: Length; inner: Length; outer: Length };
    /** Whether left and right pages mirror. */
    mirror: boolean;
  };
  /** What only the EPUB asks. */
  epub?: {
    /**
     * Whether the fonts are put into the file. Absent or false: the reader's
     * own fonts serve, as readers like to choose, and the file stays small.
     */
    embedFonts?: boolean;
  };
}

/** One font file, with what CSS needs to say of it. */
export interface FontFace {
  family: string;
  /** 100 to 900. */
  weight: number;
  style: 'normal' | 'italic';
  /** CSS `unicode-range`, absent for a file that stands for a family alone. */
  unicodeRange?: string;
  /** `woff2`. */
  format: 'woff2' | 'woff' | 'truetype';
  /** A file name that is unique among the faces. */
  name: string;
  bytes: Uint8Array;
  /** SPDX id of its licence. */
  licence: string;
}

/** The fonts of a report: only those that its characters need, read when a format asks for them. */
export interface ReportFonts {
  /** What the faces are made from: family's package, its version, file. */
  sources: readonly string[];
  /** Read them, once; the same faces each time. */
  load(): Promise<readonly FontFace[]>;
}

/** A house style, read whole. */
export interface Template {
  name: string;
  theme: Theme;
  /** `cover.html`: plain HTML with `<slot name="title">`. */
  cover: string;
  css: { common: string; print: string; screen: string; epub: string };
  /** Images that the cover and the styles name, by their relative path. */
  images: Map<string, Uint8Array>;
  /** The organisation's own Word file, which `docx.reference` in the theme names. */
  reference?: { name: string; bytes: Uint8Array };
}
