import { applyEdits } from '../objects/content.ts';
import { createFlateStream, decodeStream } from '../objects/flate.ts';
import { readFont } from '../objects/fonts.ts';
import {
  isDictionary,
  isReference,
  isStream,
  type PdfDictionary,
  type PdfReference,
  type PdfStream,
  type PdfValue,
} from '../objects/values.ts';
import type { ContentFacts, Context, FontUse } from './context.ts';
import { identity, type Matrix, multiply } from './matrix.ts';
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
    const { edits } = scan(context, expectations, page.reference, page.dictionary, bytes, {
      page: page.index,
      matrix: identity,
      marked: false,
    });
    if (edits.length === 0 && streams.length === 1) continue;
    const mended = createFlateStream(applyEdits(bytes, edits));
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

/** Elements whose lines and shapes are their content; the shape of a Lbl is its bullet. */
const drawn = new Set(['Figure', 'Formula', 'Lbl']);

function collectExpectations(context: Context): Map<PdfReference, Expectation[]> {
  const expectations = new Map<PdfReference, Expectation[]>();
  const expect = (item: ContentItem, expectation: Expectation): void => {
    const list = expectations.get(item.container) ?? [];
    expectations.set(item.container, list);
    list[item.mcid] = expectation;
  };
  const visit = (element: StructureElement, kind: ContentRole['kind'], boxed: boolean): void => {
    const isDrawing = drawn.has(element.type);
    const isBoxed = isDrawing && element.type !== 'Lbl';
    const own: ContentRole['kind'] =
      element.type === 'Artifact' || kind === 'artifact'
        ? 'artifact'
        : isDrawing
          ? 'content'
          : kind;
    for (const kid of element.kids) {
      if (isElement(kid)) visit(kid, own, boxed || isBoxed);
      else if (kid.kind === 'content') {
        expect(kid, { role: { kind: own }, boxed: boxed || isBoxed });
      }
    }
  };
  for (const root of context.tree.roots) visit(root, 'decoration', false);
  expectRepeatedHeads(context, expect);
  return expectations;
}

/**
 * A table that goes on on the next page repeats its head row there, and Chromium
 * tags it again as content of the same cells. The first stays; what shows the
 * same on a later page is an artifact (ISO 32000-1, 14.8.2.2.2, pagination).
 */
function expectRepeatedHeads(
  context: Context,
  expect: (item: ContentItem, expectation: Expectation) => void,
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
        expect(item, { role: { kind: 'decoration', repeats }, boxed: false });
      }
    }
  });
}

interface Place {
  page: number;
  matrix: Matrix;
  marked: boolean;
}

function scan(
  context: Context,
  expectations: ReadonlyMap<PdfReference, readonly (Expectation | undefined)[]>,
  container: PdfReference,
  dictionary: PdfDictionary,
  bytes: Uint8Array,
  place: Place,
): { edits: ReturnType<typeof scanContent>['edits'] } {
  const { file } = context;
  const expected = expectations.get(container) ?? [];
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
    fontOf: (name) => useFont(context, file.resolve(find('Font', name))),
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
      const { edits } = scan(context, expectations, reference, form.dictionary, content, {
        page: place.page,
        matrix: multiply(formMatrix, matrix),
        marked: marked || !marksItself,
      });
      if (edits.length > 0) {
        file.replace(reference, createFlateStream(applyEdits(content, edits), form.dictionary));
      }
      return marksItself;
    },
    wantsBoxes: expected.some((expectation) => expectation?.boxed ?? false),
    matrix: place.matrix,
    marked: place.marked,
  };
  const result = scanContent(bytes, environment);
  if (result.depth > 28) {
    context.problems.push({
      rule: 'graphics-too-nested',
      message: `a drawing nests ${result.depth} levels deep; PDF/A-2 allows 28 (ISO 19005-2, 6.1.13)`,
      page: place.page + 1,
    });
  }
  return { edits: result.edits };
}

function useFont(context: Context, dictionary: PdfValue): FontUse | undefined {
  if (!isDictionary(dictionary)) return undefined;
  const known = context.fonts.get(dictionary);
  if (known !== undefined) return known;
  const use: FontUse = {
    font: readFont(context.file, dictionary),
    used: new Uint8Array(65536),
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
