import type { TextLimits } from '../../report/text-limits.ts';
import { openContainers } from './containers.ts';

/** What is too much in a text, and where. */
export interface Excess {
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
  rule: string;
  message: string;
  hint: string;
}

/**
 * Look a Markdown text through, before it is parsed, for what its parser would
 * take too long for or break at.
 *
 * micromark is quadratic in the depth of lists, quotes and brackets and in the
 * marks of a paragraph, and what is made of its tree is recursive: 4,000 list
 * markers in a line took six seconds and the stack of calls, 4,000 nested
 * images 17 seconds (micromark 4.0.2). One walk over the characters finds them
 * at once. It is not a parser: it may count a level too many where a text is
 * odd, which is why the limits are far above what anybody writes.
 *
 * @param text the whole file
 * @param limits what it may have
 * @returns the first excess of each kind, in the order of their lines
 */
export function findExcess(text: string, limits: TextLimits): Excess[] {
  const found = new Map<string, Excess>();
  const containers = openContainers(limits.nesting, true);
  // Fences in what is no code (a comment) could hide everything after them from the first.
  const doubtful = openContainers(limits.nesting * 4, false);
  const paragraph: Paragraph = { depth: 0, marks: 0 };
  let columns = 0;
  let cells = 0;
  let number = 0;
  let previous = '';
  const add = (rule: string, column: number, message: string, hint: string) => {
    if (!found.has(rule)) found.set(rule, { line: number, column, rule, message, hint });
  };
  for (let start = 0; start <= text.length; ) {
    const end = findLineEnd(text, start);
    const line = text.slice(start, end);
    number += 1;
    start = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
    if (line.length > limits.lineSize) {
      add(
        'limit-line',
        limits.lineSize + 1,
        `This line has ${line.length} characters; the limit is ${limits.lineSize}`,
        'Break it into paragraphs. The project’s setting is limits.line-size.',
      );
      containers.reset();
      doubtful.reset();
      continue;
    }
    const from = containers.read(line);
    doubtful.read(line);
    if (containers.depth > limits.nesting || doubtful.depth > limits.nesting * 4) {
      add(
        'limit-nesting',
        from + 1,
        `More than ${limits.nesting} lists, quotations and blocks inside one another`,
        'Take levels out. The project’s setting is limits.nesting.',
      );
      containers.reset();
      doubtful.reset();
      continue;
    }
    if (containers.isCode) continue;
    const isBlank = line.trim() === '';
    if (isBlank || containers.isNew) {
      columns = 0;
      paragraph.marks = 0;
    }
    if (isBlank) paragraph.depth = 0;
    if (columns === 0 && isDelimiterRow(line, from)) {
      columns = countCells(line, from);
      // The head stands before.
      cells += Math.max(columns, countCells(previous, 0));
    } else if (columns > 0) {
      paragraph.marks = 0;
      cells += Math.max(columns, countCells(line, from));
    }
    previous = line;
    if (cells > limits.tableCells) {
      add(
        'limit-cells',
        from + 1,
        `The tables have more than ${limits.tableCells} cells`,
        'Publish data of this size beside the report. The project’s setting is limits.table-cells.',
      );
    }
    const deep = walkParagraph(line, from, limits, paragraph);
    if (deep !== undefined) {
      add(
        'limit-nesting',
        deep + 1,
        `More than ${limits.nesting} brackets inside one another`,
        'Write “\\[” for a bracket that begins no link. The project’s setting is limits.nesting.',
      );
    }
    if (paragraph.marks > limits.marks) {
      add(
        'limit-marks',
        from + 1,
        `More than ${limits.marks} asterisks, brackets and other marks in one paragraph`,
        'Break it into paragraphs. The project’s setting is limits.marks.',
      );
    }
  }
  return [...found.values()];
}

interface Paragraph {
  /** Of brackets. */
  depth: number;
  marks: number;
}

function findLineEnd(text: string, start: number): number {
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return at;
  }
  return text.length;
}

/** Count a line's brackets and marks; the index where brackets are too deep. */
function walkParagraph(
  line: string,
  from: number,
  limits: TextLimits,
  paragraph: Paragraph,
): number | undefined {
  let deep: number | undefined;
  for (let at = from; at < line.length; at += 1) {
    switch (line[at]) {
      case '\\':
        at += 1;
        break;
      case '[':
        paragraph.marks += 1;
        paragraph.depth += 1;
        if (paragraph.depth > limits.nesting) deep ??= at;
        break;
      case ']':
        paragraph.marks += 1;
        paragraph.depth = Math.max(paragraph.depth - 1, 0);
        break;
      case '*':
      case '_':
      case '~':
      case '<':
      case '`':
        paragraph.marks += 1;
    }
  }
  return deep;
}

/** GFM 4.10: `| --- | :-: |`. */
function isDelimiterRow(line: string, from: number): boolean {
  let hasDash = false;
  for (let at = from; at < line.length; at += 1) {
    const character = line[at];
    if (character === '-') hasDash = true;
    else if (character !== '|' && character !== ':' && character !== ' ' && character !== '\t') {
      return false;
    }
  }
  return hasDash && (line.includes('|') || line.includes(':'));
}

/** How many cells a row has, or one more. */
function countCells(line: string, from: number): number {
  let count = 1;
  for (let at = from; at < line.length; at += 1) {
    if (line[at] === '\\') at += 1;
    else if (line[at] === '|') count += 1;
  }
  return count;
}
