import { withLatinTwin } from '../../report/latin-twin.ts';

/** A time, a scale or a port, with the letters before it. */
const afterColonIn = withLatinTwin(String.raw`:\d+(?<=([\p{L}\d]+):\d+)`, 'gu');

/**
 * What looks like prose and is not: addresses, numbers of books and documents,
 * options of commands. Nothing in them is ever changed. With each pattern, what
 * a text that it matches has in it, since most texts have nothing of the kind.
 */
const IDENTIFIERS: readonly (readonly [
  sign: RegExp,
  pattern: RegExp | ((text: string) => RegExp),
])[] = [
  // Addresses with a scheme, without one, and of mailboxes.
  [/:\/\//, /\b[a-z][a-z0-9+.-]*:\/\/[^\s<>«»“”"]+/giu],
  [/www\./i, /\bwww\.[^\s<>«»“”"]+/giu],
  [/@/, /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu],
  [/(?:mailto|urn|doi):/i, /\b(?:mailto|urn|doi):[^\s<>«»“”"]+/giu],
  // A DOI (ISO 26324), an ISBN, an ISSN, an ORCID iD.
  [/10\.\d/, /\b10\.\d{4,9}\/[^\s<>«»“”"]+/gu],
  [/ISBN|ISSN|ORCID/, /\b(?:ISBN|ISSN|ORCID)(?:-1[03])?:?\s*[\dX][\dX\s-]*[\dX]/gu],
  // Dates as ISO 8601 writes them, and other groups of digits with more than one hyphen.
  [/\d-\d/, /\d+(?:-\d+){2,}/gu],
  // Symbols of documents of the United Nations: A/RES/76/1, S/PV.9000.
  [/[A-Z]\//, /\b[A-Z]{1,4}(?:\/[A-Z0-9][A-Z0-9.()-]*)+/gu],
  // Times, scales and ports: 10:30, 1:50000, localhost:8080.
  [/:\d/, afterColonIn],
  // Options of commands, paths and names of files.
  [/-[A-Za-z]/, /(?<![^\s([])--?[A-Za-z][\w-]*/gu],
  [/\//, /(?:\.{0,2}\/)[\w.-]+(?:\/[\w.-]*)*/gu],
];

/**
 * Find the identifiers of a text.
 *
 * @returns start and end of each, in UTF-16 units; they may overlap
 */
export function findIdentifiers(text: string): [number, number][] {
  // One look for what all but a few have.
  if (!/[:/@]|\d-\d|-[A-Za-z]|www\.|ISBN|ISSN|ORCID/i.test(text)) return [];
  return IDENTIFIERS.flatMap(([sign, pattern]) => {
    if (!sign.test(text)) return [];
    return findAll(text, pattern instanceof RegExp ? pattern : pattern(text));
  });
}

function findAll(text: string, pattern: RegExp): [number, number][] {
  return [...text.matchAll(pattern)].map((match) => {
    // Punctuation at the end of an address is the sentence's.
    const length = match[0].replace(/[.,;:!?)\]'’]+$/u, '').length;
    return [match.index - (match[1]?.length ?? 0), match.index + length];
  });
}
