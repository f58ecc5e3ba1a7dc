/**
 * Where the front matter of a text ends.
 *
 * @param lines of a Markdown file
 * @returns the index of the line that closes it, -1 where nothing does;
 *   `undefined` where there is none
 */
export function endOfFrontMatter(lines: readonly string[]): number | undefined {
  if (!/^-{3}\s*$/u.test(lines[0] ?? '')) return undefined;
  return lines.findIndex((line, index) => index > 0 && /^-{3}\s*$/u.test(line));
}
