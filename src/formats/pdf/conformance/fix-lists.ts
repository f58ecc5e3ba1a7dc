import { createTextString } from '../objects/values.ts';
import { type Context, factsOf } from './context.ts';
import {
  collectContent,
  createElement,
  isElement,
  type StructureElement,
  type StructureKid,
  setKids,
  visitElements,
} from './structure-tree.ts';

/**
 * Bring lists into the form of ISO 32000-1, 14.8.4.3.3 (ISO 14289-1, 7.6):
 * L holds LI (and Caption), LI holds Lbl and one LBody. Chromium never writes
 * LBody, and NonStruct in the place of LI for the items of `doc-endnotes`.
 */
export function fixLists(context: Context): void {
  visitElements(context.tree.roots, (element) => {
    if (element.type === 'L') fixList(element);
    else if (element.type === 'LI') fixItem(element);
    else if (element.type === 'Lbl') nameBullet(context, element);
  });
}

/** Chromium draws the usual bullets as shapes, which stand for no character by themselves. */
function nameBullet(context: Context, label: StructureElement): void {
  const items = collectContent(label);
  const text = items.map((item) => factsOf(context, item)?.text ?? '').join('');
  if (items.length === 0 || text.trim() !== '') return;
  label.attributes.set('ActualText', createTextString('\u2022'));
}

function fixList(list: StructureElement): void {
  const kids: StructureKid[] = [];
  for (const kid of list.kids) {
    if (!isElement(kid)) {
      kids.push(createItem([kid]));
      continue;
    }
    if (kid.type === 'NonStruct' && kid.kids.length > 0) {
      const items = kid.kids.every((item) => isElement(item) && item.type === 'LI');
      if (items) kids.push(...kid.kids);
      else {
        kid.type = 'LI';
        kids.push(kid);
      }
      continue;
    }
    const belongs = kid.type === 'LI' || (kid.type === 'Caption' && kids.length === 0);
    kids.push(belongs ? kid : createItem([kid]));
  }
  setKids(list, kids);
}

function createItem(kids: StructureKid[]): StructureElement {
  const item = createElement('LI');
  setKids(item, kids);
  return item;
}

function fixItem(item: StructureElement): void {
  const labels: StructureKid[] = [];
  const body: StructureKid[] = [];
  for (const kid of item.kids) {
    if (isElement(kid) && kid.type === 'Lbl') labels.push(kid);
    else if (isElement(kid) && kid.type === 'LBody') body.push(...kid.kids);
    else body.push(kid);
  }
  if (body.length === 0) {
    setKids(item, labels);
    return;
  }
  const content = createElement('LBody');
  setKids(content, body);
  setKids(item, [...labels, content]);
}
