/** The lines of a source as micromark counts them: ended by LF, CR or both. */
export function splitLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/u);
}

/** The numbers, from 1, of the lines that a pattern finds something in. */
export function findLines(lines: readonly string[], pattern: RegExp): Set<number> {
  return new Set(lines.flatMap((line, index) => (pattern.test(line) ? [index + 1] : [])));
}
