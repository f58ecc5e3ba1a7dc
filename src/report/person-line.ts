import type { PhrasingContent } from 'mdast';
import type { Language } from './language.ts';
import type { PersonPart } from './nodes.ts';
import { slicePhrasing, textOf, trimPhrasing } from './phrasing.ts';

/** The offsets of a person's parts in the text of a line. */
export interface PersonLine {
  parts: { type: PersonPart['type']; start: number; end: number }[];
  /** Whether the grammar explains the whole line. */
  explained: boolean;
  /** `Family, Given`, from the line's own attribute. */
  sort?: string;
}

const ATTRIBUTES = /\s*\{\s*([\w-]+)\s*=\s*["“”']([^"“”'{}]*)["“”']\s*\}\s*$/u;

/**
 * Take a person's line apart: honorific, name, role, affiliation.
 *
 * The name goes up to the first comma, or to the opening bracket in
 * `Name (Affiliation)`; then come role and affiliation. A semicolon between
 * them settles which commas belong to which. One part after the name is the
 * role; after `Name;` it is the affiliation. A name is never split into given and family: `sort` comes from
 * an attribute, `Prof A B, Role, Place {sort="B, A"}`.
 *
 * @param line the text of one line
 * @param language whose honorifics and separators count
 * @returns the parts' offsets; `explained` is false for a line that has more
 *   commas than the grammar accounts for: it then has a name and the rest
 */
export function parsePersonLine(line: string, language: Language): PersonLine {
  const attribute = ATTRIBUTES.exec(line);
  const known = attribute?.[1] === 'sort' ? attribute : null;
  const end = known === null ? line.trimEnd().length : known.index;
  const result = parseParts(line.slice(0, end), language);
  return known?.[2] === undefined ? result : { ...result, sort: known[2] };
}

function parseParts(line: string, language: Language): PersonLine {
  const parts: PersonLine['parts'] = [];
  const add = (type: PersonPart['type'], start: number, end: number) => {
    const [from, to] = trim(line, start, end);
    if (to > from) parts.push({ type, start: from, end: to });
  };
  const isAfter = language.honorificPosition === 'after';
  const start = isAfter ? 0 : endOfHonorifics(line, language);
  add('personHonorific', 0, start);
  const addName = (from: number, to: number) => {
    const split = isAfter ? startOfHonorifics(line.slice(0, to), from, language) : to;
    add('personName', from, split);
    add('personHonorific', split, to);
  };
  const separators = findSeparators(line, start, language);
  const bracket = findBracketed(line, start);
  const first = separators[0]?.at ?? line.length;
  if (bracket !== undefined && bracket.open < first && line.slice(start, bracket.open).trim()) {
    addName(start, bracket.open);
    if (/^[\s.;,]*$/u.test(line.slice(bracket.close + 1))) {
      add('personAffiliation', bracket.open + 1, bracket.close);
      return { parts, explained: true };
    }
    add('personRest', bracket.open, line.length);
    return { parts, explained: false };
  }
  addName(start, first);
  if (separators[0] === undefined) return { parts, explained: true };
  const rest = separators.slice(1);
  const semicolons = separators.filter((separator) => separator.strong);
  const settled = semicolons.length === 1 ? semicolons[0] : undefined;
  if (settled !== undefined && settled !== separators[0]) {
    add('personRole', first + 1, settled.at);
    add('personAffiliation', settled.at + 1, line.length);
    return { parts, explained: true };
  }
  // `Name; all the rest`: the semicolon took the first comma's place.
  const commas = settled === undefined ? rest : [];
  if (semicolons.length > 1 || commas.length > 1) {
    add('personRest', first + 1, line.length);
    return { parts, explained: false };
  }
  const comma = commas[0];
  if (comma === undefined && !separators[0].strong) {
    add('personRole', first + 1, line.length);
    return { parts, explained: true };
  }
  if (comma !== undefined) add('personRole', first + 1, comma.at);
  add('personAffiliation', (comma?.at ?? first) + 1, line.length);
  return { parts, explained: true };
}

/** Where the honorifics end that a line begins with: `Prof Dr `, `H.E. Amb. `. */
function endOfHonorifics(line: string, language: Language): number {
  const lowered = line.toLocaleLowerCase(language.tag);
  // A letter whose small form is longer (İ) moves what comes after it.
  const compared = lowered.length === line.length ? lowered : line;
  let at = line.length - line.trimStart().length;
  for (;;) {
    const found = longestFirst(language).find(
      ({ word, small }) => compared.startsWith(small, at) && GAP.test(line.slice(at + word.length)),
    );
    if (found === undefined) return at;
    const end = at + found.word.length;
    at = end + (GAP.exec(line.slice(end))?.[0].length ?? 0);
  }
}

/** What stands between an honorific and a name. */
const GAP = /^\.?[\s\u00a0\u202f]+(?=\S)/u;

const sorted = new WeakMap<Language, { word: string; small: string }[]>();

/** A language's honorifics, the longest first, prepared once for every line of a list. */
function longestFirst(language: Language): { word: string; small: string }[] {
  let made = sorted.get(language);
  if (made === undefined) {
    made = [...language.honorifics]
      .sort((a, b) => b.length - a.length)
      .map((word) => ({ word, small: word.toLocaleLowerCase(language.tag) }));
    sorted.set(language, made);
  }
  return made;
}

/**
 * Where the honorifics begin that a name ends with, as in Chinese: `程教授`.
 * A name that is nothing but an honorific stays a name.
 */
function startOfHonorifics(line: string, from: number, language: Language): number {
  let at = line.trimEnd().length;
  for (;;) {
    const found = longestFirst(language).find(({ word }) => line.slice(from, at).endsWith(word));
    const next = at - (found?.word.length ?? 0);
    if (found === undefined || line.slice(from, next).trim() === '') return at;
    at = line.slice(0, next).trimEnd().length;
  }
}

/** The commas and semicolons that stand outside brackets. */
function findSeparators(line: string, from: number, language: Language) {
  const commas = new Set([',', ...language.commas]);
  const semicolons = new Set([';', ...language.semicolons]);
  const found: { at: number; strong: boolean }[] = [];
  let depth = 0;
  for (let at = from; at < line.length; at += 1) {
    const character = line.charAt(at);
    if ('([（'.includes(character)) depth += 1;
    else if (')]）'.includes(character)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && semicolons.has(character)) found.push({ at, strong: true });
    else if (depth === 0 && commas.has(character)) found.push({ at, strong: false });
  }
  return found;
}

/** The first bracket of a line and the one that closes it. */
function findBracketed(line: string, from: number): { open: number; close: number } | undefined {
  let open = -1;
  let depth = 0;
  for (let at = from; at < line.length; at += 1) {
    const character = line.charAt(at);
    if ('(（'.includes(character)) {
      if (depth === 0 && open < 0) open = at;
      depth += 1;
    } else if (')）'.includes(character) && depth > 0) {
      depth -= 1;
      if (depth === 0) return { open, close: at };
    }
  }
  return undefined;
}

function trim(line: string, start: number, end: number): [number, number] {
  const text = line.slice(start, end);
  return [start + text.length - text.trimStart().length, start + text.trimEnd().length];
}

/**
 * What stands between the parts of a printed name: a space after an honorific,
 * nothing before one that follows its name, as in Chinese.
 */
export function gapBefore(part: PersonPart['type']): string {
  return part === 'personHonorific' ? '' : ' ';
}

/**
 * The parts of a person's line as nodes, with marks, links and notes kept.
 *
 * @param content the phrasing content of one line
 * @param line what `parsePersonLine` said of its text
 */
export function buildPersonParts(content: PhrasingContent[], line: PersonLine): PersonPart[] {
  const text = textOf(content);
  const parts = keepLinksWhole(content, line.parts);
  return parts.map((part, index) => {
    const next = parts[index + 1];
    // A note's reference at the very end of the line belongs to the last part.
    const end =
      next === undefined && /^[\s.]*$/u.test(text.slice(part.end)) ? text.length : part.end;
    return {
      type: part.type,
      children: trimPhrasing(slicePhrasing(content, part.start, Math.max(part.end, end))),
    };
  });
}

/** A link over honorific and name stays one link: both are the name then. */
function keepLinksWhole(content: PhrasingContent[], parts: PersonLine['parts']) {
  const [honorific, name, ...others] = parts;
  if (honorific?.type !== 'personHonorific' || name === undefined) return parts;
  let offset = 0;
  for (const node of content) {
    const end = offset + textOf([node]).length;
    if (node.type === 'link' && offset < name.start && end > name.start) {
      return [{ ...name, start: honorific.start }, ...others];
    }
    offset = end;
  }
  return parts;
}
