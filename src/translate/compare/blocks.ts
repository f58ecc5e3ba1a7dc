import type { Parents, Root, RootContent, Table } from 'mdast';
import type { Node, Position } from 'unist';
import { blockOf } from '../../blocks/index.ts';
import { textOf } from '../../report/phrasing.ts';
import { visit } from '../../report/visit.ts';

/** A part of a report's structure: a block, a table or a heading, and what a translation keeps of it. */
export interface Part {
  /** `panel`, `figure`, `table`, `participants`, `heading` … */
  type: string;
  /** As it is called in messages: `panel “Working with host governments”`. */
  name: string;
  /** Only where the source gives one. */
  id: string | undefined;
  position: Position;
  /** People, recommendations; of a heading its depth. */
  count: number | undefined;
  /** Of a table: `5 × 2`, rows by columns. */
  size: string | undefined;
}

/** What parts are called in messages; other blocks by the name of their type. */
const NAMES: Record<string, string> = {
  caseStudy: 'case study',
  keyMessages: 'key messages',
  participants: 'list of people',
};

/**
 * List the parts of a parsed source in the order in which they stand.
 *
 * @param tree with blocks, before it is resolved: ids are those that were given
 */
export function listParts(tree: Root): Part[] {
  const parts: Part[] = [];
  visit(tree, (node, _index, parent) => {
    const { position } = node;
    if (position === undefined) return;
    const base = { id: node.data?.id, position, count: undefined, size: undefined };
    if (node.type === 'table') {
      // A table in a figure is the figure's.
      const size = sizeOf(node);
      parts.push({ ...base, type: 'table', name: `table of ${size}`, size });
    } else if (node.type === 'heading') {
      if (node.data?.generated === true || isTitle(node, parent)) return;
      const name = `heading ${quote(textOf(node.children))}`;
      parts.push({ ...base, type: 'heading', name, count: node.depth });
    } else if (blockOf(node.type) !== undefined) {
      parts.push(describeBlock(node as RootContent & Parents, base));
    }
  });
  return parts;
}

function describeBlock(
  node: RootContent & Parents,
  base: Pick<Part, 'id' | 'position' | 'count' | 'size'>,
): Part {
  const children = node.children as RootContent[];
  const title = children.find((child) => ['heading', 'blockTitle', 'caption'].includes(child.type));
  const text =
    title !== undefined && 'children' in title && title.data?.generated !== true
      ? ` ${quote(textOf(title.children as Node[]))}`
      : '';
  const type = node.type === 'figure' ? node.kind : node.type;
  return {
    ...base,
    type: node.type === 'figure' ? `figure (${type})` : type,
    name: `${NAMES[type] ?? type}${text}`,
    count: countOf(node, children),
  };
}

function countOf(node: RootContent, children: readonly RootContent[]): number | undefined {
  if (node.type === 'participants') {
    return children.filter((child) => child.type === 'person').length;
  }
  if (node.type !== 'recommendations') return undefined;
  return children.reduce(
    (sum, child) => sum + (child.type === 'list' ? child.children.length : 0),
    0,
  );
}

/** The heading of a panel or of another block is that block's. */
function isTitle(node: RootContent, parent: Parents | undefined): boolean {
  return parent !== undefined && blockOf(parent.type) !== undefined && parent.children[0] === node;
}

function sizeOf(table: Table): string {
  const columns = Math.max(...table.children.map((row) => row.children.length));
  return `${table.children.length} × ${columns}`;
}

function quote(text: string): string {
  const short = text.length > 48 ? `${text.slice(0, 46).trimEnd()} …` : text;
  return `“${short.replace(/\s+/gu, ' ')}”`;
}

/** Cells of the table: two texts of 2,000 blocks and headings each. */
const LARGEST = 4_000_000;

/** Parts of a source with their counterparts, and what has none. */
export interface PartPairs {
  pairs: [source: Part, target: Part][];
  missing: Part[];
  surplus: Part[];
}

/** Find the counterparts of parts, in their order, by type, id and what they hold. */
export function pairParts(source: readonly Part[], target: readonly Part[]): PartPairs {
  // More than any report has: their texts are compared all the same.
  if (source.length * target.length > LARGEST) return { pairs: [], missing: [], surplus: [] };
  const width = target.length + 1;
  const best = new Float32Array((source.length + 1) * width);
  for (let i = source.length - 1; i >= 0; i -= 1) {
    for (let j = target.length - 1; j >= 0; j -= 1) {
      const [one, other] = [source[i], target[j]];
      const score = one === undefined || other === undefined ? 0 : likeness(one, other);
      best[i * width + j] = Math.max(
        best[(i + 1) * width + j] ?? 0,
        best[i * width + j + 1] ?? 0,
        score > 0 ? (best[(i + 1) * width + j + 1] ?? 0) + score : 0,
      );
    }
  }
  const result: PartPairs = { pairs: [], missing: [], surplus: [] };
  let i = 0;
  let j = 0;
  while (i < source.length || j < target.length) {
    const [one, other] = [source[i], target[j]];
    if (one === undefined) result.surplus.push(...target.slice(j));
    if (other === undefined) result.missing.push(...source.slice(i));
    if (one === undefined || other === undefined) break;
    const here = best[i * width + j] ?? 0;
    const score = likeness(one, other);
    if (score > 0 && here === Math.fround((best[(i + 1) * width + j + 1] ?? 0) + score)) {
      result.pairs.push([one, other]);
      i += 1;
      j += 1;
    } else if (here === (best[(i + 1) * width + j] ?? 0)) {
      result.missing.push(one);
      i += 1;
    } else {
      result.surplus.push(other);
      j += 1;
    }
  }
  return result;
}

function likeness(one: Part, other: Part): number {
  if (one.type !== other.type) return 0;
  let score = 2;
  if (one.id !== undefined && one.id === other.id) score += 4;
  else if (one.id !== other.id) score -= 1;
  if (one.count === other.count) score += 0.5;
  if (one.size === other.size) score += 0.5;
  return score;
}
