/**
 * What XML 1.0 (fifth edition, 2.2) forbids in a document in any form, escaped
 * or not: control characters, lone surrogates, U+FFFE and U+FFFF.
 */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const TEXT = /[&<>\r]/g;
const ATTRIBUTE = /[&<>"\t\n\r]/g;
const REFERENCES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // White space that a parser would otherwise normalise (XML 1.0, 2.11 and 3.3.3).
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** A string with every character that XML forbids shown as U+FFFD, so that its loss is seen. */
function replaceForbidden(value: string): string {
  return value.replace(FORBIDDEN, '\uFFFD');
}

function refer(character: string): string {
  return REFERENCES[character] ?? character;
}

/** A string as the text of an element. */
export function escapeText(value: string): string {
  return replaceForbidden(value).replace(TEXT, refer);
}

/** A string as the value of an attribute in double quotes. */
export function escapeAttribute(value: string): string {
  return replaceForbidden(value).replace(ATTRIBUTE, refer);
}
