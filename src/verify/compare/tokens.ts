import type { Item, Piece } from '../content.ts';
import { cutWords, foldText, isMark } from '../text.ts';

/** One word, image or note's reference of a text. */
export interface Token {
  /** What is compared. */
  key: string;
  item: Item;
  piece: Piece;
  /** Of its first character in the piece. */
  offset: number;
  /** Whether its item begins with it. */
  isFirst: boolean;
  /** Whether a line ends right before it. */
  followsBreak: boolean;
}

/** What stands for an image and for a note's reference among words. */
export const IMAGE = '\ue000';
export const NOTE = '\ue001';

/** Cut items into tokens, in order. */
export function tokenize(items: readonly Item[]): Token[] {
  const tokens: Token[] = [];
  for (const item of items) addTokens(item, tokens);
  return tokens;
}

/** A stretch of folded text that comes from one place of a piece. */
interface Stretch {
  start: number;
  piece: Piece;
  offset: number;
  followsBreak: boolean;
}

function addTokens(item: Item, tokens: Token[]): void {
  let folded = '';
  const stretches: Stretch[] = [];
  let followsBreak = item.line !== undefined;
  for (const piece of item.pieces) {
    // An image without a description is decoration: a format may leave it out.
    if (piece.image?.trim() === '') continue;
    const special = piece.image !== undefined ? IMAGE : piece.note !== undefined ? NOTE : undefined;
    if (special !== undefined) {
      stretches.push({ start: folded.length, piece, offset: 0, followsBreak });
      folded += special;
      continue;
    }
    for (const match of piece.text.matchAll(/(\s+)|\S+/gu)) {
      if (match[1] !== undefined) {
        folded += ' ';
        followsBreak = match[1].includes('\n');
        continue;
      }
      stretches.push({ start: folded.length, piece, offset: match.index, followsBreak });
      folded += foldText(match[0]);
      followsBreak = false;
    }
  }
  let at = 0;
  let isFirst = true;
  for (const word of cutWords(folded)) {
    while ((stretches[at + 1]?.start ?? Number.POSITIVE_INFINITY) <= word.at) at += 1;
    const stretch = stretches[at];
    if (stretch === undefined) continue;
    // What stands between the parts of a person's line is the layout's choice.
    if (item.isPerson && isMark(word.text) && word.text !== IMAGE && word.text !== NOTE) continue;
    // Two quotation marks are one where a typography takes the space between them away.
    if (word.text === "'" && !isFirst && tokens.at(-1)?.key === "'") continue;
    const within = word.at - stretch.start;
    tokens.push({
      key: word.text,
      item,
      piece: stretch.piece,
      offset: Math.min(stretch.offset + within, Math.max(0, stretch.piece.text.length - 1)),
      isFirst,
      followsBreak: within === 0 && stretch.followsBreak,
    });
    isFirst = false;
  }
}

/** Tokens as a person would read them, shortened. */
export function quoteTokens(tokens: readonly Token[], most = 12): string {
  const words = tokens
    .slice(0, most)
    .map(({ key, piece }) =>
      key === IMAGE ? `image: ${piece.image}` : key === NOTE ? 'reference to a note' : key,
    );
  let text = '';
  for (const [index, word] of words.entries()) {
    const isTight = /^[.,:;?!)\]}%…'-]$/u.test(word) || /[([{'-]$/u.test(text);
    const isHan = /^\p{sc=Han}$/u.test(word) && /\p{sc=Han}$/u.test(text);
    text += index === 0 || isTight || isHan ? word : ` ${word}`;
  }
  return `“${text}${tokens.length > most ? ' …' : ''}”`;
}
