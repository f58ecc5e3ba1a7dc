import type { Nodes, PhrasingContent, Text } from 'mdast';
import { findIdentifiers } from './identifiers.ts';

/** Stands in a run for what is no text: code, an image, a note's reference. */
const OPAQUE = '\ufffc';

/**
 * The text of a paragraph, heading or cell as one string, across the marks in
 * it, with the node that each of its UTF-16 units comes from.
 */
export interface Run {
  text: string;
  nodes: Text[];
  /** Absent for a text of one node in which nothing is locked: most are. */
  units?: Units;
  /** Whether a rule has changed the text. */
  changed: boolean;
}

/** What is known of each UTF-16 unit of a run. */
interface Units {
  /** Index into `nodes`, or -1 for what is no text. */
  owners: number[];
  /** Those that no rule may change: identifiers, texts in another language. */
  locked: boolean[];
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
  const [only, ...others] = content;
  if (only?.type === 'text' && others.length === 0) {
    const run: Run = { text: only.value, nodes: [only], changed: false };
    lockIdentifiers(run);
    return run;
  }
  const units: Units = { owners: [], locked: [] };
  const run = { text: '', nodes: [], units, changed: false };
  for (const node of content) read(node, false, run);
  lockIdentifiers(run);
  return run;
}

function lockIdentifiers(run: Run): void {
  const found = findIdentifiers(run.text);
  if (found.length === 0) return;
  run.units ??= makeUnits(run.text.length);
  for (const [start, end] of found) run.units.locked.fill(true, start, end);
}

/** Units of the first node, free to be changed. */
function makeUnits(length: number): Units {
  return {
    owners: new Array<number>(length).fill(0),
    locked: new Array<boolean>(length).fill(false),
  };
}

/** A run that is being read. */
type OpenRun = Run & { units: Units };

function read(node: Nodes, locked: boolean, run: OpenRun): void {
  if (node.type === 'text') {
    const length = node.value.length;
    run.text += node.value;
    for (let at = 0; at < length; at += 1) {
      run.units.owners.push(run.nodes.length);
      run.units.locked.push(locked);
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

function append(text: string, run: OpenRun): void {
  run.text += text;
  run.units.owners.push(-1);
  run.units.locked.push(true);
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
  if (!run.changed) return;
  const [first] = run.nodes;
  if (run.units === undefined && first !== undefined) first.value = run.text;
  if (run.units === undefined) return;
  const { owners } = run.units;
  const values = run.nodes.map(() => '');
  for (let at = 0; at < owners.length; ) {
    const owner = owners[at] ?? -1;
    let end = at + 1;
    while (end < owners.length && owners[end] === owner) end += 1;
    if (owner >= 0) values[owner] += run.text.slice(at, end);
    at = end;
  }
  for (const [index, node] of run.nodes.entries()) node.value = values[index] ?? '';
}

/**
 * Make no-break spaces of spaces.
 *
 * @param run it is changed
 * @param pattern global; it matches one unit, a space or a line end
 * @param binds whether the space at a place is one that does not break
 */
export function bindSpaces(run: Run, pattern: RegExp, binds: (at: number) => boolean): void {
  replace(run, pattern, ({ index }) => (binds(index) ? '\u00a0' : undefined));
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
  const edits = [...run.text.matchAll(pattern)].flatMap((match): Edit[] => {
    const start = match.index;
    const end = start + match[0].length;
    const owner = ownerOf(run, start, end);
    if (owner === undefined) return [];
    const put = typeof replacement === 'string' ? replacement : replacement(match);
    return put === undefined || put === match[0] ? [] : [{ start, end, put, owner }];
  });
  if (edits.length === 0) return;
  const pieces: string[] = [];
  let last = 0;
  for (const { start, end, put } of edits) {
    pieces.push(run.text.slice(last, start), put);
    last = end;
  }
  pieces.push(run.text.slice(last));
  // A space for a space is the most of what is done: every unit keeps its owner.
  if (run.units !== undefined && edits.some(({ start, end, put }) => put.length !== end - start)) {
    run.units = moveOwners(run.units, run.text.length, edits);
  }
  run.text = pieces.join('');
  run.changed = true;
}

interface Edit {
  start: number;
  end: number;
  put: string;
  owner: number;
}

/** Give the units of what is put in to their node. */
function moveOwners(units: Units, length: number, edits: readonly Edit[]): Units {
  const owners: number[] = [];
  const locked: boolean[] = [];
  let last = 0;
  const keep = (end: number) => {
    for (let at = last; at < end; at += 1) {
      owners.push(units.owners[at] ?? -1);
      locked.push(units.locked[at] ?? true);
    }
  };
  for (const { start, end, put, owner } of edits) {
    keep(start);
    for (let at = 0; at < put.length; at += 1) {
      owners.push(owner);
      locked.push(false);
    }
    last = end;
  }
  keep(length);
  return { owners, locked };
}

/** The node that a replacement goes to, or `undefined` where it may not go to any. */
function ownerOf({ text, units }: Run, start: number, end: number): number | undefined {
  if (units === undefined) return text === '' ? undefined : 0;
  const { owners, locked } = units;
  if (start < end) {
    for (let at = start; at < end; at += 1) if (locked[at] !== false) return undefined;
    return owners[start];
  }
  for (const at of [start - 1, start]) if (locked[at] === false) return owners[at];
  return undefined;
}
