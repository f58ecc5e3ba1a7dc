/**
 * What looks like prose and is not: addresses, numbers of books and documents,
 * options of commands. Nothing in them is ever changed.
 */
const IDENTIFIERS: readonly RegExp[] = [
  // Addresses with a scheme, without one, and of mailboxes.
  /\b[a-z][a-z0-9+.-]*:\/\/[^\s<>«»“”"]+/giu,
  /\bwww\.[^\s<>«»“”"]+/giu,
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu,
  /\b(?:mailto|urn|doi):[^\s<>«»“”"]+/giu,
  // A DOI (ISO 26324), an ISBN, an ISSN, an ORCID iD.
  /\b10\.\d{4,9}\/[^\s<>«»“”"]+/gu,
  /\b(?:ISBN|ISSN|ORCID)(?:-1[03])?:?\s*[\dX][\dX\s-]*[\dX]/gu,
  // Dates as ISO 8601 writes them, and other groups of digits with more than one hyphen.
  /\d+(?:-\d+){2,}/gu,
  // Symbols of documents of the United Nations: A/RES/76/1, S/PV.9000.
  /\b[A-Z]{1,4}(?:\/[A-Z0-9][A-Z0-9.()-]*)+/gu,
  // Times, scales and ports: 10:30, 1:50000, localhost:8080.
  /[\p{L}\d]+:\d+/gu,
  // Options of commands, paths and names of files.
  /(?<![^\s([])--?[A-Za-z][\w-]*/gu,
  /(?:\.{0,2}\/)[\w.-]+(?:\/[\w.-]*)*/gu,
];

/**
 * Find the identifiers of a text.
 *
 * @returns start and end of each, in UTF-16 units; they may overlap
 */
export function findIdentifiers(text: string): [number, number][] {
  return IDENTIFIERS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match): [number, number] => {
      // Punctuation at the end of an address is the sentence's.
      const length = match[0].replace(/[.,;:!?)\]'’]+$/u, '').length;
      return [match.index, match.index + length];
    }),
  );
}
