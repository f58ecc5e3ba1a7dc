import { type Content, normalizeContent, plainText } from './content.ts';
import { dressing, HEADING, type Mark, type Segment } from './segment.ts';

/** Marks that a translation may have or lack, beside those of its segment. */
export interface Freedom {
  /** Only the translation has them, and had them before: it may drop them. */
  extras: ReadonlyMap<string, Mark>;
  /** Ids of marks that the translation lacked before: dressing, nothing that leads anywhere. */
  droppable: ReadonlySet<string>;
}

export const noFreedom: Freedom = { extras: new Map(), droppable: new Set() };

/** What is wrong with a translation: a sentence without full stop. */
export interface ContentProblem {
  rule: 'translation-empty' | 'translation-mark';
  message: string;
}

/** A placeholder as messages name it: `{2} (note “project”)`. */
export function describeMark(mark: Mark): string {
  const names: Record<Mark['kind'], string> = {
    emphasis: 'emphasis',
    strong: 'strong emphasis',
    delete: 'struck out',
    language: `in “${mark.target}”`,
    sort: 'sorted as',
    link: mark.target === HEADING ? 'link to a heading' : `link to ${mark.target}`,
    address: mark.target,
    note: `note “${mark.target}”`,
    image: `picture ${mark.target}`,
    code: `code “${mark.target}”`,
    break: 'line break',
    html: mark.target,
  };
  return `{${mark.id}} (${names[mark.kind]})`;
}

/**
 * Look a translation's placeholders over: every one of the segment's must be
 * there once, nested as pairs are, and no other.
 *
 * @param segment of the source
 * @param content its translation
 */
export function checkContent(
  segment: Segment,
  content: Content,
  freedom: Freedom = noFreedom,
): ContentProblem[] {
  const pieces = normalizeContent(content);
  const singles = pieces.some((piece) => piece.type === 'single');
  if (plainText(pieces).trim() === '' && !singles) {
    return [{ rule: 'translation-empty', message: 'The translation is empty' }];
  }
  const problems: ContentProblem[] = [];
  const complain = (message: string) => problems.push({ rule: 'translation-mark', message });
  const marks = new Map(segment.marks.map((mark) => [mark.id, mark]));
  const seen = new Map<string, number>();
  const open: { id: string; at: number }[] = [];
  for (const [index, piece] of pieces.entries()) {
    if (piece.type === 'text') continue;
    const mark = marks.get(piece.id) ?? freedom.extras.get(piece.id);
    const written = `{${piece.type === 'close' ? '/' : ''}${piece.id}}`;
    if (mark === undefined) {
      complain(`The placeholder ${written} is not in the source`);
      continue;
    }
    if (piece.type !== 'close') seen.set(piece.id, (seen.get(piece.id) ?? 0) + 1);
    if (mark.paired !== (piece.type !== 'single')) {
      complain(`${describeMark(mark)} ${mark.paired ? 'has no end' : 'has an end'}`);
    } else if (piece.type === 'open') open.push({ id: piece.id, at: index });
    else if (piece.type === 'close') {
      const last = open.pop();
      if (last?.id !== piece.id) {
        const other = marks.get(last?.id ?? '') ?? freedom.extras.get(last?.id ?? '');
        complain(
          other === undefined
            ? `The end ${written} has no beginning`
            : `${describeMark(mark)} and ${describeMark(other)} cross`,
        );
        return problems;
      }
      const inside = pieces.slice(last.at + 1, index);
      if (inside.every((each) => each.type === 'text' && each.value.trim() === '')) {
        complain(`${describeMark(mark)} has no text inside`);
      }
    }
  }
  for (const { id } of open) {
    const mark = marks.get(id) ?? freedom.extras.get(id);
    if (mark !== undefined) complain(`${describeMark(mark)} has no end`);
  }
  for (const [id, count] of seen) {
    const mark = marks.get(id) ?? freedom.extras.get(id);
    if (count > 1 && mark !== undefined) complain(`${describeMark(mark)} is there ${count} times`);
  }
  for (const mark of segment.marks) {
    if (seen.has(mark.id)) continue;
    if (freedom.droppable.has(mark.id) && dressing.has(mark.kind)) continue;
    // A line of people without a mark would be one person.
    complain(`${describeMark(mark)} is missing`);
  }
  return problems;
}
