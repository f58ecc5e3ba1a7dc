import type { Root } from 'mdast';
import type { ReportPerson } from '../../report/metadata.ts';
import type { Person, PersonPart } from '../../report/nodes.ts';
import { gapBefore } from '../../report/person-line.ts';
import { textOf } from '../../report/phrasing.ts';
import { visitParents } from './visit.ts';

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
