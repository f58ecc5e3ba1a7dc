import type { Point } from 'unist';
import type { Item } from '../content.ts';
import type { Token } from './tokens.ts';

/** Something that an artifact does not say as its source does. */
export interface Finding {
  rule: VerifyRule;
  message: string;
  /** In the source; absent for what is of the file as a whole. */
  place: Point | undefined;
  hint?: string;
  /** Where it is no error. */
  severity?: 'warning' | 'info';
}

/** What `verify` can find; `docs/rules` has a page for each. */
export type VerifyRule =
  | 'verify-artifact'
  | 'verify-lost'
  | 'verify-lost-block'
  | 'verify-doubled'
  | 'verify-added'
  | 'verify-changed'
  | 'verify-displaced'
  | 'verify-person'
  | 'verify-heading'
  | 'verify-paragraph'
  | 'verify-list'
  | 'verify-table'
  | 'verify-note'
  | 'verify-link'
  | 'verify-image'
  | 'verify-language'
  | 'verify-metadata'
  | 'verify-contents';

/** What findings say of the artifact. */
export interface Artifact {
  /** `peacekeeping.en.pdf`. */
  name: string;
  /** Whether it breaks lines, so that a word may be in two parts. */
  breaksLines: boolean;
  /** Of a file in which nothing says what its words are of: what heads its notes at the end. */
  untagged?: { notes: string };
}

/** Where in an artifact something is, as a message begins: `x.en.pdf, page 3`. */
export function describePlace({ name }: Artifact, item: Item | undefined): string {
  return item === undefined || item.place === '' ? name : `${name}, ${item.place}`;
}

/** Where in the source a token is. */
export function placeOf(token: Token | undefined): Point | undefined {
  return token?.piece.locate?.(token.offset);
}
