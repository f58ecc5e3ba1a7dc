import type { Note } from './report.ts';
import { visit } from './visit.ts';

/** A reference to a note that stands in another note. */
export interface NestedReference {
  id: string | undefined;
  /** Of the note that is referred to. */
  number: number;
}

/** The references to notes that stand in a note, in reading order. */
export function findNestedReferences(note: Note): NestedReference[] {
  const found: NestedReference[] = [];
  visit(note.node, 'footnoteReference', ({ data }) => {
    if (data?.number !== undefined) found.push({ id: data.id, number: data.number });
  });
  return found;
}
