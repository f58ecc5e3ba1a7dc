/** Said at the head of each generated page, for whoever is about to edit it. */
export const GENERATED = '<!-- Made from the code by `make docs`. Edits here are lost. -->';

/** A table of Markdown; a cell may hold Markdown itself, but no line ends. */
export function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Blocks of Markdown as one text. */
export function joinBlocks(...parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}

/** Text as code. */
export function code(text: string): string {
  return `\`${text}\``;
}
