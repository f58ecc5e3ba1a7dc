import type { Heading, Image, Nodes, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { formatNumbered } from '../../languages/format.ts';
import type { Language, NumberedKind } from '../../report/language.ts';
import { type Fence, fenceIndex } from './fences.ts';
import { isApart } from './headings.ts';

/** A block of the source: from its fence to the one that closes it. */
export interface SourceBlock {
  type: 'block';
  name: string;
  /** The line that opens it; absent for one that plain Markdown opens. */
  fence?: Fence;
  attributes: Map<string, string>;
  children: SourceNode[];
  /** The heading or title that plain Markdown gives it: its words, without number and colon. */
  title?: {
    node: Heading | Paragraph;
    skip: number;
    take?: number;
    /** Whether it is a heading, though it is written as a paragraph. */
    isHeading?: boolean;
  };
  /** What the report counts it as: `Panel 1`. */
  label?: string;
  /** The image whose title is the caption of a figure that plain Markdown makes. */
  image?: Image;
}

/** mdast, with blocks. */
export type SourceNode = RootContent | SourceBlock;

/** Make a tree of the nodes between fences. */
export function nestBlocks(nodes: readonly RootContent[], fences: readonly Fence[]): SourceNode[] {
  const root: SourceNode[] = [];
  const open: SourceBlock[] = [];
  for (const node of nodes) {
    const index = node.type === 'html' ? fenceIndex(node.value) : undefined;
    const fence = index === undefined ? undefined : fences[index];
    const siblings = open.at(-1)?.children ?? root;
    if (fence === undefined) {
      if ('children' in node) {
        const inside = node as { children: SourceNode[] };
        inside.children = nestBlocks(node.children as RootContent[], fences);
      }
      siblings.push(node);
    } else if (fence.name !== undefined) {
      const { name, attributes } = fence;
      const block: SourceBlock = { type: 'block', name, fence, attributes, children: [] };
      siblings.push(block);
      open.push(block);
    } else {
      const closed = open.findIndex((block) => (block.fence?.size ?? 0) <= fence.size);
      if (closed >= 0) open.length = closed;
    }
  }
  return root;
}

/** All text below a node. */
export function plainText(node: Nodes | PhrasingContent): string {
  if ('value' in node) return node.type === 'html' ? '' : node.value;
  if (node.type === 'break') return '\n';
  return 'children' in node ? node.children.map((child) => plainText(child)).join('') : '';
}

/** Where front and back matter conventionally stand, whatever the source says. */
const ORDER: Record<string, number> = {
  acknowledgements: -2,
  summary: -1,
  about: 1,
  disclaimer: 2,
};

/** Bring the blocks at the top into the order of a printed report. */
export function arrangeBlocks(nodes: SourceNode[]): SourceNode[] {
  const order = (node: SourceNode) => (node.type === 'block' ? (ORDER[node.name] ?? 0) : 0);
  return [...nodes].sort((one, other) => order(one) - order(other));
}

const PANELS = ['panel', 'session', 'keynote', 'roundtable', 'workshop', 'part'] as const;

/**
 * Plain Markdown that opens blocks: `### Panel 1: …` and `Participants:` before
 * a list; in other blocks than panels it opens none.
 */
export function findPlainForms(
  nodes: readonly SourceNode[],
  language: Language,
  isTop = true,
): SourceNode[] {
  const result: SourceNode[] = [];
  // How deep the heading is of a panel that plain Markdown has opened.
  let panelDepth = 0;
  for (const [index, node] of nodes.entries()) {
    const next = nodes[index + 1];
    if (node.type === 'heading' && node.depth <= panelDepth) panelDepth = 0;
    const canBePanel = isTop && panelDepth === 0 && node.type === 'heading';
    const panel = canBePanel ? matchPanel(node, language) : undefined;
    if (node.type === 'heading' && panel !== undefined) {
      const title = { node, skip: panel.skip };
      panelDepth = node.depth;
      const attributes = new Map([['kind', panel.kind]]);
      result.push({ type: 'block', name: 'panel', attributes, children: [], title });
      continue;
    }
    const take =
      node.type === 'heading' || node.type === 'paragraph'
        ? matchParticipants(node, language)
        : undefined;
    if (take !== undefined && (node.type === 'heading' || node.type === 'paragraph')) {
      // The language's own word is no group's label, and so the section's heading.
      const word = plainText(node).slice(0, take).trim();
      const isHeading = panelDepth === 0 && word === language.labels.participants;
      const title = { node, skip: 0, take, isHeading };
      if (next?.type === 'list') {
        const list = next as RootContent;
        result.push({
          type: 'block',
          name: 'participants',
          attributes: new Map(),
          children: [list],
          title,
        });
        continue;
      }
      if (node.type === 'heading' && isUntitled(next)) {
        next.title = title;
        continue;
      }
    }
    const previous = result.at(-1);
    const isTaken =
      previous?.type === 'block' && node.type === 'list' && previous.children[0] === node;
    if (isTaken) continue;
    if (node.type === 'block' && node.name === 'panel') {
      node.children = findPlainForms(node.children, language, false);
    }
    result.push(node);
  }
  return result;
}

/** An image that stands alone and has a title is a figure. */
export function findPlainFigures(nodes: readonly SourceNode[]): SourceNode[] {
  return nodes.map((node): SourceNode => {
    if (node.type === 'paragraph') {
      const [image, ...others] = node.children;
      if (image?.type !== 'image' || others.length > 0 || !image.title) return node;
      return { type: 'block', name: 'figure', attributes: new Map(), children: [node], image };
    }
    if ('children' in node && !(node.type === 'block' && node.name === 'figure')) {
      const parent = node as { children: SourceNode[] };
      parent.children = findPlainFigures(parent.children);
    }
    return node;
  });
}

function isUntitled(node: SourceNode | undefined): node is SourceBlock {
  return node?.type === 'block' && node.name === 'participants' && node.fence?.label === '';
}

function matchPanel(heading: Heading, language: Language) {
  const text = plainText(heading);
  for (const kind of PANELS) {
    for (const word of language.plainForms.kinds[kind] ?? []) {
      const escaped = word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
      const [before, after] = escaped.includes('\\{number\\}')
        ? escaped.split('\\{number\\}')
        : [`${escaped}${/\p{sc=Han}$/u.test(word) ? '\\s*' : '\\s+'}`, ''];
      const number = '(?:\\p{Nd}{1,3}|[IVX]{1,5}|[一二三四五六七八九十])';
      const opening = new RegExp(
        `^\\s*${before}${number}${after}\\s*(?:[:：.–—-])\\s*(?=\\S)`,
        'iu',
      );
      const match = opening.exec(text);
      if (match !== null) return { kind, skip: match[0].length };
    }
  }
  return undefined;
}

function matchParticipants(node: Heading | Paragraph, language: Language): number | undefined {
  const text = plainText(node);
  const word = text.trim().replace(/[\s\u00a0\u202f]*[:：]$/u, '');
  if (node.type === 'paragraph' && word === text.trim()) return undefined;
  const isKnown = language.plainForms.participants.includes(word.toLocaleLowerCase(language.tag));
  return isKnown ? text.indexOf(word) + word.length : undefined;
}

/** What a block is counted as. */
export function kindOf(block: SourceBlock): NumberedKind | undefined {
  if (block.name === 'figure') {
    return block.children.some((child) => child.type === 'table') ? 'table' : 'figure';
  }
  if (block.name !== 'panel') return undefined;
  return PANELS.find((kind) => kind === block.attributes.get('kind')) ?? 'panel';
}

/** Count panels, sessions, figures and tables in reading order. */
export function labelBlocks(nodes: readonly SourceNode[], language: Language): void {
  const counts = new Map<NumberedKind, number>();
  const keynotes: SourceBlock[] = [];
  const visit = (node: SourceNode, isInside: boolean): void => {
    const kind = node.type === 'block' ? kindOf(node) : undefined;
    // A panel in a quotation or a box has a title, and no number.
    const isCounted = kind === 'figure' || kind === 'table' || !isInside;
    if (node.type === 'block' && kind !== undefined && isCounted) {
      const number = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, number);
      node.label = formatNumbered(kind, number, language);
      if (kind === 'keynote') keynotes.push(node);
    }
    if (!('children' in node)) return;
    for (const child of node.children) visit(child as SourceNode, isInside || isApart(node));
  };
  for (const node of nodes) visit(node, false);
  const [only, ...others] = keynotes;
  if (only !== undefined && others.length === 0) only.label = language.labels.kinds.keynote;
}
