import { isString, type PdfReference } from '../objects/values.ts';
import type { Context } from './context.ts';
import type { ContentRole } from './scan-environment.ts';
import { headingLevelOf } from './standard-types.ts';
import {
  type ContentItem,
  collectContent,
  isElement,
  type StructureElement,
  visitElements,
} from './structure-tree.ts';

/** What the structure tree knows of a marked-content sequence before the page is read. */
export interface Expectation {
  role: ContentRole;
  /** Its element's box is wanted. */
  boxed: boolean;
  rightToLeft: boolean;
  /** Its element, where that has several sequences on the page and runs from right to left. */
  owner?: StructureElement;
}

const rightToLeftLanguages = /^(ar|arc|ckb|dv|fa|he|ks|ps|sd|syr|ug|ur|yi)$/i;
const rightToLeftScripts = /-(Adlm|Arab|Hebr|Mand|Mend|Nkoo|Rohg|Syrc|Thaa)\b/i;

function isRightToLeft(language: string): boolean {
  if (/-[A-Z][a-z]{3}\b/.test(language)) return rightToLeftScripts.test(language);
  return rightToLeftLanguages.test(language.split('-')[0] ?? '');
}

/** Elements whose text is wanted: to describe them, or to know it again. */
const readTypes = new Set(['Link', 'TH', 'TD', 'Lbl', 'Caption']);

/** Elements whose lines and shapes are their content; the shape of a Lbl is its bullet. */
const drawn = new Set(['Figure', 'Formula', 'Lbl']);

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
  const visit = (
    element: StructureElement,
    kind: ContentRole['kind'],
    boxed: boolean,
    inherited: boolean,
    read: boolean,
  ): void => {
    const isRead =
      read ||
      readTypes.has(element.type) ||
      headingLevelOf(element.type) !== undefined ||
      // A link that isn't called one (fix-links.ts).
      element.kids.some((kid) => kid.kind === 'object');
    const lang = element.attributes.get('Lang');
    const rightToLeft = isString(lang) ? isRightToLeft(lang.bytes) : inherited;
    const isDrawing = drawn.has(element.type);
    const isBoxed = isDrawing && element.type !== 'Lbl';
    const own: ContentRole['kind'] =
      element.type === 'Artifact' || kind === 'artifact'
        ? 'artifact'
        : isDrawing
          ? 'content'
          : kind;
    const isSplit = rightToLeft && hasSeveralOnPage(element);
    for (const kid of element.kids) {
      if (isElement(kid)) visit(kid, own, boxed || isBoxed, rightToLeft, isRead);
      else if (kid.kind === 'content') {
        expect(kid, {
          role: { kind: own, read: isRead },
          boxed: boxed || isBoxed,
          rightToLeft,
          ...(isSplit ? { owner: element } : {}),
        });
      }
    }
  };
  const rightToLeft = context.options.metadata.direction === 'rtl';
  for (const root of context.tree.roots) visit(root, 'decoration', false, rightToLeft, false);
  expectRepeatedHeads(context, expect, (item) => sequences.get(item.container)?.[item.mcid]);
  return { sequences, boxedPages };
}

function hasSeveralOnPage({ kids }: StructureElement): boolean {
  const pages = kids.flatMap((kid) => (isElement(kid) || kid.kind !== 'content' ? [] : [kid.page]));
  return new Set(pages).size < pages.length;
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
        const rightToLeft = known(item)?.rightToLeft ?? false;
        expect(item, {
          role: { kind: 'decoration', repeats, read: true },
          boxed: false,
          rightToLeft,
        });
      }
    }
  });
}
