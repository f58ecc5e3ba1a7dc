import type { Parent, RootContent } from 'mdast';
import { aside } from './aside.ts';
import { defineBlock } from './block.ts';

/** A boxed aside. */
export interface Note extends Parent {
  type: 'note';
  /** A `blockTitle` first, where it has a title. */
  children: RootContent[];
}

declare module 'mdast' {
  interface BlockContentMap {
    note: Note;
  }
  interface RootContentMap {
    note: Note;
  }
}

export const note = defineBlock<Note>({
  ...aside('note', 'note', 'Note', 'note'),
  summary: 'A boxed aside.',
  label: 'optional',
});
