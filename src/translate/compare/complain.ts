import type { Point, Position } from 'unist';

/** Tells of a difference at its place in the translation, with the place in the source. */
export type Complain = (
  rule: string,
  place: Position | Point,
  message: string,
  hint: string,
  other: { place: Position | Point; message: string },
) => void;
