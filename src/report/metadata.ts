import type { Person } from './nodes.ts';

/** Left-to-right or right-to-left. */
export type Direction = 'ltr' | 'rtl';

/** Whether what was said may be attributed to who said it. */
export type Attribution = 'chatham-house' | 'on-record' | 'mixed';

/** A person or body credited with the report. */
export interface Contributor {
  /** The name as it is printed, with its honorific: `Prof Oisín Tansey`. */
  name: string;
  /** `Family, Given`, only when the source gives it: names are never split by guess. */
  sort?: string;
  role?: string;
  affiliation?: string;
  /** The sixteen digits of an ORCID iD, with hyphens. */
  orcid?: string;
  url?: string;
}

export interface Publisher {
  name: string;
  place?: string;
  url?: string;
  email?: string;
}

export interface Series {
  name: string;
  /** The report's number in the series, as printed. */
  number?: string;
}

export interface Identifiers {
  isbn?: string;
  issn?: string;
  doi?: string;
  url?: string;
}

export interface Licence {
  /** As printed: `CC BY 4.0`. */
  name: string;
  url?: string;
}

/** The meeting that the report is about. */
export interface ReportEvent {
  name: string;
  place?: string;
  /** ISO 8601 calendar date. */
  start?: string;
  /** ISO 8601 calendar date; absent for a meeting of one day. */
  end?: string;
}

/** A report's metadata in one language: `report.yaml` under the file's front matter. */
export interface Metadata {
  title: string;
  subtitle?: string;
  /** For running heads; the title where it is absent. */
  shortTitle?: string;
  /** BCP 47 tag. */
  language: string;
  direction: Direction;
  /** ISO 8601: `2022`, `2022-05` or `2022-05-31`. */
  date?: string;
  authors: Contributor[];
  editors: Contributor[];
  translators: Contributor[];
  publisher?: Publisher;
  series?: Series;
  identifiers: Identifiers;
  licence?: Licence;
  /** A copyright line, as printed. */
  rights?: string;
  funding: string[];
  keywords: string[];
  description?: string;
  event?: ReportEvent;
  attribution?: Attribution;
  /** The organisation that certifies the accessibility, if one does. */
  certifiedBy?: string;
  /** Footnotes at the foot of the page or at the end. */
  notes: 'foot' | 'end';
  pdf: { profile: 'ua' | 'print' | 'small' };
  /** CLDR numbering system of generated numbers: `latn`, `arab`. */
  digits: 'latn' | 'arab';
  /** Texts are left as they are written; absent where they are set in their language's typography. */
  typography?: false;
}

/** Everybody a report names in a `participants` block, in order. */
export interface ReportPerson {
  /** As printed, with honorific. */
  name: string;
  honorific?: string;
  role?: string;
  affiliation?: string;
  /** The group's label: `Chair`, `Panellists`. */
  group?: string;
  /** The id of the panel that the person sat on. */
  panel?: string;
  node: Person;
}
