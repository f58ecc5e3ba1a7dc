import { type Content, type Piece, renameMarks } from './content.ts';
import { dressing, type Mark, type Segment, signatureOf } from './segment.ts';
import type { Freedom } from './validate.ts';

/** A translation in the placeholders of its source. */
export interface MatchedContent extends Freedom {
  content: Piece[];
}

/**
 * Say a translation's text in the placeholders of the source: those that lead
 * to the same are the same, in their order. What is left over gets the names
 * `t1`, `t2` …
 *
 * @param source the source's segment
 * @param target the segment of the translation, with marks of its own
 */
export function matchMarks(source: Segment, target: Segment): MatchedContent {
  const free = [...source.marks];
  const ids = new Map<string, string>();
  const extras = new Map<string, Mark>();
  for (const mark of target.marks) {
    const index = free.findIndex((candidate) => signatureOf(candidate) === signatureOf(mark));
    const found = index < 0 ? undefined : free.splice(index, 1)[0];
    if (found !== undefined) ids.set(mark.id, found.id);
    else {
      const id = `t${extras.size + 1}`;
      ids.set(mark.id, id);
      // It is written as it is there: the source has no place for it.
      const [open, close] = mark.written;
      extras.set(id, { ...mark, id, open, ...(mark.paired ? { close } : {}) });
    }
  }
  const droppable = new Set(free.filter((mark) => dressing.has(mark.kind)).map((mark) => mark.id));
  return {
    content: renameMarks(target.content, (id) => ids.get(id) ?? id),
    extras,
    droppable,
  };
}

/**
 * Content in a form that does not depend on how marks are numbered: equal for
 * two segments that say the same and lead to the same.
 */
export function canonicalize(content: Content, marks: readonly Mark[]): string {
  const byId = new Map(marks.map((mark) => [mark.id, mark]));
  const written = content.map((piece) => {
    if (piece.type === 'text') return piece.value;
    const mark = byId.get(piece.id);
    if (mark === undefined) return `\u0001${piece.id}\u0002`;
    // An address is a link whether it is marked as one or only written.
    if (mark.kind === 'address') return mark.target.replace(/^(?:mailto:|http:\/\/(?=www\.))/u, '');
    const name = mark.kind === 'language' ? `language ${mark.target}` : signatureOf(mark);
    return `\u0001${piece.type === 'close' ? '/' : ''}${name}\u0002`;
  });
  return written
    .join('')
    .replace(/[ \t\r\n]+/gu, ' ')
    .trim();
}
