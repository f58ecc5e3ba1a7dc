import { parseDocument } from 'yaml';

/**
 * A text as a YAML scalar, in the style of the scalar whose place it takes, if
 * it can be written in that style.
 *
 * @param value one line of text
 * @param original the scalar as the source writes it
 */
export function writeScalar(value: string, original: string): string {
  const block = /^[>|][-+\d]*[ \t]*\n(?<indent> *)/u.exec(original);
  if (block !== null) {
    const indent = block.groups?.['indent'] ?? '  ';
    const lines = original.split('\n').slice(1);
    const width = Math.max(60, ...lines.map((line) => line.length));
    const end = original.endsWith('\n') ? '\n' : '';
    // Folded: line breaks of the text would be spaces, and there are none.
    return `>-\n${foldWords(value, width - indent.length)
      .map((line) => `${indent}${line}`)
      .join('\n')}${end}`;
  }
  if (!/^["']/u.test(original) && isPlain(value)) return value;
  if (original.startsWith("'") && !value.includes("'")) return `'${value}'`;
  return JSON.stringify(value);
}

/** Whether YAML reads a line of text as itself, in a mapping, and in a list in brackets. */
function isPlain(value: string): boolean {
  if (/[[\]{},]|\s#|:$|:\s|\n/u.test(value)) return false;
  const document = parseDocument(`key: ${value}\n`, { schema: 'core', logLevel: 'silent' });
  return document.errors.length === 0 && document.get('key') === value;
}

function foldWords(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
