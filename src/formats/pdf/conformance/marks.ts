import type { ContentScanner } from '../objects/content.ts';
import { parseName, parseNumber, parseValue } from '../objects/parser.ts';
import { decodeTextString, isDictionary, isString, type PdfDictionary } from '../objects/values.ts';
import type { FontUse } from './context.ts';
import type { Rectangle } from './options.ts';
import type { EdgeWatch } from './text-edges.ts';

/** An open marked-content sequence. */
export interface Mark {
  kind: 'tagged' | 'artifact' | 'text' | 'reversed' | 'loose' | 'other';
  mcid: number;
  /** The range of its beginning operator. */
  start: number;
  end: number;
  hasText: boolean;
  hasImage: boolean;
  hasPath: boolean;
  /** Whether the text is kept; if not, it is the few characters that were shown last. */
  read: boolean;
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
  const mark = createMark(scanner);
  if (tag === 'Artifact') mark.kind = 'artifact';
  else if (tag === 'ReversedChars') mark.kind = 'reversed';
  if (scanner.operator === 'BMC' || mark.kind === 'artifact') return mark;
  const at = operands[1];
  if (at === undefined) return mark;
  const quick = readMcid(bytes, at);
  if (quick >= 0) {
    mark.kind = 'tagged';
    mark.mcid = quick;
    return mark;
  }
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

function createMark({ start, end }: ContentScanner): Mark {
  return {
    kind: 'other',
    mcid: -1,
    start,
    end,
    hasText: false,
    hasImage: false,
    hasPath: false,
    read: false,
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
}

/** The identifier of `<</MCID 12 >>`, which nearly every mark is, or -1 for anything else. */
function readMcid(bytes: Uint8Array, start: number): number {
  for (let i = 0; i < PLAIN.length; i++) {
    if (bytes[start + i] !== PLAIN.charCodeAt(i)) return -1;
  }
  const cursor = { bytes, position: start + PLAIN.length };
  const code = bytes[cursor.position];
  if (code === undefined || code < 0x30 || code > 0x39) return -1;
  const mcid = parseNumber(cursor);
  let at = cursor.position;
  while (bytes[at] === 0x20) at++;
  return bytes[at] === 0x3e && bytes[at + 1] === 0x3e ? mcid : -1;
}

const PLAIN = '<</MCID ';

/** The mark of a text object that nothing marks. */
export function createLooseMark(scanner: ContentScanner): Mark {
  return { ...createMark(scanner), kind: 'loose', read: true };
}

/** Add to the text of the sequence that is open; what is in `ReversedChars` was drawn last first. */
export function addText(marks: readonly Mark[], text: string): void {
  const mark = marks.findLast(
    ({ kind }) => kind === 'reversed' || kind === 'tagged' || kind === 'loose',
  );
  if (mark === undefined || text === '') return;
  if (mark.kind === 'reversed') mark.text = text + mark.text;
  else mark.text = mark.read ? mark.text + text : mark.text.slice(-2) + text;
}

/** A text object at another height is another line, which the last may go on in with a hyphen. */
export function beginLine(mark: Mark, baseline: number): void {
  if (mark.text !== '' && mark.baseline !== baseline && !mark.hyphenated) mark.text += '\n';
  mark.baseline = baseline;
  mark.hyphenated = false;
}
