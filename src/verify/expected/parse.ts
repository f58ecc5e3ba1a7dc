import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { footnoteIndent } from '../../report/footnote-indent.ts';
import { visit } from '../../report/visit.ts';
import { type Fence, fenceIndex, replaceFences } from './fences.ts';

/** CommonMark and GFM, and nothing of ours but what a note in a note needs. */
export const syntax = unified().use(remarkParse).use(remarkGfm).use(remarkFootnoteIndent).freeze();

/** unified plugin: end a note in a note where it ends. */
function remarkFootnoteIndent(this: Processor): undefined {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), footnoteIndent()];
}

/** How often a text is looked at: each time, fewer of its lines can be fences. */
const MOST_ROUNDS = 10;

/**
 * Parse a source with placeholders for its fences. Only the parser knows which
 * lines that look like one are part of a code or of HTML, or close nothing of
 * the list, quotation or note that they stand in: those are none.
 */
export function parseFenced(markdown: string): { root: Root; fences: readonly Fence[] } {
  const without = new Set<number>();
  for (let round = 1; ; round += 1) {
    const { text, fences } = replaceFences(markdown, without);
    const root = syntax.parse(text);
    const real = findPlaceholders(root, fences);
    let others = fences.filter((fence) => !real.has(fence));
    if (others.length === 0) others = findStray(root, fences);
    if (others.length === 0 || round === MOST_ROUNDS) return { root, fences };
    for (const { line } of others) without.add(line);
  }
}

function findPlaceholders(root: Root, fences: readonly Fence[]): Set<Fence | undefined> {
  const found = new Set<Fence | undefined>();
  visit(root, 'html', (node, _, parent) => {
    if (parent?.type !== 'paragraph') found.add(fences[fenceIndex(node.value) ?? -1]);
  });
  return found;
}

/** Closing fences that close no block of their siblings. */
function findStray(root: Root, fences: readonly Fence[]): Fence[] {
  const stray: Fence[] = [];
  visit(root, (node) => {
    if (!('children' in node) || node.type === 'paragraph') return;
    const open: number[] = [];
    for (const child of node.children) {
      const fence = child.type === 'html' ? fences[fenceIndex(child.value) ?? -1] : undefined;
      if (fence === undefined) continue;
      if (fence.name !== undefined) {
        open.push(fence.size);
        continue;
      }
      // The outermost block that so many colons can close, and all in it.
      const closed = open.findIndex((size) => size <= fence.size);
      if (closed < 0) stray.push(fence);
      else open.length = closed;
    }
  });
  return stray;
}
