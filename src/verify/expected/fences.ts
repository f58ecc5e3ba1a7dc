/**
 * The block directives of a source, found line by line: a second opinion on
 * what the Markdown processor makes of them.
 */

/** A line that opens or closes a block. */
export interface Fence {
  /** From 1. */
  line: number;
  column: number;
  /** The line as it is written. */
  written: string;
  /** How many colons. */
  size: number;
  /** Absent for a closing fence. */
  name?: string;
  label: string;
  /** The column at which the label's text begins. */
  labelColumn: number;
  attributes: Map<string, string>;
}

/** A source whose fences are processing instructions, which end paragraphs and lists as fences do. */
export interface FencedText {
  text: string;
  fences: Fence[];
}

/** What stands for the fence of an index. */
const PLACEHOLDER = /^<\?fence (\d+)\?>$/u;

/** Which fence a piece of raw HTML stands for, if it does. */
export function fenceIndex(html: string): number | undefined {
  const match = PLACEHOLDER.exec(html.trim());
  return match === null ? undefined : Number(match[1]);
}

/** Put the fences back into a text that turned out to be code. */
export function restoreFences(text: string, fences: readonly Fence[]): string {
  return text.replace(/<\?fence (\d+)\?>/gu, (whole, index: string) => {
    const fence = fences[Number(index)];
    return fence === undefined ? whole : fence.written.trimStart();
  });
}

/**
 * Front matter is blanked out, fences become placeholders; every line keeps its number.
 *
 * @param without lines that are no fences, though they look so: they are code, or close nothing
 */
export function replaceFences(source: string, without: ReadonlySet<number>): FencedText {
  const lines = source.split(/\r\n|\r|\n/u);
  const start = skipFrontMatter(lines);
  const fences: Fence[] = [];
  const result = lines.map((line, index) => {
    if (index < start) return '';
    if (without.has(index + 1)) return line;
    const fence = readFence(line, index + 1);
    if (fence === undefined) return line;
    fences.push(fence);
    return `${line.slice(0, fence.column - 1)}<?fence ${fences.length - 1}?>`;
  });
  return { text: result.join('\n'), fences };
}

/** How many lines the front matter takes. */
function skipFrontMatter(lines: readonly string[]): number {
  if (!/^-{3}\s*$/u.test(lines[0] ?? '')) return 0;
  const end = lines.findIndex((line, index) => index > 0 && /^-{3}\s*$/u.test(line));
  return end < 0 ? 0 : end + 1;
}

/** What a block may begin after: an indent, quotations, the mark of a list's item or of a note. */
const LEAD = String.raw`[\s>]*(?:(?:[-*+]|\d{1,9}[.)]|\[\^[^\]\s]+\]:)[\s>]+)*`;

// With `s` the rest is taken at once: a line may hold U+2028, at which `.` would stop.
const FENCE = new RegExp(`^(${LEAD})(:{3,})(?:([A-Za-z][\\w-]*)(.*))?\\s*$`, 'su');

function readFence(line: string, number: number): Fence | undefined {
  const match = FENCE.exec(line);
  if (match === null) return undefined;
  const [, indent = '', colons = '', name, rest = ''] = match;
  const fence: Fence = {
    line: number,
    column: indent.length + 1,
    written: line,
    size: colons.length,
    label: '',
    labelColumn: indent.length + colons.length + (name?.length ?? 0) + 2,
    attributes: new Map(),
  };
  if (name === undefined) return fence;
  fence.name = name;
  let after = rest.trim();
  if (after.startsWith('[')) {
    const end = endOfLabel(after);
    if (end < 0) return undefined;
    const label = after.slice(1, end);
    // One in which there is nothing to read is none.
    const isBlank = label.replace(/<!--.*?-->|<br\s*\/?>/gu, '').trim() === '';
    fence.label = isBlank ? '' : label;
    after = after.slice(end + 1);
  }
  if (after.startsWith('{')) {
    const end = after.lastIndexOf('}');
    if (end < 0) return undefined;
    fence.attributes = readAttributes(after.slice(1, end));
    after = after.slice(end + 1);
  }
  return after.trim() === '' ? fence : undefined;
}

/** Where the bracket that opens a label is closed. */
function endOfLabel(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\\') at += 1;
    else if (character === '[') depth += 1;
    else if (character === ']') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
}

const ATTRIBUTE = /#([^\s#.="']+)|([\w-]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/gu;

function readAttributes(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, id, key, double, single, bare] of text.matchAll(ATTRIBUTE)) {
    if (id !== undefined) attributes.set('id', id);
    else if (key !== undefined) attributes.set(key, double ?? single ?? bare ?? '');
  }
  return attributes;
}
