import type { Nodes } from 'mdast';
import type { Note } from './report.ts';

/** A reference to a note that stands in another note. */
export interface NestedReference {
  id: string | undefined;
  /** Of the note that is referred to. */
  number: number;
}

/** The references to notes that stand in a note, in reading order. */
export function findNestedReferences(note: Note): NestedReference[] {
  const found: NestedReference[] = [];
  const walk = (node: Nodes): void => {
    if (node.type === 'footnoteReference' && node.data?.number !== undefined) {
      found.push({ id: node.data.id, number: node.data.number });
    }
    if ('children' in node) for (const child of node.children) walk(child);
  };
  walk(note.node);
  return found;
}
