import type { Point, Position } from 'unist';
import { VFile } from 'vfile';
import { parseSource } from '../../markdown/parse.ts';
import { report } from '../../report/diagnostics.ts';
import type { Language } from '../../report/language.ts';
import { alignSegments } from '../align.ts';
import { cutSource } from '../cut.ts';
import type { Segment } from '../segment.ts';
import { listParts, type Part } from './blocks.ts';
import { compareAmounts } from './compare-amounts.ts';
import { compareMarks } from './compare-marks.ts';
import { compareParts, holds } from './compare-parts.ts';
import type { Complain } from './complain.ts';
import { tellTexts } from './tell-texts.ts';

/** A text that is compared. */
export interface ComparedText {
  /** Path of its file in the project. */
  path: string;
  language: Language;
  parts: Part[];
  segments: Segment[];
}

/**
 * Read a text for comparing. Its problems are for others to report.
 *
 * @param file the Markdown file; it gets no messages
 * @param shared `report.yaml`, where there is one
 */
export function readComparedText(file: VFile, shared: VFile | undefined, language: Language) {
  const copy = new VFile({ path: file.path, value: file.value });
  const { tree } = parseSource(copy, language);
  const text: ComparedText = {
    path: file.path,
    language,
    parts: listParts(tree),
    segments: cutSource(copy, shared),
  };
  return text;
}

/**
 * Compare a translation with its source: blocks, people, tables, notes, links,
 * ids and numbers. What differs is a message of the translation's file at the
 * place where it is or should be, with the place in the source.
 *
 * @param source read with `readComparedText`
 * @param target the same of the translation
 * @param file the translation; gets the messages
 */
export function compareTexts(source: ComparedText, target: ComparedText, file: VFile): void {
  const complain: Complain = (rule, place, message, hint, other) => {
    report(file, place, rule, message, {
      severity: 'warning',
      hint,
      related: { place: other.place, message: other.message, path: source.path },
    });
  };
  const skipped = compareParts(source, target, complain);
  const { targets, surplus } = alignSegments(source.segments, target.segments);
  let before: Point = { line: 1, column: 1 };
  const missing: { segment: Segment; place: Point }[] = [];
  for (const [index, segment] of source.segments.entries()) {
    const translation = targets[index];
    if (translation === undefined) {
      if (isTold(segment, skipped.source)) continue;
      missing.push({ segment, place: before });
      continue;
    }
    if (translation.file === 'own') before = translation.place;
    compareMarks(segment, translation, complain);
    if (!isTold(segment, skipped.source)) compareAmounts(segment, translation, complain);
  }
  tellTexts(
    missing,
    surplus.filter((segment) => !isTold(segment, skipped.target)),
    complain,
  );
}

/** Whether a missing or additional text has been told of already: by its block or its heading. */
function isTold(segment: Segment, positions: readonly Position[]): boolean {
  if (segment.file === 'shared') return true;
  if (['Heading', 'Title', 'Caption'].includes(segment.kind)) return true;
  return positions.some((position) => holds(position, segment.place));
}
