import type { Parent, RootContent } from 'mdast';
import { aside } from './aside.ts';
import { defineBlock } from './block.ts';

/** A boxed aside with a title. */
export interface Box extends Parent {
  type: 'box';
  /** A `blockTitle` first, where it has a title. */
  children: RootContent[];
}

declare module 'mdast' {
  interface BlockContentMap {
    box: Box;
  }
  interface RootContentMap {
    box: Box;
  }
}

export const box = defineBlock<Box>({
  ...aside('box', 'box', 'Box'),
  summary: 'A boxed aside with a title.',
  label: 'required',
});
