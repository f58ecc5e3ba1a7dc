import { isBlank, type Piece } from '../content.ts';
import { cutPiece } from './inline.ts';

/** The part of some pieces between two offsets of their text. */
export function slicePieces(
  pieces: readonly Piece[],
  from: number,
  to = Number.POSITIVE_INFINITY,
): Piece[] {
  let offset = 0;
  return pieces.flatMap((piece) => {
    const start = Math.max(0, from - offset);
    const end = Math.min(piece.text.length, to - offset);
    offset += piece.text.length;
    if (piece.text === '') return offset > from ? [piece] : [];
    return end > start ? [cutPiece(piece, start, end)] : [];
  });
}

/** Pieces cut where the source breaks the line. */
export function splitLines(pieces: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = [[]];
  for (const piece of pieces) {
    let from = 0;
    for (const part of piece.text.split('\n')) {
      if (from > 0) lines.push([]);
      lines.at(-1)?.push(cutPiece(piece, from, from + part.length));
      from += part.length + 1;
    }
  }
  return lines.filter((line) => !isBlank(line));
}

/** A person's line without its sort key. */
export function withoutSort(pieces: readonly Piece[]): Piece[] {
  const text = pieces.map((piece) => piece.text).join('');
  const match = /\s*\{\s*sort\s*=\s*["“”'][^"“”'{}]*["“”']\s*\}\s*$/u.exec(text);
  return match === null ? [...pieces] : slicePieces(pieces, 0, match.index);
}
