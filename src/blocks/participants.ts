import type { Heading, Paragraph, Parent, PhrasingContent, RootContent } from 'mdast';
import type { Language } from '../report/language.ts';
import type { BlockTitle, Person } from '../report/nodes.ts';
import { buildPersonParts, gapBefore, parsePersonLine } from '../report/person-line.ts';
import { slicePhrasing, textOf, trimPhrasing } from '../report/phrasing.ts';
import { type BlockContext, defineBlock } from './block.ts';
import { renderParticipants } from './participants-hast.ts';
import { makeHeading, makeTitle, titleFallback } from './section.ts';

/** A list of people, a line each. */
export interface Participants extends Parent {
  type: 'participants';
  /** What stands between the parts of a person's line in the report's language: `, `. */
  separator: string;
  /** `name`: as the language sorts names; else as the source has them. */
  order?: string;
  /** A heading or a title, if any; people; and whatever else the source has there. */
  children: RootContent[];
}

declare module 'mdast' {
  interface BlockContentMap {
    participants: Participants;
  }
  interface RootContentMap {
    participants: Participants;
  }
}

/**
 * The people in the content of a participants block: an item of a list each,
 * or, where there is no list, a line of a paragraph each. Anything else is
 * kept as it is, and reported.
 */
export function readPeople(children: RootContent[], context: BlockContext): RootContent[] {
  const hasList = children.some((child) => child.type === 'list');
  return children.flatMap((child): RootContent[] => {
    if (child.type === 'list') {
      return child.children.flatMap((item): RootContent[] => {
        const [first, ...others] = item.children;
        if (first?.type !== 'paragraph') return item.children;
        for (const other of others) reportOther(other, context);
        return [readPerson(first.children, first, context), ...others];
      });
    }
    if (child.type === 'paragraph' && !hasList) {
      return splitLines(child).map((line) => readPerson(line, child, context));
    }
    if (child.type !== 'paragraph') reportOther(child, context);
    return [child];
  });
}

function reportOther(node: RootContent, context: BlockContext): void {
  context.report(
    node,
    'participants-content',
    `A ${node.type} among the participants is kept as it is`,
    {
      severity: 'warning',
      hint: 'Write one person a line, each an item of a list.',
    },
  );
}

function readPerson(content: PhrasingContent[], owner: Paragraph, context: BlockContext): Person {
  const line = parsePersonLine(textOf(content), context.language);
  if (!line.explained) {
    context.report(
      owner,
      'person-line',
      'This line has more commas than name, role and affiliation account for; it is shown as it is written',
      {
        severity: 'warning',
        hint: 'Put a semicolon between role and affiliation: “Prof A B, Chair of X, Y and Z; University of W”.',
      },
    );
  }
  return {
    type: 'person',
    children: buildPersonParts(content, line),
    ...(line.sort === undefined ? {} : { sort: line.sort }),
    ...(owner.position === undefined ? {} : { position: owner.position }),
  };
}

/** A paragraph's lines, as the source breaks them. */
function splitLines(paragraph: Paragraph): PhrasingContent[][] {
  const content = paragraph.children.map(
    (node): PhrasingContent => (node.type === 'break' ? { type: 'text', value: '\n' } : node),
  );
  const text = textOf(content);
  const lines: PhrasingContent[][] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (line.trim()) lines.push(trimPhrasing(slicePhrasing(content, start, start + line.length)));
    start += line.length + 1;
  }
  return lines;
}

/** In UTF-16 units, with marks and an anchor. */
const LONGEST_TITLE = 200;

/**
 * Recognise the title of the plain-Markdown form, `Participants:`, in a heading
 * or in a paragraph of its own before a list. Narrowly: the whole text is one
 * of the language's words, and a paragraph ends in a colon.
 *
 * @returns the title's content without its colon, or `undefined`
 */
export function matchParticipantsTitle(
  node: Heading | Paragraph,
  language: Language,
): PhrasingContent[] | undefined {
  const { start, end } = node.position ?? {};
  // No title is that long: most paragraphs need not be read.
  if ((end?.offset ?? 0) - (start?.offset ?? 0) > LONGEST_TITLE) return undefined;
  const text = textOf(node.children).trim();
  const word = text.replace(/[\s\u00a0\u202f]*[:：]$/u, '');
  if (node.type === 'paragraph' && word === text) return undefined;
  const folded = word.toLocaleLowerCase(language.tag);
  if (!language.plainForms.participants.includes(folded)) return undefined;
  return trimPhrasing(slicePhrasing(trimPhrasing(node.children), 0, word.length));
}

/** What the plain form and the directive share: where the title stands, and as what. */
export function makeParticipantsTitle(
  label: PhrasingContent[],
  context: BlockContext,
  parts: Parameters<typeof makeTitle>[0],
): (Heading | BlockTitle)[] {
  if (label.length > 0 || context.inPanel) {
    return makeTitle({ ...parts, label }, context, 'participants');
  }
  return [makeHeading({ ...parts, label }, context, 'participants')];
}

export const participants = defineBlock<Participants>({
  type: 'participants',
  names: ['participants'],
  summary:
    'A list of people, a line each: “Prof A B, Role, Affiliation”. The label names the group.',
  attributes: { order: { kind: 'choice', values: ['source', 'name'] } },
  label: 'optional',
  fromDirective: (parts, context) => ({
    type: 'participants',
    separator: context.language.labels.listSeparator,
    ...(parts.attributes['order'] === 'name' ? { order: 'name' } : {}),
    children: [
      ...makeParticipantsTitle(parts.label, context, parts),
      ...readPeople(parts.children, context),
    ],
  }),
  fallback: (node) =>
    titleFallback(node.children).map((child) =>
      child.type === 'person' ? personFallback(child, node.separator) : child,
    ),
  hast: renderParticipants,
  word: (node, writer) => {
    const result = writer.flow(node.children.filter((child) => child.type !== 'person'));
    const people = node.children.filter((child) => child.type === 'person');
    const rows = people.map((person) => {
      const { who, what } = describePerson(person, node.separator);
      return { cells: [[who], what.length > 0 ? [what] : []] };
    });
    return rows.length === 0 ? result : [...result, ...writer.columns('Participant', rows)];
  },
});

/** A person as two runs of phrasing content: who it is, and what. */
function describePerson(
  person: Person,
  separator: string,
): { who: PhrasingContent[]; what: PhrasingContent[] } {
  const who: PhrasingContent[] = [];
  const what: PhrasingContent[] = [];
  for (const part of person.children) {
    const isName = part.type === 'personHonorific' || part.type === 'personName';
    const target = isName ? who : what;
    const gap = isName ? gapBefore(part.type) : separator;
    if (target.length > 0 && gap !== '') target.push({ type: 'text', value: gap });
    target.push(...part.children);
  }
  return { who, what };
}

/** A person as a paragraph of standard mdast, the name in bold. */
export function personFallback(person: Person, separator: string): Paragraph {
  const { who, what } = describePerson(person, separator);
  return {
    type: 'paragraph',
    children: [
      { type: 'strong', children: who },
      ...(what.length > 0 ? [{ type: 'text' as const, value: separator }, ...what] : []),
    ],
  };
}
