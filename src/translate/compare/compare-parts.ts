import type { Point, Position } from 'unist';
import { type Part, pairParts } from './blocks.ts';
import type { ComparedText } from './compare.ts';
import type { Complain } from './complain.ts';

/** What has been said of whole parts is not said of each of their texts. */
export interface Skipped {
  source: Position[];
  target: Position[];
}

/**
 * Compare blocks, people, tables and headings.
 *
 * @returns the parts of which all has been said
 */
export function compareParts(
  source: ComparedText,
  target: ComparedText,
  complain: Complain,
): Skipped {
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

/** Whether a part reaches over the line of a place. */
export const holds = (outer: Position, point: Point) =>
  outer.start.line <= point.line && point.line <= outer.end.line;
