import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import type { Position } from 'unist';
import type { VFile } from 'vfile';
import { location } from 'vfile-location';

/** A text node, as much of it as its place needs. */
interface PlacedText {
  value: string;
  position?: Position | undefined;
}

/** For each UTF-16 unit of a text: where it begins and ends in the source. */
interface Alignment {
  starts: number[];
  ends: number[];
  /** How many units of the text are nowhere in the source. */
  lost: number;
}

const alignments = new WeakMap<PlacedText, { value: string; alignment: Alignment }>();
const locations = new WeakMap<VFile, ReturnType<typeof location>>();

/**
 * The place in the source of a part of a text node.
 *
 * A node's text is not its source: escapes and character references are
 * shorter, the lines of a quotation or a list lose their prefix (CommonMark
 * 0.31.2, 5 and 6.7), and typography replaces marks and spaces. Text and source
 * are walked side by side, so that the place is exact after any of them.
 *
 * @param node the text; `position` needs its offsets
 * @param file the source that it was parsed from
 * @param start offset in `value`, UTF-16 units, inclusive
 * @param end exclusive
 * @returns with offsets; `undefined` for a node that the source does not have
 */
export function locateText(
  node: PlacedText,
  file: VFile,
  start: number,
  end: number,
): Position | undefined {
  const { position, value } = node;
  const from = position?.start.offset;
  const to = position?.end.offset;
  if (position === undefined || from === undefined || to === undefined) return position;
  let known = alignments.get(node);
  if (known?.value !== value) {
    known = { value, alignment: align(value, String(file.value).slice(from, to)) };
    alignments.set(node, known);
  }
  const { starts, ends } = known.alignment;
  const first = starts[start] ?? ends.at(-1) ?? 0;
  const last = end > start ? (ends[end - 1] ?? first) : first;
  let places = locations.get(file);
  if (places === undefined) {
    places = location(file);
    locations.set(file, places);
  }
  const startPoint = places.toPoint(from + first);
  const endPoint = places.toPoint(from + Math.max(first, last));
  return startPoint && endPoint ? { start: startPoint, end: endPoint } : position;
}

/** Of a word that stands everywhere, any of its places is as good. */
const TRIES = 50;

/** A text against the source that it comes from, or that it is a part of. */
function align(value: string, source: string): Alignment {
  const whole = alignFrom(value, source, 0);
  if (whole.lost === 0) return whole;
  // Part of a node that was cut, whose position is still that of the whole.
  const probe = /^\s*\S{1,12}/u.exec(value)?.[0] ?? '';
  let at = probe === '' ? -1 : source.indexOf(probe, 1);
  for (let tries = 0; at > 0 && tries < TRIES; tries += 1) {
    const part = alignFrom(value, source, at);
    if (part.lost === 0) return part;
    at = source.indexOf(probe, at + 1);
  }
  return whole;
}

const LINE_END = /[ \t]*(?:\r\n|\r|\n)[ \t>]*/uy;
const REFERENCE = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z\d]{1,31}));/uy;
const PUNCTUATION = /[!-/:-@[-`{-~]/u;

function alignFrom(value: string, source: string, from: number): Alignment {
  const starts: number[] = [];
  const ends: number[] = [];
  let lost = 0;
  let at = from;
  let index = 0;
  const take = (units: number, end: number) => {
    for (let count = 0; count < units; count += 1) {
      starts.push(at);
      ends.push(end);
    }
    index += units;
    at = end;
  };
  while (index < value.length) {
    const unit = value.charAt(index);
    const lineEnd = isSpace(unit) ? matchAt(LINE_END, source, at) : undefined;
    const reference = source.charAt(at) === '&' ? readReference(source, at) : undefined;
    if (lineEnd !== undefined) take(1, at + lineEnd[0].length);
    else if (reference !== undefined && value.startsWith(reference.text, index)) {
      take(reference.text.length, at + reference.length);
    } else if (
      source.charAt(at) === '\\' &&
      PUNCTUATION.test(unit) &&
      source.charAt(at + 1) === unit
    ) {
      take(1, at + 2);
    } else if (isSame(unit, source.charAt(at))) take(1, at + 1);
    else {
      const step = findStep(value, index, source, at);
      if (step === undefined) lost += 1;
      const { units, length } = step ?? { units: 1, length: at < source.length ? 1 : 0 };
      if (units === 0) at += length;
      else take(units, at + length);
    }
  }
  return { starts, ends, lost };
}

/** The shortest replacement after which text and source go on alike: `…` for `...`. */
function findStep(value: string, index: number, source: string, at: number) {
  // One mark for another is by far the most frequent: `’` for `'`.
  if (at < source.length && goesOnAlike(value, index + 1, source, at + 1)) {
    return { units: 1, length: 1 };
  }
  for (let total = 1; total <= 8; total += 1) {
    for (let units = 0; units <= total; units += 1) {
      const length = total - units;
      if (goesOnAlike(value, index + units, source, at + length)) return { units, length };
    }
  }
  return undefined;
}

function goesOnAlike(value: string, index: number, source: string, at: number): boolean {
  if (index >= value.length) return index === value.length && at <= source.length;
  for (let step = 0; step < 3; step += 1) {
    if (index + step >= value.length) return true;
    if (!isSame(value.charAt(index + step), source.charAt(at + step))) return false;
  }
  return true;
}

function isSame(one: string, other: string): boolean {
  return one === other || (isSpace(one) && isSpace(other));
}

function isSpace(unit: string): boolean {
  return unit !== '' && /\s/u.test(unit);
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

function readReference(source: string, at: number): { text: string; length: number } | undefined {
  const match = matchAt(REFERENCE, source, at);
  if (match === undefined) return undefined;
  const [written, decimal, hexadecimal, name] = match;
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  const text =
    name === undefined
      ? code <= 0x10ffff && String.fromCodePoint(code)
      : decodeNamedCharacterReference(name);
  return text === false ? undefined : { text, length: written.length };
}
