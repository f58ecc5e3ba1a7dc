import type { Point, Position } from 'unist';
import { VFile } from 'vfile';
import { parseSource } from '../../markdown/parse.ts';
import { report } from '../../report/diagnostics.ts';
import type { Language } from '../../report/language.ts';
import { alignSegments } from '../align.ts';
import { plainText } from '../content.ts';
import { cutSource } from '../cut.ts';
import type { Mark, Segment } from '../segment.ts';
import { listParts, type Part, pairParts } from './blocks.ts';
import { compareNumbers } from './numbers.ts';

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

/** More than these of one kind are told by their number: half of a text is missing. */
const MOST = 10;

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

type Complain = (
  rule: string,
  place: Position | Point,
  message: string,
  hint: string,
  other: { place: Position | Point; message: string },
) => void;

/** What has been said of whole parts is not said of each of their texts. */
interface Skipped {
  source: Position[];
  target: Position[];
}

function compareParts(source: ComparedText, target: ComparedText, complain: Complain): Skipped {
  const { pairs, missing, surplus } = pairParts(source.parts, target.parts);
  const skipped: Skipped = { source: [], target: [] };
  for (const part of missing) {
    if (skipped.source.some((outer) => holds(outer, part.position.start))) continue;
    skipped.source.push(part.position);
    const last = pairs.filter(([one]) => one.position.start.line < part.position.start.line).at(-1);
    complain(
      ruleOf(part),
      last?.[1].position.start ?? { line: 1, column: 1 },
      `The ${part.name} of the source is missing after this place`,
      'Translate it too, or take it out of the source.',
      { place: part.position, message: `The ${part.name} stands here` },
    );
  }
  for (const part of surplus) {
    if (skipped.target.some((outer) => holds(outer, part.position.start))) continue;
    skipped.target.push(part.position);
    const last = pairs
      .filter(([, other]) => other.position.start.line < part.position.start.line)
      .at(-1);
    complain(
      ruleOf(part),
      part.position.start,
      `The source has no ${part.name}`,
      'Take it out, or put it into the source.',
      {
        place: last?.[0].position.start ?? { line: 1, column: 1 },
        message: 'It would stand after this place',
      },
    );
  }
  for (const [one, other] of pairs) {
    const what = describeDifference(one, other);
    if (what === undefined) continue;
    if (one.type !== 'heading' && what.rule !== 'translation-id') {
      skipped.source.push(one.position);
      skipped.target.push(other.position);
    }
    complain(what.rule, other.position.start, what.message, what.hint, {
      place: one.position.start,
      message: what.related,
    });
  }
  return skipped;
}

const ruleOf = (part: Part) =>
  part.type === 'participants' ? 'translation-people' : 'translation-structure';

function describeDifference(one: Part, other: Part) {
  if (one.size !== other.size) {
    return {
      rule: 'translation-structure',
      message: `This table has ${other.size} cells, in the source ${one.size} (rows × columns)`,
      hint: 'Give the table the rows and columns of the source.',
      related: 'The table of the source',
    };
  }
  if (one.id !== other.id) {
    const [here, there] = [other.id, one.id].map((id) =>
      id === undefined ? 'no id' : `the id “${id}”`,
    );
    return {
      rule: 'translation-id',
      message: `This ${other.type} has ${here}, in the source ${there}`,
      hint: 'An id is no text: leave it as it is, since links lead to it.',
      related: `The ${one.name} of the source`,
    };
  }
  if (one.count === other.count) return undefined;
  if (one.type === 'heading') {
    return {
      rule: 'translation-structure',
      message: `This heading has the level ${other.count}, in the source ${one.count}`,
      hint: 'Write as many number signs as the source.',
      related: 'The heading of the source',
    };
  }
  const people = one.type === 'participants';
  return {
    rule: people ? 'translation-people' : 'translation-structure',
    message: `There are ${other.count} ${people ? 'people' : 'recommendations'} here, in the source ${one.count}`,
    hint: people ? 'Write a line for each of them.' : 'Write an item for each of them.',
    related: `The ${one.name} of the source`,
  };
}

const holds = (outer: Position, point: Point) =>
  outer.start.line <= point.line && point.line <= outer.end.line;

/** Whether a missing or additional text has been told of already: by its block or its heading. */
function isTold(segment: Segment, positions: readonly Position[]): boolean {
  if (segment.file === 'shared') return true;
  if (['Heading', 'Title', 'Caption'].includes(segment.kind)) return true;
  return positions.some((position) => holds(position, segment.place));
}

function compareMarks(source: Segment, target: Segment, complain: Complain): void {
  const lists = { note: 'translation-note', link: 'translation-link', image: 'translation-link' };
  for (const [kind, rule] of Object.entries(lists)) {
    const own = target.marks.filter((mark) => familyOf(mark) === kind);
    const lost = source.marks.filter((mark) => familyOf(mark) === kind && !takeMark(own, mark));
    const [word, verb] = kind === 'note' ? ['note', 'to'] : [kind, 'to'];
    for (const mark of lost) {
      const isNote = kind === 'note';
      const name = isNote ? `note “${mark.target}”` : `${word} ${verb} “${mark.target}”`;
      complain(
        rule,
        target.place,
        `The ${name} of the source is missing here`,
        isNote
          ? `Put “[^${mark.target}]” where it belongs.`
          : 'Put it where it belongs, with the target of the source.',
        { place: source.place, message: `The ${name} stands here` },
      );
    }
    for (const mark of own) {
      const name = kind === 'note' ? `note “${mark.target}”` : `${word} ${verb} “${mark.target}”`;
      complain(
        rule,
        target.place,
        `The source has no ${name} here`,
        'Take it out, or put it into the source.',
        {
          place: source.place,
          message: 'The text of the source',
        },
      );
    }
  }
}

const familyOf = (mark: Mark) => (mark.kind === 'address' ? 'link' : mark.kind);

function takeMark(marks: Mark[], wanted: Mark): boolean {
  const index = marks.findIndex((mark) => leadsTo(mark.target) === leadsTo(wanted.target));
  if (index >= 0) marks.splice(index, 1);
  return index >= 0;
}

/** An address without the language that a site has in it: `/en/`, `fr.`, `lang=ar`. */
function leadsTo(target: string): string {
  return target
    .replace(/(?<=[/.=])(?:[a-z]{2}(?:-[a-z]{2,4})?)(?=[/&#]|$)/giu, '*')
    .replace(/^(https?:\/\/)(?:[a-z]{2})(?=\.)/iu, '$1*')
    .replace(/\/$/u, '');
}

function compareAmounts(source: Segment, target: Segment, complain: Complain): void {
  const { missing, surplus } = compareNumbers(plainText(source.content), plainText(target.content));
  for (const number of missing) {
    const other = surplus.shift();
    const message =
      other === undefined
        ? `The number ${number.text} of the source is missing here`
        : `The source says ${number.text} where this says ${other.text}`;
    complain(
      'translation-number',
      target.place,
      message,
      'Write the number of the source, in the way of your language.',
      {
        place: source.place,
        message: `${number.text} stands here`,
      },
    );
  }
  for (const number of surplus) {
    complain(
      'translation-number',
      target.place,
      `The source has no ${number.text} here`,
      'Write the numbers of the source.',
      {
        place: source.place,
        message: 'The text of the source',
      },
    );
  }
}

function tellTexts(
  missing: readonly { segment: Segment; place: Point }[],
  surplus: readonly Segment[],
  complain: Complain,
): void {
  const rule = 'translation-structure';
  for (const { segment, place } of missing.slice(0, MOST)) {
    const name = `${segment.kind.toLowerCase()} “${shortText(segment)}”`;
    complain(
      rule,
      place,
      `The ${name} of the source is missing after this place`,
      'Translate it too.',
      {
        place: segment.place,
        message: 'It stands here',
      },
    );
  }
  const next = missing[MOST];
  if (next !== undefined) {
    const more = missing.length - MOST;
    complain(
      rule,
      next.place,
      `${more} more texts of the source are missing`,
      '`rapporteur translate status` lists them.',
      {
        place: next.segment.place,
        message: 'The first of them',
      },
    );
  }
  for (const segment of surplus.slice(0, MOST)) {
    complain(
      rule,
      segment.place,
      `The source has no such text: “${shortText(segment)}”`,
      'Take it out, or put it into the source.',
      {
        place: { line: 1, column: 1 },
        message: 'The source',
      },
    );
  }
}

function shortText(segment: Segment): string {
  const text = plainText(segment.content);
  return text.length > 48 ? `${text.slice(0, 46).trimEnd()} …` : text;
}
