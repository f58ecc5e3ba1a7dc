import type { Context } from './context.ts';
import {
  createElement,
  isElement,
  type StructureElement,
  type StructureKid,
  setKids,
  visitElements,
} from './structure-tree.ts';

const inEntry = new Set(['TOC', 'Lbl', 'Reference', 'P', 'NonStruct']);

/**
 * Bring a table of contents, which the print HTML marks as TOC, into the form of
 * ISO 32000-1, 14.8.4.3.2: TOC holds TOCI (and Caption), TOCI holds a Reference
 * with the link and the page number, and the TOC of what is under it. A list
 * inside may be left as a list: it becomes TOC with its items TOCI.
 */
export function fixContents({ tree }: Context): void {
  visitElements(tree.roots, (element) => {
    if (element.type === 'TOC') fixTable(element);
    else if (element.type === 'TOCI') fixEntry(element);
  });
}

function fixTable(table: StructureElement): void {
  table.attributes.delete('A');
  const kids = unwrap(table.kids).map((kid) => {
    if (isElement(kid) && (kid.type === 'TOC' || kid.type === 'TOCI' || kid.type === 'Caption')) {
      return kid;
    }
    if (isElement(kid) && kid.type === 'LI') {
      kid.type = 'TOCI';
      return kid;
    }
    const entry = createElement('TOCI');
    setKids(entry, [kid]);
    return entry;
  });
  setKids(table, kids);
}

/** The kids, without the list or wrapper that stands between. */
function unwrap(kids: readonly StructureKid[]): StructureKid[] {
  return kids.flatMap((kid) =>
    isElement(kid) && (kid.type === 'L' || kid.type === 'NonStruct' || kid.type === 'Div')
      ? unwrap(kid.kids)
      : [kid],
  );
}

function fixEntry(entry: StructureElement): void {
  const kids: StructureKid[] = [];
  let text: StructureKid[] = [];
  const endText = (): void => {
    if (text.length === 0) return;
    const reference = createElement('Reference');
    setKids(reference, text);
    kids.push(reference);
    text = [];
  };
  for (const kid of entry.kids.flatMap((item) =>
    isElement(item) && (item.type === 'LBody' || item.type === 'NonStruct') ? item.kids : [item],
  )) {
    if (isElement(kid) && kid.type === 'L') kid.type = 'TOC';
    if (isElement(kid) && inEntry.has(kid.type) && kid.type !== 'NonStruct') {
      endText();
      kids.push(kid);
    } else text.push(kid);
  }
  endText();
  setKids(entry, kids);
}
