import { decodeTextString, isString } from '../objects/values.ts';
import { type Context, factsOf, pageNumberOf } from './context.ts';
import { unite } from './matrix.ts';
import type { Rectangle } from './options.ts';
import {
  collectContent,
  isElement,
  type StructureElement,
  setKids,
  visitElementsUpwards,
} from './structure-tree.ts';

/**
 * Give figures the form of ISO 14289-1, 7.3. Chromium makes two of every HTML
 * figure: an outer one, without alternative text, around the image's and the
 * caption. Alternative text stands for all that is in its element, so the
 * outer one can't have it without hiding the caption: it becomes a Div. The
 * caption of a table goes into the table.
 */
export function fixFigures(context: Context): void {
  visitElementsUpwards(context.tree.roots, (element) => {
    if (element.type !== 'Figure') return;
    const alt = element.attributes.get('Alt');
    const hasAlt = isString(alt) && decodeTextString(alt).trim() !== '';
    if (!hasAlt && element.kids.some(isElement) && !isDrawing(element)) {
      element.type = 'Div';
      element.attributes.delete('A');
      moveTableCaption(element);
      return;
    }
    if (element.kids.length === 0) return;
    if (!hasAlt) {
      const [content] = collectContent(element);
      const page = pageNumberOf(context, content?.page);
      context.problems.push({
        rule: 'figure-without-alt',
        message: 'a figure has no alternative text; describe it, or mark it as decoration',
        ...(page === undefined ? {} : { page }),
      });
    }
    setBox(context, element);
  });
}

/** A figure of text and paths, such as an SVG, has elements for its texts and no other. */
function isDrawing(figure: StructureElement): boolean {
  return (
    figure.kids.some((kid) => !isElement(kid)) &&
    figure.kids.every((kid) => !isElement(kid) || kid.type === 'NonStruct' || kid.type === 'Span')
  );
}

function moveTableCaption(figure: StructureElement): void {
  const elements = figure.kids.filter(isElement);
  const tables = elements.filter((kid) => kid.type === 'Table');
  const captions = elements.filter((kid) => kid.type === 'Caption');
  const [table] = tables;
  const [caption] = captions;
  if (tables.length !== 1 || captions.length !== 1 || !table || !caption) return;
  if (table.kids.some((kid) => isElement(kid) && kid.type === 'Caption')) return;
  const first = elements.indexOf(caption) < elements.indexOf(table);
  figure.kids = figure.kids.filter((kid) => kid !== caption);
  setKids(table, first ? [caption, ...table.kids] : [...table.kids, caption]);
}

/** ISO 32000-1, 14.8.5.4.3: a figure that is whole on one page says where it is. */
function setBox(context: Context, figure: StructureElement): void {
  figure.attributes.delete('A');
  const items = collectContent(figure);
  const page = items[0]?.page;
  if (page === undefined || items.some((item) => item.page !== page)) return;
  let box: Rectangle | undefined;
  for (const item of items) {
    const own = factsOf(context, item)?.box;
    if (own !== undefined) box = unite(box, own);
  }
  if (box === undefined) return;
  const rounded = box.map((value) => Math.round(value * 100) / 100);
  figure.attributes.set(
    'A',
    new Map<string, string | number[]>([
      ['O', 'Layout'],
      ['BBox', rounded],
      ['Placement', 'Block'],
    ]),
  );
}
