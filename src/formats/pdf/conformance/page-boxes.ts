import { createFlateStream } from '../objects/flate.ts';
import type { PdfFile } from '../objects/reader.ts';
import { formatNumber } from '../objects/serializer.ts';
import type { Page } from './context.ts';
import type { PageBoxes } from './options.ts';

/** How long a crop mark is, in points (5 mm). */
const MARK_LENGTH = 14.17;

/**
 * Give every page its boxes for the printer (ISO 32000-1, 14.11.2) and, where
 * wanted, crop marks beyond the bleed, as artifacts.
 */
export function setPageBoxes(file: PdfFile, pages: readonly Page[], boxes: PageBoxes): void {
  const marks = boxes.marks ? file.add(createFlateStream(drawMarks(boxes))) : undefined;
  const before = marks === undefined ? undefined : file.add(createFlateStream(Buffer.from('q\n')));
  for (const { dictionary } of pages) {
    dictionary.set('TrimBox', [...boxes.trim]);
    dictionary.set('BleedBox', [...boxes.bleed]);
    if (marks === undefined || before === undefined) continue;
    const contents = dictionary.get('Contents');
    const own = Array.isArray(file.resolve(contents)) ? file.resolve(contents) : [contents ?? null];
    if (Array.isArray(own)) dictionary.set('Contents', [before, ...own, marks]);
  }
}

/** Two lines at each corner of the trimmed page, outside the bleed. */
function drawMarks({ trim, bleed }: PageBoxes): Buffer {
  const [left, bottom, right, top] = trim;
  const lines: string[] = [];
  const line = (x0: number, y0: number, x1: number, y1: number): void => {
    const [a, b, c, d] = [x0, y0, x1, y1].map((value) =>
      formatNumber(Math.round(value * 100) / 100),
    );
    lines.push(`${a} ${b} m ${c} ${d} l S`);
  };
  for (const x of [left, right]) {
    line(x, bleed[1], x, bleed[1] - MARK_LENGTH);
    line(x, bleed[3], x, bleed[3] + MARK_LENGTH);
  }
  for (const y of [bottom, top]) {
    line(bleed[0], y, bleed[0] - MARK_LENGTH, y);
    line(bleed[2], y, bleed[2] + MARK_LENGTH, y);
  }
  return Buffer.from(`Q\n/Artifact BMC\nq 0 G .25 w\n${lines.join('\n')}\nQ\nEMC\n`);
}
