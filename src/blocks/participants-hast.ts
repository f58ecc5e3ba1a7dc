import type { Element, ElementContent } from 'hast';
import type { Parents } from 'mdast';
import type { State } from 'mdast-util-to-hast';
import type { Person, PersonPart } from '../report/nodes.ts';
import { gapBefore } from '../report/person-line.ts';
import type { Participants } from './participants.ts';
import { renderElement } from './render.ts';

const CLASS_OF: Record<PersonPart['type'], string> = {
  personHonorific: 'person-honorific',
  personName: 'person-name',
  personRole: 'person-role',
  personAffiliation: 'person-affiliation',
  personRest: 'person-rest',
};

/**
 * People as a description list: the name is the term, role and affiliation
 * describe it. The parts keep the separators of a written line between them,
 * so that copied text reads as the source does.
 */
export function renderParticipants(state: State, node: Participants): Element {
  // A section has a heading; a group of people may have only a title.
  const hasHeading = node.children.some((child) => child.type === 'heading');
  const element = renderElement(
    state,
    { ...node, children: node.children.filter((child) => child.type !== 'person') },
    hasHeading ? 'section' : 'div',
    { className: ['block', 'participants'] },
  );
  const people = node.children.filter((child) => child.type === 'person');
  if (people.length > 0) {
    element.children.push({
      type: 'element',
      tagName: 'dl',
      properties: { className: ['people'] },
      children: people.map((person) => renderPerson(state, person, node.separator)),
    });
  }
  return element;
}

function renderPerson(state: State, person: Person, separator: string): ElementContent {
  const isName = (part: PersonPart) =>
    part.type === 'personHonorific' || part.type === 'personName';
  const what = person.children.filter((part) => !isName(part));
  return {
    type: 'element',
    tagName: 'div',
    properties: { className: ['person'] },
    children: [
      renderParts(state, 'dt', person.children.filter(isName), gapBefore),
      // Each term has a description, if an empty one (HTML, 4.4.9).
      renderParts(state, 'dd', what, () => separator),
    ],
  };
}

function renderParts(
  state: State,
  tagName: string,
  parts: PersonPart[],
  separatorBefore: (part: PersonPart['type']) => string,
): Element {
  return {
    type: 'element',
    tagName,
    properties: {},
    children: parts.flatMap((part, index): ElementContent[] => [
      ...(index > 0 ? [{ type: 'text' as const, value: separatorBefore(part.type) }] : []),
      {
        type: 'element',
        tagName: 'span',
        properties: { className: [CLASS_OF[part.type]] },
        children: state.all(part as unknown as Parents),
      },
    ]),
  };
}
