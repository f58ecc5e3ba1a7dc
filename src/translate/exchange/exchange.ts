/** What goes to a translator and comes back, whatever the format of the file. */
import type { Content } from '../content.ts';
import type { Mark } from '../segment.ts';

/** How far the translation of a unit is, in a translator's file. */
export type UnitState =
  /** Nothing is there, or nothing that counts. */
  | 'initial'
  /** Something is there that a translator has to look at. */
  | 'needs-review'
  | 'translated'
  | 'reviewed';

/** A translation of another text, to be taken over or adapted. */
export interface Match {
  /** 0 to 100, from the likeness of the two source texts; 101 for the same text in the same place. */
  score: number;
  source: Content;
  target: Content;
  /** File name of the memory that it is from. */
  origin: string;
}

/** A segment as it is sent out. */
export interface Unit {
  id: string;
  /** What it is: `Heading`. */
  kind: string;
  source: Content;
  /** Marks of the source, and those that only the translation has. */
  marks: readonly Mark[];
  extras: ReadonlyMap<string, Mark>;
  target?: Content;
  state: UnitState;
  /** Section, panel and block that it stands in. */
  context: readonly string[];
  /** The text before it. */
  previous: string;
  /** For the translator, a sentence each. */
  notes: readonly string[];
  matches: readonly Match[];
  /** `source/peacekeeping/en.md:34`. */
  place: string;
}

/** What all units of a file share. */
export interface ExchangeHead {
  /** The source's path in the project: `source/peacekeeping/en.md`. */
  original: string;
  /** BCP 47 tags. */
  sourceLanguage: string;
  targetLanguage: string;
}

/** A file for a translator. */
export interface ExchangeFile extends ExchangeHead {
  units: readonly Unit[];
}

/** A unit as it comes back. */
export interface ReturnedUnit {
  id: string;
  /** Absent where nothing was written. */
  target?: Content;
  state: UnitState;
}

/** A file as it comes back; parts that it does not say are looked for in the project. */
export interface ReturnedFile extends Partial<ExchangeHead> {
  units: ReturnedUnit[];
}

/** A format of files for translators. */
export interface ExchangeFormat {
  name: string;
  /** `.xlf`. */
  extension: string;
  write(file: ExchangeFile): Uint8Array;
  /** @throws {XmlReadError} or an `Error` that says what is wrong with the file */
  read(bytes: Uint8Array): ReturnedFile[];
}

/** A context in one line: `Why the question arises › figure: The dilemma`. */
export function describeContext(unit: Pick<Unit, 'context'>): string {
  return unit.context.join(' › ');
}
