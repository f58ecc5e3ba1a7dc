import { type ContentScanner, createContentScanner, nextOperation } from '../objects/content.ts';
import { parseNumber } from '../objects/parser.ts';
import type { FontUse } from './context.ts';
import { readMark, readNameAt } from './marks.ts';
import { decodeCodes, readCodes, toPlainCharacters } from './text-decoder.ts';

/** A text object, in which Chromium draws text of one direction, font and text node. */
export interface Run {
  /** From `BT` to behind `ET`. */
  start: number;
  end: number;
  /** The marked-content sequence that it is in. */
  mcid: number;
  /** Where the operator is that begins the sequence. */
  mark: number;
  /** Whether the sequence can be cut before it: no other is open in it. */
  canCut: boolean;
  /** Whether there is nothing between it and the run before it, of the same sequence. */
  follows: boolean;
  /** Where its fragment begins: runs of one fragment in several fonts say the same. */
  x: number;
  baseline: number;
  size: number;
  /** As painted; of reversed text that of each glyph from the last to the first. */
  text: string;
  glyphs: number;
  isReversed: boolean;
}

/**
 * The tagged text of a page, text object by text object.
 *
 * @param bytes a decoded content stream
 * @param fontOf the font of a name
 */
export function readRuns(bytes: Uint8Array, fontOf: (name: string) => FontUse | undefined): Run[] {
  const scanner = createContentScanner(bytes);
  const runs: Run[] = [];
  const marks: { mcid: number; start: number }[] = [];
  let run: Run | undefined;
  let font: FontUse | undefined;
  let actual: string | undefined;
  let follows = false;

  while (nextOperation(scanner)) {
    const { operator } = scanner;
    switch (operator) {
      case 'BT': {
        const mark = marks.findLast(({ mcid }) => mcid >= 0);
        run = {
          start: scanner.start,
          end: 0,
          mcid: mark?.mcid ?? -1,
          mark: mark?.start ?? -1,
          canCut: mark === marks.at(-1),
          follows,
          x: Number.NaN,
          baseline: Number.NaN,
          size: 0,
          text: '',
          glyphs: 0,
          isReversed: false,
        };
        continue;
      }
      case 'ET':
        if (run !== undefined) {
          run.end = scanner.end;
          if (run.mcid >= 0) runs.push(run);
        }
        follows = run !== undefined;
        run = undefined;
        continue;
      case 'BMC':
      case 'BDC': {
        const { kind, mcid, actual: text } = readMark(scanner, () => undefined);
        if (kind === 'text') actual = text;
        if (kind === 'reversed' && run !== undefined) run.isReversed = true;
        marks.push({ mcid: run === undefined ? mcid : -1, start: scanner.start });
        break;
      }
      case 'EMC':
        marks.pop();
        actual = undefined;
        break;
      case 'Tf':
        font = fontOf(readNameAt(bytes, scanner.operands[0]));
        if (run !== undefined) run.size ||= numberAt(scanner, 1);
        break;
      case 'Tm':
        if (run !== undefined && Number.isNaN(run.x)) {
          run.x = numberAt(scanner, 4);
          run.baseline = numberAt(scanner, 5);
        }
        break;
      case 'Tj':
      case 'TJ':
        if (run !== undefined) show(run);
        break;
    }
    if (run === undefined) follows = false;
  }
  return runs;

  function show(run: Run): void {
    const operand = scanner.operands[scanner.count - 1];
    if (font === undefined || operand === undefined) return;
    const codes = readCodes(bytes, operand, font);
    // A cluster counts once, whatever it is drawn with.
    run.glyphs += actual === undefined ? codes.length : actual === '' ? 0 : 1;
    run.text += actual ?? toPlainCharacters(decodeCodes(codes, font));
    if (actual !== undefined) actual = '';
  }
}

function numberAt({ bytes, operands }: ContentScanner, index: number): number {
  const position = operands[index];
  return position === undefined ? Number.NaN : parseNumber({ bytes, position });
}
