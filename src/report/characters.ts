/**
 * What no document can hold in any form: control characters and U+FFFE, U+FFFF
 * and lone surrogates have no place in XML 1.0 (fifth edition, 2.2), C1 controls
 * and the other noncharacters none in HTML (13.2.3.5, "preprocessing the input
 * stream"). Tab and line ends are white space.
 */
const FORBIDDEN = String.raw`(?![\t\n\r])\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}`;

/** In UTF-16 units, what there may be one of them in: quick to look for. */
const SUSPECT = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]/;

/** A forbidden character, and where it is. */
export interface ForbiddenCharacter {
  /** UTF-16 index in the text. */
  index: number;
  /** `U+0007`. */
  name: string;
}

/** Every character of a text that no document can hold. */
export function findForbidden(text: string): ForbiddenCharacter[] {
  if (!SUSPECT.test(text)) return [];
  return [...text.matchAll(new RegExp(FORBIDDEN, 'gu'))].map((match) => ({
    index: match.index,
    name: `U+${(match[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  }));
}

/** A text of the same length with U+FFFD for each of them, so that its loss is seen. */
export function replaceForbidden(text: string): string {
  if (!SUSPECT.test(text)) return text;
  return text.replace(new RegExp(FORBIDDEN, 'gu'), (character) =>
    '\ufffd'.repeat(character.length),
  );
}
