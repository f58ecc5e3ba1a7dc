import {
  createTextString,
  decodeTextString,
  isDictionary,
  isReference,
  isString,
  type PdfDictionary,
  type PdfReference,
} from '../objects/values.ts';
import { type Context, factsOf } from './context.ts';
import type { LinkDescription } from './options.ts';
import {
  collectContent,
  createElement,
  isElement,
  replaceKid,
  type StructureElement,
  setKids,
  visitElements,
} from './structure-tree.ts';
import { standApart, type TextEdges } from './text-edges.ts';

/**
 * Bring every link annotation under a Link element and give it a description
 * (ISO 14289-1, 7.18.1 and 7.18.5). A `role` such as `doc-noteref` on a link
 * makes Chromium write NonStruct instead.
 */
export function fixLinks(context: Context): void {
  const owners = collectOwners(context);
  for (const page of context.pages) {
    const annotations = context.file.resolve(page.dictionary.get('Annots'));
    if (!Array.isArray(annotations)) continue;
    for (const reference of annotations) {
      const annotation = context.file.resolve(reference);
      if (!isReference(reference) || !isDictionary(annotation)) continue;
      if (annotation.get('Subtype') !== 'Link') {
        context.problems.push({
          rule: 'annotation-not-a-link',
          message: `an annotation of type ${String(annotation.get('Subtype'))} can't be described; leave form controls and media out`,
          page: page.index + 1,
        });
        continue;
      }
      const owner = owners.get(reference);
      if (owner === undefined) {
        context.problems.push({
          rule: 'link-outside-structure',
          message: `a link ${describeTarget(context, annotation)} has no text of its own in the structure`,
          page: page.index + 1,
        });
      }
      describe(context, annotation, owner);
    }
  }
}

/** The Link element of every annotation, made where there is none. */
function collectOwners({ tree }: Context): Map<PdfReference, StructureElement> {
  const owners = new Map<PdfReference, StructureElement>();
  visitElements(tree.roots, (element) => {
    for (const kid of [...element.kids]) {
      if (isElement(kid) || kid.kind !== 'object') continue;
      if (element.type === 'NonStruct') element.type = 'Link';
      if (element.type === 'Link') {
        owners.set(kid.object, element);
        continue;
      }
      const link = createElement('Link');
      replaceKid(element, kid, [link]);
      setKids(link, [kid]);
      owners.set(kid.object, link);
    }
  });
  return owners;
}

function describe(
  context: Context,
  annotation: PdfDictionary,
  owner: StructureElement | undefined,
): void {
  const uri = uriOf(context, annotation);
  const text = owner === undefined ? '' : joinAddress(readText(context, owner), uri);
  const destination = destinationOf(annotation);
  const link: LinkDescription = { text };
  if (uri !== undefined) link.uri = uri;
  if (destination !== undefined) link.destination = destination;
  const candidates = [context.options.describeLink?.(link), text, uri, destination];
  const contents = candidates.find((candidate) => candidate !== undefined && candidate !== '');
  if (contents !== undefined) annotation.set('Contents', createTextString(contents));
}

/** An address that goes over several lines has no space where they end. */
function joinAddress(text: string, uri: string | undefined): string {
  const joined = text.replace(/\s+/gu, '');
  const isAddress = uri !== undefined && /[./]/.test(joined) && decodeAddress(uri).includes(joined);
  return isAddress ? joined : text;
}

function describeTarget(context: Context, annotation: PdfDictionary): string {
  return `to ${uriOf(context, annotation) ?? destinationOf(annotation) ?? 'nowhere'}`;
}

function uriOf(context: Context, annotation: PdfDictionary): string | undefined {
  const action = context.file.resolve(annotation.get('A'));
  const uri = isDictionary(action) ? context.file.resolve(action.get('URI')) : null;
  return isString(uri) ? uri.bytes : undefined;
}

function destinationOf(annotation: PdfDictionary): string | undefined {
  const destination = annotation.get('Dest');
  const bytes = isString(destination) ? destination.bytes : destination;
  return typeof bytes === 'string' ? decodeDestination(bytes) : undefined;
}

/** The id in the HTML that a destination is named after: Chromium writes it as in an address. */
export function decodeDestination(bytes: string): string {
  return decodeAddress(Buffer.from(bytes, 'latin1').toString('utf8'));
}

function decodeAddress(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The text that an element shows, or stands for. */
export function readText(context: Context, element: StructureElement): string {
  let text = '';
  let before: TextEdges | undefined;
  const visit = (current: StructureElement): void => {
    const actual = current.attributes.get('ActualText') ?? current.attributes.get('Alt');
    if (isString(actual)) {
      text += decodeTextString(actual);
      before = undefined;
      return;
    }
    for (const kid of current.kids) {
      if (isElement(kid)) visit(kid);
      else if (kid.kind === 'content') {
        const facts = factsOf(context, kid);
        const { edges } = facts ?? {};
        if (before !== undefined && edges !== undefined && standApart(before, edges)) text += ' ';
        before = edges;
        text += facts?.text ?? '';
      }
    }
  };
  visit(element);
  return joinLines(text);
}

/**
 * The text of lines as one line. Where a line ends with a hyphen or a solidus
 * there was no space: a word or an address was broken behind it.
 */
export function joinLines(text: string): string {
  return text
    .replace(/(?<=\p{L}[-\u2010])\n|(?<=\/)\n/gu, '')
    .replace(/[^\S\u00a0]+/gu, ' ')
    .trim();
}

/** The page of an element's first content, for a problem's place. */
export function firstPageOf(element: StructureElement): PdfReference | undefined {
  return collectContent(element)[0]?.page;
}
