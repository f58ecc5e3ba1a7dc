import type { Item, Piece } from '../content.ts';
import { comparable } from '../text.ts';
import { type Artifact, describePlace, type Finding, placeOf } from './finding.ts';
import type { Alignment } from './text.ts';
import { IMAGE, quoteTokens, type Token } from './tokens.ts';

/** A token of the source with its token of the artifact. */
export interface Match {
  expected: Token;
  observed: Token;
}

/** Matches by the item of the source. */
export function groupMatches({ expected, observed, found }: Alignment): Map<Item, Match[]> {
  const groups = new Map<Item, Match[]>();
  for (const [index, token] of expected.entries()) {
    const other = observed[found[index] ?? -1];
    if (other === undefined) continue;
    const group = groups.get(token.item);
    if (group === undefined) groups.set(token.item, [{ expected: token, observed: other }]);
    else group.push({ expected: token, observed: other });
  }
  return groups;
}

/**
 * Compare what the words are: headings, items, cells, languages, images.
 *
 * @param language of the artifact as a whole
 */
export function compareStructure(
  groups: ReadonlyMap<Item, Match[]>,
  language: string | undefined,
  artifact: Artifact,
): Finding[] {
  const findings: Finding[] = [];
  const tables = new Map<number, number>();
  for (const [item, matches] of groups) {
    const [first] = matches;
    if (first === undefined) continue;
    const say = (rule: Finding['rule'], message: string, match = first) => {
      const where = describePlace(artifact, match.observed.item);
      findings.push({ rule, message: `${where}: ${message}`, place: placeOf(match.expected) });
    };
    const named = quoteTokens(
      matches.map((match) => match.expected),
      6,
    );
    if (!item.isPerson) compareItem(item, first, named, say);
    compareCell(item, first, named, tables, say);
    compareImages(matches, say);
    compareLanguages(matches, language, say);
  }
  return findings;
}

type Say = (rule: Finding['rule'], message: string, match?: Match) => void;

function compareItem(item: Item, first: Match, named: string, say: Say): void {
  const { item: seen } = first.observed;
  const begins = first.expected.isFirst;
  if (item.level !== seen.level && item.isFree !== true) {
    const level = (one: Item) =>
      one.level === undefined ? 'no heading' : `a heading of level ${one.level}`;
    say('verify-heading', `${named} is ${level(seen)}; in the source it is ${level(item)}`);
    return;
  }
  if (!begins) return;
  const runsOn = !first.observed.isFirst;
  if (item.list?.isStart === true) {
    const list = seen.list ?? seen.follows;
    if (list === undefined || !list.isStart || runsOn) {
      say('verify-list', `${named} is no item of a list of its own`);
    } else if (list.depth !== 0 && list.depth !== item.list.depth) {
      say(
        'verify-list',
        `${named} is an item of depth ${list.depth}; in the source it has depth ${item.list.depth}`,
      );
    } else if (list.depth !== 0 && list.isOrdered !== item.list.isOrdered) {
      say(
        'verify-list',
        `${named} has ${list.isOrdered ? 'a number' : 'a bullet'}; in the source it has ${list.isOrdered ? 'a bullet' : 'a number'}`,
      );
    }
  } else if (item.list === undefined && seen.list?.isStart === true && !runsOn) {
    say('verify-list', `${named} is an item of a list; in the source it is none`);
  } else if (runsOn && item.cell === undefined && !isFigureImage(item, first)) {
    say('verify-paragraph', `${named} runs on in the paragraph before it`);
  }
}

/** The images of a figure may stand beside each other. */
function isFigureImage(item: Item, { expected }: Match): boolean {
  return item.block?.name === 'figure' && expected.key === IMAGE;
}

/** Tables are numbered on both sides in reading order; the first cell that is found pairs them. */
function compareCell(
  item: Item,
  first: Match,
  named: string,
  tables: Map<number, number>,
  say: Say,
): void {
  const { cell } = item;
  const seen = first.observed.item.cell;
  if (cell === undefined) {
    if (seen !== undefined && item.isFree !== true && !item.isPerson) {
      say('verify-table', `${named} is in a table; in the source it is not`);
    }
    return;
  }
  if (seen === undefined) {
    say('verify-table', `${named} is in no table; in the source it is in one`);
    return;
  }
  const table = tables.get(cell.table) ?? seen.table;
  tables.set(cell.table, table);
  const describe = (place: typeof cell) => `row ${place.row + 1}, column ${place.column + 1}`;
  if (seen.table !== table || seen.row !== cell.row || seen.column !== cell.column) {
    say(
      'verify-table',
      `${named} stands in ${describe(seen)}; in the source it is in ${describe(cell)}`,
    );
  } else if (cell.isHeader === true && seen.isHeader === false) {
    say('verify-table', `${named} heads no column`);
  }
}

function compareImages(matches: readonly Match[], say: Say): void {
  for (const match of matches) {
    const { piece, key } = match.expected;
    if (key !== IMAGE) continue;
    const { image = '' } = match.observed.piece;
    if (comparable(piece.image ?? '') === comparable(image)) continue;
    const says = image.trim() === '' ? 'has no description' : `is described as “${image}”`;
    say('verify-image', `the image “${piece.image}” ${says}`, match);
  }
}

/** A passage keeps its language if some word of it has it: marks and foreign names may not. */
function compareLanguages(matches: readonly Match[], language: string | undefined, say: Say): void {
  const kept = new Map<Piece, Match | undefined>();
  for (const match of matches) {
    const { piece, key } = match.expected;
    if (piece.lang === undefined || !isOfDirection(key, piece.lang)) continue;
    const lang = match.observed.piece.lang ?? language;
    const isKept = lang !== undefined && primary(lang) === primary(piece.lang);
    if (isKept) kept.set(piece, undefined);
    else if (!kept.has(piece)) kept.set(piece, match);
  }
  for (const [piece, match] of kept) {
    if (match === undefined) continue;
    const { lang } = match.observed.piece;
    const said = lang === undefined ? 'has no language of its own' : `is marked as “${lang}”`;
    say(
      'verify-language',
      `“${piece.text.trim()}” ${said}; in the source it is in “${piece.lang}”`,
      match,
    );
  }
}

/** Letters of scripts that are written from right to left. */
const RTL_LETTER = /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}]/u;
const RTL_LANGUAGE = /^(?:ar|fa|he|ur|ps|sd|ug|yi|dv|ku|syr|nqo)\b/iu;

/**
 * Whether a word has letters of the direction that a language is written in:
 * Word knows the language of others by their script alone (ISO/IEC 29500-1, 17.3.2.20).
 */
function isOfDirection(word: string, tag: string): boolean {
  if (!/\p{L}/u.test(word)) return false;
  return RTL_LETTER.test(word) === (RTL_LANGUAGE.test(tag) || /-(?:Arab|Hebr)\b/iu.test(tag));
}

function primary(tag: string): string {
  return tag.toLowerCase().split(/[-_]/u)[0] ?? '';
}
