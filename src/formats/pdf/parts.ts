import type { Element, ElementContent, Properties } from 'hast';
import { element } from '../html/handlers/handler.ts';
import { OTHER_PART } from './join/index.ts';
import type { Run } from './runs.ts';

/**
 * Characters of text from which a report is printed in two parts, in three, and
 * so on.
 *
 * Chromium's work for a page grows with the document that the page is in, and
 * several documents are printed on several cores; but each takes a process of
 * the browser, which a shorter report would not get back (docs/design/parts.md).
 */
export type Division = readonly number[];

/** From some 80 pages on, and some 700. */
export const DIVISION: Division = [100_000, 900_000];

/** All in one part. */
export const WHOLE: Division = [];

/** A run of chapters, and the element that it is in the document. */
export interface RenderedRun {
  run: Run;
  element: Element;
}

/**
 * Share the runs of a long report out among parts of about the same length. The
 * first has all front matter, and the run that the page numbers begin with.
 *
 * How many there are is a matter of the text alone, so that every machine makes
 * the same file.
 *
 * @param front what comes before them: cover, imprint, contents
 * @param runs in order
 * @param division when there are how many parts
 * @returns the parts in order, none of them empty; one, where the report is not long
 */
export function shareOut<Rendered extends RenderedRun>(
  front: readonly Element[],
  runs: readonly Rendered[],
  division: Division,
): Rendered[][] {
  const lengths = runs.map((one) => measureText(one.element));
  const ahead = sum(front.map(measureText));
  const total = ahead + sum(lengths);
  const count = 1 + division.filter((length) => total >= length).length;
  const parts: Rendered[][] = [[]];
  let before = ahead;
  let isNumbered = false;
  for (const [index, one] of runs.entries()) {
    const length = lengths[index] ?? 0;
    const isFull = before + length / 2 > (total / count) * parts.length;
    if (isFull && isNumbered && parts.length < count) parts.push([]);
    parts.at(-1)?.push(one);
    before += length;
    isNumbered ||= one.run.matter !== 'front';
  }
  return parts;
}

/**
 * Let links lead from part to part: the address of one that leaves its part
 * becomes {@link OTHER_PART} with the id; and in the part that has the id, a link
 * that nobody sees makes Chromium write it as a destination.
 *
 * @param parts the content of each; changed in place
 */
export function linkParts(parts: readonly ElementContent[][]): void {
  const home = new Map<string, number>();
  const links: { part: number; id: string; properties: Properties }[] = [];
  for (const [part, content] of parts.entries()) {
    visitElements(content, ({ properties }) => {
      const { id, href } = properties;
      if (typeof id === 'string') home.set(id, part);
      if (typeof href !== 'string' || !href.startsWith('#')) return;
      links.push({ part, id: href.slice(1), properties });
    });
  }
  const wanted = parts.map(() => new Set<string>());
  for (const { part, id, properties } of links) {
    const other = home.get(id);
    if (other === undefined || other === part) continue;
    properties['href'] = `${OTHER_PART}${encodeURIComponent(id)}`;
    wanted[other]?.add(id);
  }
  for (const [part, ids] of wanted.entries()) {
    if (ids.size === 0) continue;
    const anchors = [...ids].map((id) => element('a', { href: `#${id}` }));
    parts[part]?.push(element('div', { className: ['wanted'] }, anchors));
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Characters of text in an element. */
function measureText(node: Element): number {
  let length = 0;
  for (const child of node.children) {
    if (child.type === 'text') length += child.value.length;
    else if (child.type === 'element') length += measureText(child);
  }
  return length;
}

function visitElements(
  nodes: readonly ElementContent[],
  visitor: (element: Element) => void,
): void {
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    visitor(node);
    visitElements(node.children, visitor);
  }
}
