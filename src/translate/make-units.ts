import { type Content, plainText, writeTags } from './content.ts';
import type { Match, Unit, UnitState } from './exchange/exchange.ts';
import { matchMarks } from './match-marks.ts';
import type { Memory } from './memory.ts';
import { findMatches } from './memory-matches.ts';
import { identify } from './segment.ts';
import type { SegmentStatus, TranslationStatus } from './status.ts';
import { checkContent, noFreedom } from './validate.ts';
import { describeDifference } from './word-diff.ts';

/** What units are made of besides the segments and their states. */
export interface UnitOptions {
  /** The source's path in the project. */
  path: string;
  /** BCP 47 tag of the translation. */
  language: string;
  memory: Memory;
}

/**
 * Make the units of a translator's file: every segment with what is there of
 * its translation, and with what the memory has for those that are not done.
 */
export function makeUnits(status: TranslationStatus, options: UnitOptions): Unit[] {
  let previous = '';
  return status.segments.map((each) => {
    const unit = makeUnit(each, previous, options);
    previous = plainText(each.segment.content);
    return unit;
  });
}

function makeUnit(each: SegmentStatus, previous: string, options: UnitOptions): Unit {
  const { segment, target, state } = each;
  const existing = target === undefined ? undefined : matchMarks(segment, target);
  const isOpen = state === 'missing' || state === 'stale';
  const matches = isOpen ? findMatches(segment, options.memory, options.language) : [];
  const notes = noteAbout(each, options);
  const unit = {
    id: identify(segment),
    kind: segment.kind,
    source: segment.content,
    marks: segment.marks,
    extras: existing?.extras ?? noFreedom.extras,
    context: segment.context,
    previous,
    notes,
    matches,
    place: `${options.path}:${segment.place.line}`,
  };
  const found = chooseTarget(each, existing?.content, matches);
  return found === undefined
    ? { ...unit, state: 'initial' }
    : { ...unit, target: found.content, state: found.state };
}

/** What stands in the translation's place at first. */
function chooseTarget(
  { segment, state }: SegmentStatus,
  existing: Content | undefined,
  matches: readonly Match[],
): { content: Content; state: UnitState } | undefined {
  if (state === 'reviewed' || state === 'translated') {
    if (existing === undefined) return undefined;
    return { content: existing, state };
  }
  if (state === 'stale' && existing !== undefined) {
    return { content: existing, state: 'needs-review' };
  }
  const exact = matches.find((match) => match.score >= 100);
  if (exact === undefined || checkContent(segment, exact.target).length > 0) return undefined;
  // The same words elsewhere may mean something else; in the same place they don't.
  return { content: exact.target, state: exact.score > 100 ? 'translated' : 'needs-review' };
}

function noteAbout({ segment, state, before }: SegmentStatus, { memory }: UnitOptions): string[] {
  const notes: string[] = segment.note === undefined ? [] : [segment.note];
  if (segment.file === 'shared') {
    notes.push(
      'It is the same in all languages unless a translation stands here; it may stay empty.',
    );
  }
  if (segment.kind.startsWith('Person')) {
    notes.push(
      'Keep the commas between name, role and affiliation; where one of them has commas of its own, put a semicolon between role and affiliation.',
    );
  }
  if (segment.marks.some((mark) => mark.kind === 'sort')) {
    notes.push('The last words are the name as it is sorted.');
  }
  if (state === 'stale') {
    const old = before === undefined ? undefined : memory.byHash.get(before);
    notes.push(
      old === undefined
        ? 'The source has changed since it was translated.'
        : `The source has changed since it was translated: ${describeDifference(writeTags(old), writeTags(segment.content))}`,
    );
  }
  return notes;
}
