import type { Nodes } from 'mdast';
import { blockOf } from '../../blocks/index.ts';
import { withLatinTwin } from '../../report/latin-twin.ts';
import { textOf } from '../../report/phrasing.ts';
import { element, type Xml } from './xml.ts';

/** Word's limit, less the prefix of a label's bookmark. */
const MAX_LENGTH = 36;

/**
 * The names and numbers of a document's bookmarks. Both depend on nothing but
 * the document, so that a link into it still works when it is built again.
 * (docx numbers bookmarks through the whole process.)
 */
export interface Bookmarks {
  /** The name of the bookmark for an id of the report; `undefined` for an id that it has not. */
  nameOf(id: string): string | undefined;
  /** Where content begins and ends; what stands between is what a REF field repeats. */
  wrap(name: string, content: readonly Xml[]): Xml[];
}

/** Every node of a tree that has an id, by it, in reading order. */
export function findTargets(tree: Nodes): Map<string, Nodes> {
  const targets = new Map<string, Nodes>();
  const walk = (node: Nodes): void => {
    const id = node.data?.id;
    if (id !== undefined && !targets.has(id)) targets.set(id, node);
    if ('children' in node) for (const child of node.children) walk(child);
  };
  walk(tree);
  return targets;
}

/**
 * Ids for blocks that have none, nor a title or heading that has one: a pull
 * quote, a list of people. Each is made of what the block says, so that it is
 * the same when others are added before it.
 */
export function nameBlocks(tree: Nodes): Map<Nodes, string> {
  const ids = new Map<Nodes, string>();
  const counts = new Map<string, number>();
  const walk = (node: Nodes): void => {
    if (!('children' in node)) return;
    if (blockOf(node.type) !== undefined && !hasId(node)) {
      const id = `${node.type}-${hash(textOf([node]))}`;
      const count = (counts.get(id) ?? 0) + 1;
      counts.set(id, count);
      ids.set(node, count === 1 ? id : `${id}-${count}`);
    }
    for (const child of node.children) walk(child);
  };
  walk(tree);
  return ids;
}

/** Whether a block, or the title or heading that it begins with, has an id. */
function hasId(node: Nodes): boolean {
  if (node.data?.id !== undefined) return true;
  const [first] = 'children' in node ? node.children : [];
  return first?.data?.id !== undefined;
}

const unfitIn = withLatinTwin(String.raw`[^\p{L}\p{N}]`, 'gu');
const letterIn = withLatinTwin(String.raw`^\p{L}`, 'u');

/**
 * Name a bookmark for every id, in reading order.
 *
 * Word asks for a letter first, then letters, digits and underscores, 40
 * characters in all, unequal without regard to case; a name that would break
 * this ends in a hash of the id.
 */
export function createBookmarks(ids: Iterable<string>): Bookmarks {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const id of ids) {
    let name = id.replace(unfitIn(id), '_');
    if (!letterIn(name).test(name)) name = `b_${name}`;
    if (name.length > MAX_LENGTH || taken.has(name.toLowerCase())) {
      name = `${name.slice(0, MAX_LENGTH - 8)}_${hash(id)}`;
    }
    taken.add(name.toLowerCase());
    names.set(id, name);
  }
  let count = 0;
  return {
    nameOf: (id) => names.get(id),
    wrap(name, content) {
      const id = count;
      count += 1;
      return [
        element('w:bookmarkStart', { 'w:id': id, 'w:name': name }),
        ...content,
        element('w:bookmarkEnd', { 'w:id': id }),
      ];
    },
  };
}

/** The bookmark of a target's label alone (`Figure 1`), which a cross-reference repeats. */
export function labelBookmark(name: string): string {
  return `_Ref${name}`;
}

/** The bookmark of a note's number, which further references repeat. */
export function noteBookmark(number: number): string {
  return `_Note${number}`;
}

/** FNV-1a, in base 36: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return (value >>> 0).toString(36);
}
