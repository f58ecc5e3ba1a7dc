import type { Nodes, PhrasingContent, Text } from 'mdast';
import { findIdentifiers } from './identifiers.ts';

/** Stands in a run for what is no text: code, an image, a note's reference. */
export const OPAQUE = '\ufffc';

/**
 * The text of a paragraph, heading or cell as one string, across the marks in
 * it, with the node that each of its UTF-16 units comes from.
 */
export interface Run {
  text: string;
  /** Index into `nodes`, or -1 for what is no text. */
  owners: number[];
  /** Units that no rule may change: identifiers, texts in another language. */
  locked: boolean[];
  nodes: Text[];
}

/** A run of a plain string. */
export function makeRun(text: string): Run {
  return readRun([{ type: 'text', value: text }]);
}

/**
 * Read phrasing content as a run. Marks are looked through, so that a quotation
 * that begins in plain text and ends in emphasis is one quotation.
 */
export function readRun(content: readonly PhrasingContent[]): Run {
  const run: Run = { text: '', owners: [], locked: [], nodes: [] };
  for (const node of content) read(node, false, run);
  for (const [start, end] of findIdentifiers(run.text)) run.locked.fill(true, start, end);
  return run;
}

function read(node: Nodes, locked: boolean, run: Run): void {
  if (node.type === 'text') {
    const length = node.value.length;
    run.text += node.value;
    for (let at = 0; at < length; at += 1) {
      run.owners.push(run.nodes.length);
      run.locked.push(locked);
    }
    run.nodes.push(node);
  } else if (node.type === 'break') {
    append('\n', run);
  } else if ('children' in node) {
    for (const child of node.children) read(child, locked || isForeign(node), run);
  } else {
    append(OPAQUE, run);
  }
}

function append(text: string, run: Run): void {
  run.text += text;
  run.owners.push(-1);
  run.locked.push(true);
}

/** A text in another language follows the rules of that language, which are not at hand. */
function isForeign(node: Nodes): boolean {
  if (node.type === 'languageSpan') return true;
  if (node.type !== 'link') return false;
  // An autolink's text is its address.
  const [only, ...others] = node.children;
  return others.length === 0 && only?.type === 'text' && node.url.endsWith(only.value);
}

/** Put the text of a run back into its nodes. */
export function writeRun(run: Run): void {
  const values = run.nodes.map(() => '');
  for (let at = 0; at < run.owners.length; at += 1) {
    const owner = run.owners[at] ?? -1;
    if (owner >= 0) values[owner] += run.text.charAt(at);
  }
  for (const [index, node] of run.nodes.entries()) node.value = values[index] ?? '';
}

/**
 * Replace every match of a pattern that touches nothing locked.
 *
 * What comes in belongs to the node of the match's first unit; what is inserted
 * at an empty match, to that of the unit before it or, where there is none, of
 * the unit after it.
 *
 * @param run it is changed
 * @param pattern global; of a lookbehind and a lookahead, only what is between is replaced
 * @param replacement the new text, or a function of the match that gives it, or
 *   `undefined` to leave the match alone
 */
export function replace(
  run: Run,
  pattern: RegExp,
  replacement: string | ((match: RegExpExecArray) => string | undefined),
): void {
  const { text, owners, locked } = run;
  let last = 0;
  const result: Pick<Run, 'text' | 'owners' | 'locked'> = { text: '', owners: [], locked: [] };
  const keep = (end: number) => {
    result.text += text.slice(last, end);
    for (let at = last; at < end; at += 1) {
      result.owners.push(owners[at] ?? -1);
      result.locked.push(locked[at] ?? true);
    }
    last = end;
  };
  for (const match of text.matchAll(pattern)) {
    const start = match.index;
    const end = start + match[0].length;
    const owner = ownerOf(run, start, end);
    if (owner === undefined) continue;
    const put = typeof replacement === 'string' ? replacement : replacement(match);
    if (put === undefined || put === match[0]) continue;
    keep(start);
    result.text += put;
    for (let at = 0; at < put.length; at += 1) {
      result.owners.push(owner);
      result.locked.push(false);
    }
    last = end;
  }
  if (last === 0 && result.text === '') return;
  keep(text.length);
  Object.assign(run, result);
}

/** The node that a replacement goes to, or `undefined` where it may not go to any. */
function ownerOf(run: Run, start: number, end: number): number | undefined {
  if (start < end) {
    for (let at = start; at < end; at += 1) if (run.locked[at] !== false) return undefined;
    return run.owners[start];
  }
  for (const at of [start - 1, start]) if (run.locked[at] === false) return run.owners[at];
  return undefined;
}
