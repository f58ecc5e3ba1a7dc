import GithubSlugger from 'github-slugger';
import type { Item } from '../content.ts';
import { decodeName } from '../names.ts';
import type { OpenReference } from './inline.ts';
import type { ExpectedContent } from './source.ts';

/** What a link in the report can lead to. */
export interface Target {
  /** What a reference without a text reads as. */
  label: string;
  /** The item that it begins with; absent until that is emitted. */
  item?: Item;
}

/** References without a text read as the label of what they lead to. */
export function fillReferences({ body, notes, targets }: ExpectedContent): void {
  const items = [...body, ...[...notes.values()].flatMap((note) => note.items)];
  for (const piece of items.flatMap((item) => item.pieces)) {
    if (!('isOpen' in piece)) continue;
    const { link = '' } = piece as OpenReference;
    piece.text = targets.get(decodeName(link.slice(1)))?.[0]?.label ?? link;
  }
}

/** The ids that a heading may have got from its words. */
export function slugsOf(text: string): string[] {
  const name = text
    .normalize('NFC')
    .replace(/[^\p{L}\p{Nd}\s_-]/gu, '')
    .trim();
  return [new GithubSlugger().slug(name), new GithubSlugger().slug(text.trim())];
}
