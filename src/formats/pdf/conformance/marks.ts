import type { ContentScanner } from '../objects/content.ts';
import { parseName, parseValue } from '../objects/parser.ts';
import { decodeTextString, isDictionary, isString, type PdfDictionary } from '../objects/values.ts';
import type { FontUse } from './context.ts';
import type { Rectangle } from './options.ts';
import type { EdgeWatch } from './text-edges.ts';

/** An open marked-content sequence. */
export interface Mark {
  kind: 'tagged' | 'artifact' | 'text' | 'reversed' | 'other';
  mcid: number;
  /** The range of its beginning operator. */
  start: number;
  end: number;
  hasText: boolean;
  hasImage: boolean;
  hasPath: boolean;
  text: string;
  box: Rectangle | undefined;
  /** Where the last line of its text stands, and how it ended. */
  baseline: number;
  hyphenated: boolean;
  /** Where it begins and ends, where that is wanted. */
  watch: EdgeWatch | undefined;
  /** `ActualText` of a text mark, and the codes shown under it. */
  actual: string;
  codes: number[];
  font: FontUse | undefined;
  shows: { start: number; end: number }[];
}

export function readNameAt(bytes: Uint8Array, offset: number | undefined): string {
  return offset === undefined || bytes[offset] !== 0x2f
    ? ''
    : parseName({ bytes, position: offset });
}

/**
 * Read a marked-content operator that begins a sequence.
 *
 * @param scanner at the operator
 * @param propertiesOf the property list of a name in the resources
 */
export function readMark(
  scanner: ContentScanner,
  propertiesOf: (name: string) => PdfDictionary | undefined,
): Mark {
  const { bytes, operands } = scanner;
  const tag = readNameAt(bytes, operands[0]);
  const mark: Mark = {
    kind: tag === 'Artifact' ? 'artifact' : tag === 'ReversedChars' ? 'reversed' : 'other',
    mcid: -1,
    start: scanner.start,
    end: scanner.end,
    hasText: false,
    hasImage: false,
    hasPath: false,
    text: '',
    box: undefined,
    baseline: Number.NaN,
    hyphenated: false,
    watch: undefined,
    actual: '',
    codes: [],
    font: undefined,
    shows: [],
  };
  if (scanner.operator === 'BMC' || mark.kind === 'artifact') return mark;
  const at = operands[1];
  if (at === undefined) return mark;
  const value = parseValue({ bytes, position: at });
  const properties = typeof value === 'string' ? propertiesOf(value) : value;
  if (!isDictionary(properties)) return mark;
  const mcid = properties.get('MCID');
  const actual = properties.get('ActualText');
  if (typeof mcid === 'number') {
    mark.kind = 'tagged';
    mark.mcid = mcid;
  } else if (isString(actual)) {
    mark.kind = 'text';
    mark.actual = decodeTextString(actual);
  }
  return mark;
}

/** Add to the text of the sequence that is open; what is in `ReversedChars` was drawn last first. */
export function addText(marks: readonly Mark[], text: string): void {
  const mark = marks.findLast(({ kind }) => kind === 'reversed' || kind === 'tagged');
  if (mark?.kind === 'reversed') mark.text = text + mark.text;
  else if (mark !== undefined) mark.text += text;
}

/** A text object at another height is another line, which the last may go on in with a hyphen. */
export function beginLine(mark: Mark, baseline: number): void {
  if (mark.text !== '' && mark.baseline !== baseline && !mark.hyphenated) mark.text += '\n';
  mark.baseline = baseline;
  mark.hyphenated = false;
}
