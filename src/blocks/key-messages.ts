import type { Parent, RootContent } from 'mdast';
import { aside } from './aside.ts';
import { defineBlock } from './block.ts';

/** The report’s key messages, a boxed list. */
export interface KeyMessages extends Parent {
  type: 'keyMessages';
  /** A `blockTitle` first, where it has a title. */
  children: RootContent[];
}

declare module 'mdast' {
  interface BlockContentMap {
    keyMessages: KeyMessages;
  }
  interface RootContentMap {
    keyMessages: KeyMessages;
  }
}

export const keyMessages = defineBlock<KeyMessages>({
  ...aside('keyMessages', 'key-messages', 'KeyMessages', 'keyMessages'),
  summary: 'The report’s key messages, a boxed list.',
  label: 'optional',
});
