import type { Nodes } from 'mdast';
import { textOf } from '../../report/phrasing.ts';
import type { Report } from '../../report/report.ts';
import { CONTINUE, EXIT, visit } from '../../report/visit.ts';

/** Nodes whose text a problem of the file can quote, whole or from its beginning. */
const QUOTED = new Set(['heading', 'blockTitle', 'paragraph', 'caption', 'tableRow', 'tableCell']);

/**
 * The node of the source that a problem in the finished file is about.
 *
 * @param report the printed report
 * @param text what the file says at the problem: a heading with its label, the
 *   beginning of a table, a character
 * @returns the innermost node that says it; `undefined` where none does, as for
 *   what rapporteur generates
 */
export function findPlace(report: Report, text: string | undefined): Nodes | undefined {
  const key = fold(text ?? '');
  if (key === '') return undefined;
  let found: Nodes | undefined;
  visit(report.tree, (node) => {
    if (!QUOTED.has(node.type) || node.position === undefined) return;
    const own = fold(`${node.data?.numbering?.prefix ?? ''}${textOf([node])}`);
    if (own !== '' && (own.includes(key) || key.startsWith(own))) found ??= node;
  });
  return found;
}

/**
 * The outermost node of the source that begins at an offset.
 *
 * @param report the printed report
 * @param offset as in `position.start.offset`
 */
export function findNodeAt(report: Report, offset: number): Nodes | undefined {
  let found: Nodes | undefined;
  visit(report.tree, (node) => {
    if (node.type === 'root' || node.position?.start.offset !== offset) return;
    found ??= node;
  });
  return found;
}

/**
 * The block that the source begins with: the place of what is about the whole file.
 *
 * @param report the printed report
 */
export function findBeginning(report: Report): Nodes | undefined {
  const offsetOf = ({ position }: Nodes): number => position?.start.offset ?? Infinity;
  return report.tree.children.reduce<Nodes | undefined>(
    (first, node) => (first !== undefined && offsetOf(first) <= offsetOf(node) ? first : node),
    undefined,
  );
}

/**
 * Tell what the browser may print without a tag from the report's own text.
 *
 * @param report the printed report
 * @param heads what its running heads say
 * @returns whether a text is a part of a head, a page's number, or nothing that
 *   the report says; of words of one or two letters nothing else is supposed
 */
export function createDecorationTest(
  report: Report,
  heads: readonly string[],
): (text: string) => boolean {
  const known = new Set(heads.map(fold));
  return (text) => {
    const key = fold(text);
    if (key.length < 3 || /^(?:\p{Nd}+|[ivxlc]+)$/u.test(key)) return true;
    // Long heads have several lines, and those of some scripts a text for each word.
    if (known.has(key) || [...known].some((head) => head.includes(key))) return true;
    let isSaid = false;
    visit(report.tree, (node) => {
      if (QUOTED.has(node.type) && fold(textOf([node])).includes(key)) isSaid = true;
      return isSaid ? EXIT : CONTINUE;
    });
    return !isSaid;
  };
}

/** Letter forms, and what may be drawn or not where lines end and letters join. */
function fold(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u00ad\u200b-\u200f\u2060]+/gu, '');
}
