import type { Root } from 'mdast';
import { compareTexts } from '../../languages/format.ts';
import type { Language } from '../../report/language.ts';
import type { ReportPerson } from '../../report/metadata.ts';
import type { Person, PersonPart } from '../../report/nodes.ts';
import { gapBefore } from '../../report/person-line.ts';
import { textOf } from '../../report/phrasing.ts';
import { visitParents } from './visit.ts';

/**
 * Put the people of a block that asks for it in the order of their names, as
 * the language sorts: by the sort key where there is one, else by the name as
 * it is written, without its honorific.
 */
export function sortPeople(tree: Root, language: Language): void {
  visitParents(tree, 'participants', (block) => {
    if (block.order !== 'name') return;
    const people = block.children.filter((child) => child.type === 'person');
    people.sort((a, b) => compareTexts(sortKey(a), sortKey(b), language));
    // What is no person keeps its place.
    block.children = block.children.map((child) =>
      child.type === 'person' ? (people.shift() ?? child) : child,
    );
  });
}

function sortKey(person: Person): string {
  const name = person.children.find((part) => part.type === 'personName');
  return person.sort ?? textOf(name?.children ?? []).trim();
}

/** Everybody that the participants blocks name, with group and panel. */
export function listPeople(tree: Root): ReportPerson[] {
  const people: ReportPerson[] = [];
  visitParents(tree, 'person', (node, ancestors) => {
    const block = ancestors.findLast((ancestor) => ancestor.type === 'participants');
    const panel = ancestors.findLast((ancestor) => ancestor.type === 'panel');
    const title = block?.children.find((child) => child.type === 'blockTitle');
    const group = title?.data?.generated === true ? undefined : title;
    const panelId = panel?.children[0]?.data?.id;
    people.push({
      ...describe(node),
      ...(group === undefined ? {} : { group: textOf([group]) }),
      ...(panelId === undefined ? {} : { panel: panelId }),
      node,
    });
  });
  return people;
}

/** The name with its honorific, in the order of the language. */
function printName(person: Person): string {
  return person.children
    .filter((part) => part.type === 'personHonorific' || part.type === 'personName')
    .map((part, index) => (index > 0 ? gapBefore(part.type) : '') + textOf(part.children).trim())
    .join('');
}

function describe(person: Person) {
  const text = (type: PersonPart['type']): string | undefined => {
    const part = person.children.find((child) => child.type === type);
    return part === undefined ? undefined : textOf(part.children).trim();
  };
  const honorific = text('personHonorific');
  const role = text('personRole');
  const affiliation = text('personAffiliation');
  return {
    name: printName(person),
    ...(honorific === undefined ? {} : { honorific }),
    ...(role === undefined ? {} : { role }),
    ...(affiliation === undefined ? {} : { affiliation }),
  };
}
