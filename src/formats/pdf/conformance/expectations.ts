import { isString, type PdfReference } from '../objects/values.ts';
import type { Context } from './context.ts';
import type { ContentRole } from './scan-environment.ts';
import { headingLevelOf, isEitherType, isInlineType, toStandardType } from './standard-types.ts';
import {
  type ContentItem,
  collectContent,
  isCodeBlock,
  isElement,
  type StructureElement,
  visitElements,
} from './structure-tree.ts';

/** What the structure tree knows of a marked-content sequence before the page is read. */
export interface Expectation {
  role: ContentRole;
  /** Its element's box is wanted. */
  boxed: boolean;
  place: TextPlace;
}

/** Where in its paragraph a text stands. */
export interface TextPlace {
  /** The element whose content it is: Chromium makes one of every text node. */
  owner: StructureElement;
  /** The number of the text node, in logical order. */
  node: number;
  /** What is ordered together: the number of a paragraph, or of what is isolated in one. */
  paragraph: number;
  /** The direction of that. */
  rightToLeft: boolean;
}

const rightToLeftLanguages = /^(ar|arc|ckb|dv|fa|he|ks|ps|sd|syr|ug|ur|yi)$/i;
const rightToLeftScripts = /-(Adlm|Arab|Hebr|Mand|Mend|Nkoo|Rohg|Syrc|Thaa)\b/i;

function isRightToLeft(language: string): boolean {
  if (/-[A-Z][a-z]{3}\b/.test(language)) return rightToLeftScripts.test(language);
  return rightToLeftLanguages.test(language.split('-')[0] ?? '');
}

/** Elements that are a paragraph: what is in them stands in their lines. */
function isParagraph(type: string): boolean {
  const standard = toStandardType(type) ?? type;
  return standard === 'P' || standard === 'Caption' || headingLevelOf(type) !== undefined;
}

/** Elements whose text is wanted: to describe them, or to know it again. */
const readTypes = new Set(['Link', 'TH', 'TD', 'Lbl', 'Caption']);

/** Elements whose lines and shapes are their content; the shape of a Lbl is its bullet. */
const drawn = new Set(['Figure', 'Formula', 'Lbl']);

/** What holds for the children of an element. */
interface Surroundings {
  kind: ContentRole['kind'];
  boxed: boolean;
  rightToLeft: boolean;
  read: boolean;
  paragraph: number;
  /** Whether there is one around: all that is in it stands in its lines. */
  inParagraph: boolean;
}

/** By container, and there by marked-content identifier. */
export interface Expectations {
  readonly sequences: Map<PdfReference, (Expectation | undefined)[]>;
  readonly boxedPages: Set<PdfReference>;
}

/** What the structure tree expects of every page. */
export function collectExpectations(context: Context): Expectations {
  const sequences: Expectations['sequences'] = new Map();
  const boxedPages = new Set<PdfReference>();
  const expect = (item: ContentItem, expectation: Expectation): void => {
    const list = sequences.get(item.container) ?? [];
    sequences.set(item.container, list);
    list[item.mcid] = expectation;
    if (expectation.boxed) boxedPages.add(item.page);
  };
  let nodes = 0;
  let paragraphs = 0;
  const visit = (element: StructureElement, around: Surroundings): void => {
    const read =
      around.read ||
      readTypes.has(element.type) ||
      headingLevelOf(element.type) !== undefined ||
      // A link that isn't called one (fix-links.ts).
      element.kids.some((kid) => kid.kind === 'object');
    const lang = element.attributes.get('Lang');
    const rightToLeft = isString(lang)
      ? isRightToLeft(lang.bytes)
      : around.rightToLeft && (around.inParagraph || !isCodeBlock(element));
    const isDrawing = drawn.has(element.type);
    const boxed = around.boxed || (isDrawing && element.type !== 'Lbl');
    const kind: ContentRole['kind'] =
      element.type === 'Artifact' || around.kind === 'artifact'
        ? 'artifact'
        : isDrawing
          ? 'content'
          : around.kind;
    const standsInLine =
      element.type === 'NonStruct'
        ? around.inParagraph || !element.kids.some(isElement)
        : isInlineType(element.type) || isEitherType(element.type);
    // What is of another direction than its surroundings is isolated from them (`dir` in HTML).
    const isNew = !standsInLine || rightToLeft !== around.rightToLeft;
    if (isNew) paragraphs += 1;
    const inner: Surroundings = {
      kind,
      boxed,
      rightToLeft,
      read,
      paragraph: isNew ? paragraphs : around.paragraph,
      inParagraph: around.inParagraph || isParagraph(element.type),
    };
    const { paragraph } = inner;
    nodes += 1;
    const place: TextPlace = { owner: element, node: nodes, paragraph, rightToLeft };
    for (const kid of element.kids) {
      if (isElement(kid)) visit(kid, inner);
      else if (kid.kind === 'content') expect(kid, { role: { kind, read }, boxed, place });
    }
  };
  const rightToLeft = context.options.metadata.direction === 'rtl';
  const outermost: Surroundings = {
    kind: 'decoration',
    boxed: false,
    rightToLeft,
    read: false,
    paragraph: 0,
    inParagraph: false,
  };
  for (const root of context.tree.roots) visit(root, outermost);
  expectRepeatedHeads(context, expect, (item) => sequences.get(item.container)?.[item.mcid]);
  return { sequences, boxedPages };
}

/**
 * A table that goes on on the next page repeats its head row there, and Chromium
 * tags it again as content of the same cells. The first stays; what shows the
 * same on a later page is an artifact (ISO 32000-1, 14.8.2.2.2, pagination).
 */
function expectRepeatedHeads(
  context: Context,
  expect: (item: ContentItem, expectation: Expectation) => void,
  known: (item: ContentItem) => Expectation | undefined,
): void {
  visitElements(context.tree.roots, (element) => {
    if (element.type !== 'TH' && element.type !== 'TD') return;
    const items = collectContent(element);
    const first = items[0]?.page;
    if (first === undefined || items.every((item) => item.page === first)) return;
    // The texts are known when the later page is read, because pages are read in order.
    const texts = (): string[] =>
      items
        .filter((item) => item.page === first)
        .map((item) => context.facts.get(item.container)?.[item.mcid]?.text ?? '');
    const repeats = { has: (text: string) => text !== '' && texts().includes(text) };
    for (const item of items) {
      if (item.page !== first) {
        const expectation = known(item);
        if (expectation === undefined) continue;
        const role: ContentRole = { kind: 'decoration', repeats, read: true };
        expect(item, { ...expectation, role, boxed: false });
      }
    }
  });
}
