/** How text is written so that Markdown reads it as the text that it is (CommonMark 0.31.2, 2.4). */

/**
 * Text inside a paragraph, heading or label.
 *
 * @param text without line ends
 * @param next what the source has right behind it: a `!` before a bracket would make a picture
 */
export function escapeText(text: string, next = ''): string {
  return text
    .replace(/\\/gu, '\\\\')
    .replace(/[`*~[\]]/gu, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/<(?=[A-Za-z/!?])/gu, '\\<')
    .replace(/&(?=#?[A-Za-z0-9]+;)/gu, '\\&')
    .replace(/!$/u, (mark) => (next.startsWith('[') ? `\\${mark}` : mark));
}

/** A line of a paragraph, where its beginning would open something else. */
export function escapeLineStart(line: string): string {
  return line
    .replace(/^(#{1,6})(?=[ \t]|$)/u, '\\$1')
    .replace(/^>/u, '\\>')
    .replace(/^([-+])(?=[ \t]|$)/u, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=[ \t]|$)/u, '$1\\$2')
    .replace(/^=+[ \t]*$/u, '\\$&')
    .replace(/^-(?=[-|:])/u, '\\-')
    .replace(/^(?=[|])/u, '\\')
    .replace(/^:(?=::|-)/u, '\\:');
}

/** A heading, where its end would be taken for its closing sequence. */
export function escapeHeadingEnd(line: string): string {
  return line.replace(/(?<=[ \t]|^)#+$/u, (marks) => `\\${marks}`);
}

/** A cell of a table. */
export function escapeCell(markdown: string): string {
  return markdown.replace(/(\\*)\|/gu, (whole, slashes: string) =>
    slashes.length % 2 === 1 ? whole : `${slashes}\\|`,
  );
}

/** The value of an attribute of a directive, between double quotation marks. */
export function quoteAttribute(value: string): string {
  return `"${value.replace(/&(?=#?[A-Za-z0-9]+;)/gu, '&amp;').replaceAll('"', '&quot;')}"`;
}

/** The title of a link or picture, between double quotation marks. */
export function quoteTitle(value: string): string {
  return `"${value
    .replace(/\\/gu, '\\\\')
    .replaceAll('"', '\\"')
    .replace(/&(?=#?[A-Za-z0-9]+;)/gu, '\\&')}"`;
}

/**
 * The characters at the two sides of a mark as character references: `**a。**b`
 * does not end where a letter follows the punctuation, and references do not
 * count as letters (CommonMark 6.2, as `mdast-util-to-markdown` does it).
 */
export function encodeCharacter(character: string): string {
  return `&#x${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()};`;
}

/** Text of which nothing can be read as anything else, and which nobody likes to read. */
export function escapeAll(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/gu, '\\$&');
}
