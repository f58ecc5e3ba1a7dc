import { applyEdits, type Edit } from '../objects/content.ts';
import { createFlateStream, decodeStream } from '../objects/flate.ts';
import { readFont, readWidths } from '../objects/fonts.ts';
import {
  isDictionary,
  isReference,
  isStream,
  isString,
  type PdfDictionary,
  type PdfReference,
  type PdfStream,
  type PdfValue,
} from '../objects/values.ts';
import type { ContentFacts, Context, FontUse } from './context.ts';
import { identity, type Matrix, multiply } from './matrix.ts';
import { orderRuns } from './order-runs.ts';
import { type ContentRole, type ScanEnvironment, scanContent } from './scan-content.ts';
import {
  type ContentItem,
  collectContent,
  isElement,
  type StructureElement,
  visitElements,
} from './structure-tree.ts';

/** What the structure tree knows of a marked-content sequence before the page is read. */
interface Expectation {
  role: ContentRole;
  /** Its element's box is wanted. */
  boxed: boolean;
  rightToLeft: boolean;
}

/**
 * Read every page's content once, mend it, and note what each marked-content
 * sequence shows. What becomes an artifact leaves the structure tree.
 */
export function scanPages(context: Context): void {
  const expectations = collectExpectations(context);
  for (const page of context.pages) {
    const contents = context.file.resolve(page.dictionary.get('Contents'));
    const streams = (Array.isArray(contents) ? contents : [page.dictionary.get('Contents')])
      .map((value) => context.file.resolve(value))
      .filter(isStream);
    if (streams.length === 0) continue;
    const bytes =
      streams.length === 1 && streams[0] !== undefined
        ? decode(streams[0])
        : Buffer.concat(streams.flatMap((stream) => [decode(stream), Buffer.from('\n')]));
    const { content, edits } = scan(context, expectations, page.reference, page.dictionary, bytes, {
      page: page.index,
      boxed: expectations.boxedPages.has(page.reference),
      matrix: identity,
      marked: false,
    });
    if (content === bytes && edits.length === 0 && streams.length === 1) continue;
    const mended = createFlateStream(applyEdits(content, edits));
    const reference = page.dictionary.get('Contents');
    if (isReference(reference) && !Array.isArray(contents)) context.file.replace(reference, mended);
    else page.dictionary.set('Contents', context.file.add(mended));
  }
  removeArtifacts(context);
}

function decode(stream: PdfStream): Uint8Array {
  const bytes = decodeStream(stream);
  if (bytes === undefined) throw new Error('a page has a filter that is not known');
  return bytes;
}

const rightToLeftLanguages = /^(ar|arc|ckb|dv|fa|he|ks|ps|sd|syr|ug|ur|yi)$/i;
const rightToLeftScripts = /-(Adlm|Arab|Hebr|Mand|Mend|Nkoo|Rohg|Syrc|Thaa)\b/i;

function isRightToLeft(language: string): boolean {
  if (/-[A-Z][a-z]{3}\b/.test(language)) return rightToLeftScripts.test(language);
  return rightToLeftLanguages.test(language.split('-')[0] ?? '');
}

/** Elements whose lines and shapes are their content; the shape of a Lbl is its bullet. */
const drawn = new Set(['Figure', 'Formula', 'Lbl']);

/** By container, and there by marked-content identifier. */
interface Expectations {
  readonly sequences: Map<PdfReference, (Expectation | undefined)[]>;
  readonly boxedPages: Set<PdfReference>;
}

function collectExpectations(context: Context): Expectations {
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
  ): void => {
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
    for (const kid of element.kids) {
      if (isElement(kid)) visit(kid, own, boxed || isBoxed, rightToLeft);
      else if (kid.kind === 'content') {
        expect(kid, { role: { kind: own }, boxed: boxed || isBoxed, rightToLeft });
      }
    }
  };
  const rightToLeft = context.options.metadata.direction === 'rtl';
  for (const root of context.tree.roots) visit(root, 'decoration', false, rightToLeft);
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
        const rightToLeft = known(item)?.rightToLeft ?? false;
        expect(item, { role: { kind: 'decoration', repeats }, boxed: false, rightToLeft });
      }
    }
  });
}

interface Place {
  page: number;
  /** Whether a figure is anywhere on the page. */
  boxed: boolean;
  matrix: Matrix;
  marked: boolean;
}

function scan(
  context: Context,
  expectations: Expectations,
  container: PdfReference,
  dictionary: PdfDictionary,
  bytes: Uint8Array,
  place: Place,
): { content: Uint8Array; edits: Edit[] } {
  const { file } = context;
  const expected = expectations.sequences.get(container) ?? [];
  const fontOf = (name: string) => useFont(context, file.resolve(find('Font', name)));
  const facts: (ContentFacts | undefined)[] = [];
  context.facts.set(container, facts);
  const resources = file.resolve(dictionary.get('Resources'));
  const find = (category: string, name: string): PdfValue => {
    const entries = isDictionary(resources) ? file.resolve(resources.get(category)) : null;
    return isDictionary(entries) ? (entries.get(name) ?? null) : null;
  };
  const forms = new Map<PdfStream, PdfReference>();
  const environment: ScanEnvironment = {
    roleOf: (mcid) => expected[mcid]?.role ?? { kind: 'artifact' },
    finish(mcid, sequence) {
      const before = facts[mcid];
      facts[mcid] =
        before === undefined
          ? sequence
          : { ...sequence, text: before.text + sequence.text, artifact: false };
    },
    fontOf,
    xobjectOf(name) {
      const reference = find('XObject', name);
      const object = file.resolve(reference);
      if (!isStream(object)) return undefined;
      if (isReference(reference)) forms.set(object, reference);
      return object;
    },
    propertiesOf(name) {
      const properties = file.resolve(find('Properties', name));
      return isDictionary(properties) ? properties : undefined;
    },
    enterForm(form, matrix, marked) {
      const reference = forms.get(form);
      if (reference === undefined) return true;
      const content = decode(form);
      const marksItself = Buffer.from(content.buffer, content.byteOffset, content.length).includes(
        '/MCID',
      );
      if (context.facts.has(reference)) {
        if (marksItself) {
          context.problems.push({
            rule: 'content-drawn-twice',
            message: 'tagged content is drawn twice from one form',
            page: place.page + 1,
          });
        }
        return marksItself;
      }
      const own = file.resolve(form.dictionary.get('Matrix'));
      const formMatrix =
        Array.isArray(own) && own.length === 6 ? (own.map(Number) as unknown as Matrix) : identity;
      const scanned = scan(context, expectations, reference, form.dictionary, content, {
        page: place.page,
        boxed: place.boxed,
        matrix: multiply(formMatrix, matrix),
        marked: marked || !marksItself,
      });
      if (scanned.content !== content || scanned.edits.length > 0) {
        const mended = applyEdits(scanned.content, scanned.edits);
        file.replace(reference, createFlateStream(mended, form.dictionary));
      }
      return marksItself;
    },
    page: place.page,
    wantsBoxes: place.boxed,
    matrix: place.matrix,
    marked: place.marked,
  };
  const content = orderRuns(bytes, {
    fontOf,
    isRightToLeft: (mcid) => expected[mcid]?.rightToLeft ?? false,
  });
  const result = scanContent(content, environment);
  if (result.depth > 28) {
    context.problems.push({
      rule: 'graphics-too-nested',
      message: `a drawing nests ${result.depth} levels deep; PDF/A-2 allows 28 (ISO 19005-2, 6.1.13)`,
      page: place.page + 1,
    });
  }
  return { content, edits: result.edits };
}

function useFont(context: Context, dictionary: PdfValue): FontUse | undefined {
  if (!isDictionary(dictionary)) return undefined;
  const known = context.fonts.get(dictionary);
  if (known !== undefined) return known;
  const font = readFont(context.file, dictionary);
  let widths: ((code: number) => number) | undefined;
  const use: FontUse = {
    font,
    widthOf(code) {
      widths ??= readWidths(context.file, font);
      return widths(code);
    },
    used: new Uint8Array(65536),
    missing: [],
    clusters: new Map(),
  };
  context.fonts.set(dictionary, use);
  return use;
}

/** Take what became an artifact, or is nowhere on its page, out of the structure tree. */
function removeArtifacts(context: Context): void {
  visitElements(context.tree.roots, (element) => {
    element.kids = element.kids.filter((kid) => {
      if (isElement(kid) || kid.kind !== 'content') return true;
      const facts = context.facts.get(kid.container)?.[kid.mcid];
      return facts !== undefined && !facts.artifact;
    });
  });
}
