import type { Node, Parent, PhrasingContent } from 'mdast';

/**
 * The text of phrasing content as a reader sees it, without notes.
 *
 * @param nodes phrasing content
 * @returns its text; an image counts as its alternative text, a break as a space
 */
export function textOf(nodes: readonly Node[]): string {
  return nodes.map(textOfNode).join('');
}

function textOfNode(node: Node): string {
  if (node.type === 'footnoteReference') return '';
  if (node.type === 'break') return ' ';
  if (node.type === 'image' && 'alt' in node) return String(node.alt ?? '');
  if ('value' in node) return String(node.value);
  return 'children' in node ? textOf((node as Parent).children) : '';
}

/**
 * The part of phrasing content between two offsets of its text, as `textOf`
 * gives it. Marks that a cut goes through are kept on both sides of it. A node
 * without text (a note's reference) belongs to what stands before it.
 *
 * @param nodes phrasing content; it is not changed
 * @param start offset in UTF-16 units, inclusive
 * @param end offset, exclusive; to the end where it is absent
 */
export function slicePhrasing(
  nodes: readonly PhrasingContent[],
  start: number,
  end = Number.POSITIVE_INFINITY,
): PhrasingContent[] {
  const result: PhrasingContent[] = [];
  let offset = 0;
  for (const node of nodes) {
    const length = textOfNode(node).length;
    const from = Math.max(start - offset, 0);
    const to = Math.min(end - offset, length);
    if (length === 0 ? offset > start || (start === 0 && offset === 0) : to > from) {
      if (length > 0 || offset <= end) result.push(sliceNode(node, from, to, length));
    }
    offset += length;
  }
  return result;
}

function sliceNode(node: PhrasingContent, from: number, to: number, length: number) {
  if (from === 0 && to === length) return node;
  if (node.type === 'text' || node.type === 'inlineCode') {
    const sliced = { ...node, value: node.value.slice(from, to) };
    return node.position === undefined ? sliced : { ...sliced, position: shift(node, from, to) };
  }
  if ('children' in node) {
    return { ...node, children: slicePhrasing(node.children, from, to) } as PhrasingContent;
  }
  return node;
}

/** The position of part of a text node that stands on one line; else that of the whole. */
function shift(node: PhrasingContent, from: number, to: number) {
  const position = node.position;
  if (position === undefined || position.start.line !== position.end.line) return position;
  const move = (by: number) => ({
    line: position.start.line,
    column: position.start.column + by,
    ...(position.start.offset === undefined ? {} : { offset: position.start.offset + by }),
  });
  return { start: move(from), end: move(to) };
}

/** Phrasing content without white space at its ends. */
export function trimPhrasing(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const text = textOf(nodes);
  const start = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  return end <= start
    ? nodes.filter((node) => textOfNode(node).length === 0)
    : slicePhrasing(nodes, start, end);
}
