import type { Context } from './context.ts';
import {
  headingLevelOf,
  isEitherType,
  isFlowType,
  isGroupingType,
  isInlineType,
} from './standard-types.ts';
import {
  createElement,
  isCodeBlock,
  isElement,
  type StructureElement,
  type StructureKid,
  setKids,
} from './structure-tree.ts';

/**
 * Take out the NonStruct elements that Chromium makes of every section, div and
 * piece of text. They say nothing, and are more than half of the elements of a
 * report: without them the file is smaller and a reader faster. Text that is
 * left directly in a grouping element gets the paragraph that it lacks
 * (ISO 32000-1, 14.8.4.3.1), a section that begins with a heading becomes Sect,
 * and an element that is left empty goes.
 */
export function fixWrappers({ tree }: Context): void {
  for (const root of tree.roots) normalize(root);
}

/** Elements that mean something even when they are empty. */
const keptEmpty = new Set(['TD', 'TH', 'Figure', 'Form', 'Document']);

function normalize(element: StructureElement): void {
  const kids = isGroupingType(element.type)
    ? unwrapInGroup(element.kids)
    : unwrapInText(element.kids, isFlowType(element.type));
  setKids(element, kids);
  for (const kid of element.kids) if (isElement(kid)) normalize(kid);
  element.kids = element.kids.filter(
    (kid) => !isElement(kid) || kid.kids.length > 0 || keptEmpty.has(kid.type),
  );
}

/** The children of a grouping element: blocks, with every run of text in a paragraph. */
function unwrapInGroup(kids: readonly StructureKid[]): StructureKid[] {
  const result: StructureKid[] = [];
  let run: StructureKid[] = [];
  const endRun = (): void => {
    // A figure alone needs no paragraph.
    const needsParagraph = run.some((kid) => !isElement(kid) || !isEitherType(kid.type));
    if (needsParagraph) result.push(createParagraph(run));
    else result.push(...run);
    run = [];
  };
  for (const kid of kids) {
    if (isText(kid)) run.push(...unwrapText(kid));
    else if (isElement(kid) && kid.type === 'NonStruct') {
      endRun();
      result.push(...unwrapContainer(kid));
    } else {
      endRun();
      result.push(kid);
    }
  }
  endRun();
  return result;
}

function unwrapContainer(container: StructureElement): StructureKid[] {
  if (container.kids.length === 0) return [];
  // Wrappers beside one another, and nothing else, are blocks: `dt` and `dd`, say.
  const holdsText = container.kids.some(isText);
  if (holdsText && isInlineOnly(container)) {
    container.type = container.kids.every((kid) => isElement(kid) && isEitherType(kid.type))
      ? 'Div'
      : 'P';
    return [container];
  }
  const first = container.kids[0];
  const startsWithHeading =
    first !== undefined && isElement(first) && headingLevelOf(first.type) !== undefined;
  if (startsWithHeading || container.attributes.has('Lang')) {
    container.type = startsWithHeading ? 'Sect' : 'Div';
    return [container];
  }
  return unwrapInGroup(container.kids);
}

/** The children of an element that holds text. */
function unwrapInText(kids: readonly StructureKid[], isFlow: boolean): StructureKid[] {
  // Beside code of several lines, text is a paragraph.
  if (isFlow && kids.some(isText) && kids.some((kid) => isElement(kid) && isCodeBlock(kid))) {
    return unwrapInGroup(kids);
  }
  const keepsParagraphs = isFlow && kids.length > 1 && !kids.some(isText);
  return kids.flatMap((kid) => {
    if (!isElement(kid) || kid.type !== 'NonStruct') return [kid];
    if (kid.attributes.has('Lang')) {
      kid.type = isInlineOnly(kid) ? 'Span' : 'Div';
      return [kid];
    }
    if (keepsParagraphs && isInlineOnly(kid) && kid.kids.length > 0) {
      kid.type = 'P';
      return [kid];
    }
    return unwrapInText(kid.kids, isFlow);
  });
}

/** Whether a child is text: content itself, an inline element, or Chromium's wrapper of a text node. */
function isText(kid: StructureKid): boolean {
  if (!isElement(kid)) return true;
  if (kid.type === 'NonStruct') {
    return kid.kids.length > 0 && kid.kids.every((item) => !isElement(item));
  }
  return isInlineType(kid.type) || isEitherType(kid.type);
}

function unwrapText(kid: StructureKid): StructureKid[] {
  if (!isElement(kid) || kid.type !== 'NonStruct') return [kid];
  if (!kid.attributes.has('Lang')) return kid.kids;
  kid.type = 'Span';
  return [kid];
}

/** Whether an element holds text only, at any depth of wrappers. */
function isInlineOnly(element: StructureElement): boolean {
  return element.kids.every(
    (kid) =>
      !isElement(kid) ||
      isInlineType(kid.type) ||
      isEitherType(kid.type) ||
      (kid.type === 'NonStruct' && isInlineOnly(kid)),
  );
}

function createParagraph(kids: StructureKid[]): StructureElement {
  const paragraph = createElement('P');
  setKids(paragraph, kids);
  return paragraph;
}
