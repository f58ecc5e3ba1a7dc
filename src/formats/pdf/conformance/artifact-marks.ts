import type { Edit } from '../objects/content.ts';

/**
 * Marks content that nothing marks as an artifact (ISO 32000-1, 14.8.2.2.2;
 * ISO 14289-1, 7.1): margin boxes, borders, backgrounds, images with `alt=""`.
 *
 * What is marked is whole units: a path from its first segment to its painting
 * operator, a text object, one `Do`. Units that follow one another with nothing
 * between them that would cross the mark share one pair of operators.
 */
export interface ArtifactMarks {
  readonly edits: Edit[];
  /** Where the open mark begins, or -1. */
  start: number;
  /** Where its last unit ends. */
  end: number;
  /** How deep the graphics state was saved where it begins. */
  depth: number;
}

export function createArtifactMarks(edits: Edit[]): ArtifactMarks {
  return { edits, start: -1, end: -1, depth: 0 };
}

/** Mark a unit at some depth of saved graphics states. */
export function markUnit(marks: ArtifactMarks, start: number, end: number, depth: number): void {
  if (marks.start >= 0 && marks.depth !== depth) closeMark(marks);
  if (marks.start < 0) {
    marks.start = start;
    marks.depth = depth;
  }
  marks.end = end;
}

/** To be called before a marked-content operator, and where a graphics state ends that the mark began in. */
export function closeMark(marks: ArtifactMarks): void {
  if (marks.start < 0) return;
  marks.edits.push({ start: marks.start, end: marks.start, text: '/Artifact BMC\n' });
  marks.edits.push({ start: marks.end, end: marks.end, text: '\nEMC' });
  marks.start = -1;
}
