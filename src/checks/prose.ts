import type { Nodes, Parents, Root } from 'mdast';
import type { Point, Position } from 'unist';
import type { VFile } from 'vfile';
import type { Report } from '../report/report.ts';
import { locateText } from '../report/source-map.ts';
import { visit } from '../report/visit.ts';

/** A run of prose: a paragraph, heading, caption, cell … with its text. */
export interface Prose {
  node: Parents;
  /** What a reader reads; code and addresses are replaced by U+FFFC, one for each. */
  text: string;
  /** The place in the source of a part of the text, exact over marks, escapes and lines. */
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
const OBJECT = '\ufffc';

const runs = new WeakMap<Root, Prose[]>();

/** Every run of prose of a report, in reading order. Read once: several rules ask for it. */
export function listProse(report: Pick<Report, 'tree' | 'file'>): readonly Prose[] {
  let found = runs.get(report.tree);
  if (found === undefined) {
    const list: Prose[] = [];
    visit(report.tree, (node, _index, parent) => {
      if (!OWNERS.has(node.type)) return;
      // What an attribute says (`by=`) has no place but that of its block.
      const place = node.position ?? parent?.position;
      list.push(readProse(node as Parents, place?.start, report.file));
    });
    runs.set(report.tree, list);
    found = list;
  }
  return found;
}

function readProse(owner: Parents, place: Point | undefined, file: VFile): Prose {
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
  return { node: owner, text, locate: (start, end) => locate(place, pieces, file, start, end) };
}

function isBareAddress(node: Extract<Nodes, { type: 'link' }>): boolean {
  const [only, ...others] = node.children;
  return others.length === 0 && only?.type === 'text' && node.url.endsWith(only.value);
}

/** The place of a run's part; of a node that is no text, the node's; else the run's. */
function locate(
  place: Point | undefined,
  pieces: Piece[],
  file: VFile,
  start: number,
  end: number,
): Position | Point | undefined {
  const first = pieces.find((each) => start >= each.offset && start < each.offset + each.length);
  if (first === undefined) return place;
  const from = locatePiece(first, file, start, end);
  const last = pieces.findLast((each) => end > each.offset && start < each.offset + each.length);
  const to = last === undefined ? from : locatePiece(last, file, start, end);
  if (from === undefined) return place;
  return { start: from.start, end: to?.end ?? from.end };
}

function locatePiece(piece: Piece, file: VFile, start: number, end: number): Position | undefined {
  const { node, offset, length } = piece;
  if (node.type !== 'text') return node.position;
  return locateText(
    node,
    file,
    Math.max(0, start - offset),
    Math.min(length, Math.max(start, end) - offset),
  );
}
