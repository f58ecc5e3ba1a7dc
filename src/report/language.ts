import type { Direction } from './metadata.ts';

/** CLDR plural categories that a language uses; `other` always. */
export type PluralForms = { other: string } & Partial<
  Record<'zero' | 'one' | 'two' | 'few' | 'many', string>
>;

/** Every word that rapporteur generates. Placeholders are `{name}`. */
export interface Labels {
  contents: string;
  /** Of a block whose title is missing. */
  untitled: string;
  listOfFigures: string;
  listOfTables: string;
  summary: string;
  keyMessages: string;
  recommendations: string;
  participants: string;
  about: string;
  acknowledgements: string;
  disclaimer: string;
  note: string;
  notes: string;
  source: string;
  /** Of the imprint page. */
  imprint: string;
  publishedBy: string;
  suggestedCitation: string;
  /** By how many there are: `Author`, `Authors`. */
  authors: PluralForms;
  editors: PluralForms;
  translators: PluralForms;
  series: string;
  licence: string;
  funding: string;
  keywords: string;
  event: string;
  date: string;
  /** What is counted: `Panel`, `Figure` … */
  kinds: Record<NumberedKind, string>;
  /** `{kind} {number}`. */
  numbered: string;
  /** For kinds that a language numbers in another way: Chinese `第{number}部分`. */
  numberedKinds?: Partial<Record<NumberedKind, string>>;
  /** What stands between a numbered label and a title, with its spacing: `: `. */
  separator: string;
  /** Between a word and what it announces, with its spacing: `Source: `. */
  colon: string;
  /** Between the parts of a line (a name, a role, a place): `, `. */
  listSeparator: string;
  /** Between things of one kind (names, keywords), where it is another mark: Chinese `、`. */
  itemSeparator?: string;
  /** `Page {page} of {pages}`. */
  pageOf: string;
  skipToContent: string;
  /** `Back to reference {number}`, for a note that is referred to more than once. */
  backToReference: string;
  footnote: string;
  cover: string;
  coverImage: string;
  titlePage: string;
  startOfText: string;
  pageAbbreviation: string;
  /** Of a publication that claims to be accessible, in sentences for its readers. */
  accessibilitySummary: string;
  /** Of one that can't claim it. */
  accessibilityLimits: string;
  draft: string;
  /** Before a passage whose translation is of an earlier text, in a draft. */
  draftStale: string;
  /** Before the words of the source, where a draft has no translation of them. */
  draftMissing: string;
  /** `{count} participants`. */
  participantCount: PluralForms;
}

export type NumberedKind =
  | 'panel'
  | 'session'
  | 'keynote'
  | 'roundtable'
  | 'workshop'
  | 'part'
  | 'figure'
  | 'table'
  | 'recommendation'
  | 'box';

/** Words by which the plain-Markdown forms are recognised, in lower case, without punctuation. */
export interface PlainForms {
  /** `panel`: headings `Panel 1: …` and their like, by kind. */
  kinds: Partial<Record<NumberedKind, string[]>>;
  /** `participants`, `panellists`, `speakers`, `chair` …: a heading or paragraph before a list. */
  participants: string[];
}

/** Whitespace and marks that a language's typographers ask for. */
export interface Typography {
  /** Between two clauses, with its spaces: ` – `, `—`. */
  clauseDash: string;
  /** Between two numbers: `–`. */
  rangeDash: string;
  ellipsis: string;
  apostrophe: string;
  /** What stands before a mark, by mark: French `{ ';': '\u202f' }`; nothing where it is empty. */
  spaceBefore?: Record<string, string>;
  /** What stands inside outer quotation marks: French U+00A0. */
  insideQuotes?: string;
  /** Lower-case words that do not end a line: Russian prepositions, Polish conjunctions. */
  bindingWords?: string[];
  /** Abbreviations that a number follows on the same line: `p.`, `No.`. */
  numberPrefixes?: string[];
  /** Units and words that follow a number on the same line, beyond those of the SI. */
  units?: string[];
  /** ASCII punctuation to the script's own, beside the script's letters: Arabic `{ ',': '،' }`. */
  punctuation?: Record<string, string>;
}

/**
 * Words that the checks of a text go by. What is called a pattern is the source
 * of a regular expression: it is matched in lower case, without diacritics, and
 * from the beginning of a word to the end of one where the script has spaces.
 */
export interface EditingWords {
  /** Words that the language doubles on purpose: `had`. */
  doubled: string[];
  /** Articles, prepositions and their like: one that stands twice is always a slip. */
  functionWords: string[];
  /** Texts of links that say nothing of where they lead: `here`. */
  linkTexts: string[];
  /** Abbreviations of honorifics, without full stop, with the words that they stand for. */
  honorificForms: Record<string, string[]>;
  /** Patterns of what makes a name a speaker's: `argued`, `according to`. */
  speech: string[];
  /** What a name may end in besides itself: Russian cases, the German genitive. */
  nameEndings?: string[];
  /** What may be written before a name without a space: Arabic `و`, `ل`. */
  namePrefixes?: string[];
}

/**
 * Dates in words, as `Intl` writes them: its first use costs 10 ms, and what it
 * writes changes from one version of Node.js to the next.
 */
export interface DateForms {
  /** With `{day}`, `{month}` and `{year}`. */
  day: string;
  /** With `{month}` and `{year}`. */
  month: string;
  /** From January, as they stand beside a day. */
  months: string[];
  /** As they stand without a day, where that differs: Russian `май`. */
  monthsAlone?: string[];
  /** Names that the months have elsewhere: a text is read with them, never written. */
  otherMonths?: string[][];
  /** From Sunday. */
  weekdays: string[];
}

/** A language as data. A regional file says only where it differs. */
export interface Language {
  /** BCP 47 tag: `en`, `fr`, `zh-Hans`. */
  tag: string;
  /** The language's own name for itself. */
  name: string;
  direction: Direction;
  /** ISO 15924: `Latn`, `Cyrl`, `Arab`, `Hans`. */
  script: string;
  labels: Labels;
  plainForms: PlainForms;
  /**
   * Longest first does not matter: matching takes the longest, in any case.
   * With and without full stop are both listed; what could be an initial or a
   * given name (`P.`, `Earl`, `He`) is not.
   */
  honorifics: string[];
  /** Opening and closing marks, outer then inner. */
  quotes: { outer: [string, string]; inner: [string, string] };
  /** Where the honorific stands; before the name unless said otherwise. */
  honorificPosition?: 'before' | 'after';
  typography: Typography;
  editing: EditingWords;
  /** The locale that `Intl` formats with, where it is not the tag: `en` is British. */
  locale?: string;
  /** Days of the month that are not printed as a plain number: French `{ 1: '1er' }`. */
  dayForms?: Record<number, string>;
  /** `{start}至{end}`, where `Intl` has no range of dates in words. */
  dateRange?: string;
  dates: DateForms;
  /** What stands before a number's decimals. */
  decimalSymbol: '.' | ',';
  /**
   * How a citation is written, where it is not `Name (2024). Title.`: the year
   * (`（{year}）`), what ends a part (`。`), what stands between parts.
   */
  citation?: { year: string; end: string; gap: string };
  /** Separators between the parts of a person's line, besides `,` and `;`: `،` and `؛` for Arabic. */
  commas: string[];
  semicolons: string[];
  /** Name of the pattern file of the `hyphen` package, absent where the script is not hyphenated. */
  hyphenation?: string;
  /** LCID tag that Word uses: `en-GB`. */
  word: string;
}

/** What a regional file holds: its tag, the language that it varies, and what differs. */
export type RegionalLanguage = { tag: string; base: string } & Partial<
  Omit<Language, 'tag' | 'labels' | 'plainForms' | 'quotes' | 'typography' | 'editing' | 'dates'>
> & {
    labels?: Partial<Omit<Labels, 'kinds'>> & { kinds?: Partial<Labels['kinds']> };
    plainForms?: Partial<PlainForms>;
    quotes?: Partial<Language['quotes']>;
    typography?: Partial<Typography>;
    editing?: Partial<EditingWords>;
    dates?: Partial<DateForms>;
  };
