import type { Nodes, Parents, Root } from 'mdast';
import type { Point, Position } from 'unist';
import { visit } from 'unist-util-visit';

/** A run of prose: a paragraph, heading, caption, cell … with its text. */
export interface Prose {
  node: Parents;
  /** What a reader reads; code and addresses are replaced by U+FFFC, one for each. */
  text: string;
  /** The place in the source of a part of the text. */
  locate(start: number, end: number): Position | Point | undefined;
}

/** Nodes whose children are phrasing content. */
const OWNERS = new Set([
  'paragraph',
  'heading',
  'blockTitle',
  'caption',
  'sourceLine',
  'attributionLine',
  'tableCell',
  'personName',
  'personRole',
  'personAffiliation',
  'personRest',
]);

interface Piece {
  /** Offset of the piece in the prose's text. */
  offset: number;
  length: number;
  node: Nodes;
}

/** Stands for what is not prose: code, an address, an image. */
export const OBJECT = '\ufffc';

/** Every run of prose of a tree, in reading order. */
export function listProse(tree: Root): Prose[] {
  const found: Prose[] = [];
  visit(tree, (node) => {
    if (OWNERS.has(node.type)) found.push(readProse(node as Parents));
  });
  return found;
}

function readProse(owner: Parents): Prose {
  const pieces: Piece[] = [];
  let text = '';
  const add = (node: Nodes, value: string) => {
    pieces.push({ offset: text.length, length: value.length, node });
    text += value;
  };
  const walk = (node: Nodes): void => {
    if (node.type === 'text') add(node, node.value);
    else if (node.type === 'break') add(node, '\n');
    else if (node.type === 'inlineCode' || node.type === 'image') add(node, OBJECT);
    else if (node.type === 'link' && isBareAddress(node)) add(node, OBJECT);
    else if ('children' in node) for (const child of node.children) walk(child as Nodes);
  };
  for (const child of owner.children) walk(child as Nodes);
  return { node: owner, text, locate: (start, end) => locate(owner, pieces, start, end) };
}

function isBareAddress(node: Extract<Nodes, { type: 'link' }>): boolean {
  const [only, ...others] = node.children;
  return others.length === 0 && only?.type === 'text' && node.url.endsWith(only.value);
}

/** Exact where the text is as the source writes it: on one line and without escapes. */
function locate(owner: Parents, pieces: Piece[], start: number, end: number) {
  const piece = pieces.find((each) => start >= each.offset && start < each.offset + each.length);
  const position = piece?.node.position;
  if (piece?.node.type !== 'text' || position === undefined) {
    return position ?? owner.position?.start;
  }
  const before = piece.node.value.slice(0, start - piece.offset).split('\n');
  const length = Math.min(end, piece.offset + piece.length) - start;
  const column =
    before.length === 1
      ? position.start.column + (before[0] ?? '').length
      : (before.at(-1) ?? '').length + 1;
  const line = position.start.line + before.length - 1;
  return { start: { line, column }, end: { line, column: column + length } };
}
