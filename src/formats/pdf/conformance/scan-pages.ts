import { applyEdits, type Edit } from '../objects/content.ts';
import {
  createFlateStream,
  createFlateStreamAside,
  decodeStream,
  decodeStreamAside,
} from '../objects/flate.ts';
import { readFont, readWidths } from '../objects/fonts.ts';
import type { PdfFile } from '../objects/reader.ts';
import {
  isDictionary,
  isReference,
  isStream,
  type PdfDictionary,
  type PdfReference,
  type PdfStream,
  type PdfValue,
} from '../objects/values.ts';
import { type Composer, createComposer } from './compose-glyphs.ts';
import type { Context, FontUse, Page, PageContext } from './context.ts';
import { collectExpectations, type Expectations } from './expectations.ts';
import { identity, type Matrix, multiply } from './matrix.ts';
import { orderRuns } from './order-runs.ts';
import { scanContent } from './scan-content.ts';
import type { ScanEnvironment, SequenceFacts } from './scan-environment.ts';
import { isElement, visitElements } from './structure-tree.ts';

/**
 * Read every page's content once, mend it, and note what each marked-content
 * sequence shows. What becomes an artifact leaves the structure tree.
 */
export function scanPages(context: Context): void {
  readAllPages(context, collectExpectations(context));
  removeArtifacts(context);
}

/** The same for a file without tags, where nothing is an artifact. */
export function scanUntaggedPages(context: PageContext): void {
  readAllPages(context, { sequences: new Map(), boxedPages: new Set() }, true);
}

/** Read every page's content once, and change nothing. */
export function inspectPages(context: PageContext): void {
  readAllPages(context, undefined);
}

function readAllPages(
  context: PageContext,
  expectations: Expectations | undefined,
  marked = false,
): void {
  const contentOf = (stream: PdfStream): Uint8Array =>
    context.contents?.get(stream) ?? decode(stream);
  for (const page of context.pages) {
    try {
      readPage(page);
    } catch (error) {
      // So that the problem has a place.
      throw error instanceof Error ? Object.assign(error, { page: page.index + 1 }) : error;
    }
  }

  function readPage(page: Page): void {
    const streams = listContents(context.file, page);
    if (streams.length === 0) return;
    const bytes =
      streams.length === 1 && streams[0] !== undefined
        ? contentOf(streams[0])
        : Buffer.concat(streams.flatMap((stream) => [contentOf(stream), Buffer.from('\n')]));
    const { content, edits } = scan(context, expectations, page.reference, page.dictionary, bytes, {
      page: page.index,
      boxed: expectations?.boxedPages.has(page.reference) ?? false,
      matrix: identity,
      marked,
    });
    if (expectations === undefined) return;
    if (content === bytes && edits.length === 0 && streams.length === 1) return;
    const mended = createFlateStreamAside(applyEdits(content, edits), context.pending ?? []);
    const reference = page.dictionary.get('Contents');
    if (isReference(reference) && isStream(context.file.resolve(reference))) {
      context.file.replace(reference, mended);
    } else page.dictionary.set('Contents', context.file.add(mended));
  }
}

function listContents(file: PdfFile, page: Page): PdfStream[] {
  const contents = file.resolve(page.dictionary.get('Contents'));
  return (Array.isArray(contents) ? contents : [page.dictionary.get('Contents')])
    .map((value) => file.resolve(value))
    .filter(isStream);
}

/** Begin to decode what the pages hold. */
export async function decodePages(
  file: PdfFile,
  pages: readonly Page[],
): Promise<Map<PdfStream, Uint8Array>> {
  const contents = new Map<PdfStream, Uint8Array>();
  const decoding = pages
    .flatMap((page) => listContents(file, page))
    .map(async (stream) => {
      const bytes = await decodeStreamAside(stream);
      if (bytes !== undefined) contents.set(stream, bytes);
    });
  await Promise.all(decoding);
  return contents;
}

function decode(stream: PdfStream): Uint8Array {
  const bytes = decodeStream(stream);
  if (bytes === undefined) throw new Error('a page has a filter that is not known');
  return bytes;
}

interface Place {
  page: number;
  /** Whether a figure is anywhere on the page. */
  boxed: boolean;
  matrix: Matrix;
  marked: boolean;
}

function scan(
  context: PageContext,
  expectations: Expectations | undefined,
  container: PdfReference,
  dictionary: PdfDictionary,
  bytes: Uint8Array,
  place: Place,
): { content: Uint8Array; edits: Edit[] } {
  const { file } = context;
  const expected = expectations?.sequences.get(container) ?? [];
  const fontOf = (name: string) => useFont(context, find('Font', name), place.page);
  const facts: (SequenceFacts | undefined)[] = [];
  context.facts.set(container, facts);
  const resources = file.resolve(dictionary.get('Resources'));
  const find = (category: string, name: string): PdfValue => {
    const entries = isDictionary(resources) ? file.resolve(resources.get(category)) : null;
    return isDictionary(entries) ? (entries.get(name) ?? null) : null;
  };
  const forms = new Map<PdfStream, PdfReference>();
  const environment: ScanEnvironment = {
    roleOf(mcid) {
      if (expectations === undefined) return { kind: 'content', read: true };
      return expected[mcid]?.role ?? { kind: 'artifact', isLoose: true, read: true };
    },
    finish(mcid, sequence) {
      const before = facts[mcid];
      facts[mcid] =
        before === undefined
          ? sequence
          : { ...sequence, text: before.text + sequence.text, artifact: false };
    },
    leaveOut(text) {
      if (context.isDecoration?.(text) ?? true) return;
      context.problems.push({
        rule: 'text-not-tagged',
        message: `the browser gave “${text.trim()}” no tag, so that no screen reader says it`,
        page: place.page + 1,
        text,
      });
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
      const marksItself = holdsTags(context, form, content);
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
      if (expectations === undefined) return marksItself;
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
  const content =
    expectations === undefined ? bytes : orderRuns(bytes, container, expected, fontOf);
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

/** Whether a form, or a form that it draws, has marked content of the structure. */
function holdsTags(context: PageContext, form: PdfStream, content: Uint8Array, depth = 0): boolean {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.length);
  if (bytes.includes('/MCID')) return true;
  if (depth > 32 || !bytes.includes(' Do')) return false;
  const resources = context.file.resolve(form.dictionary.get('Resources'));
  const objects = isDictionary(resources) ? context.file.resolve(resources.get('XObject')) : null;
  if (!isDictionary(objects)) return false;
  return [...objects.values()].some((value) => {
    const object = context.file.resolve(value);
    if (!isStream(object) || object.dictionary.get('Subtype') !== 'Form') return false;
    return holdsTags(context, object, decode(object), depth + 1);
  });
}

function useFont(context: PageContext, value: PdfValue, page: number): FontUse | undefined {
  const dictionary = context.file.resolve(value);
  if (!isDictionary(dictionary)) return undefined;
  const known = context.fonts.get(dictionary);
  if (known !== undefined) return known;
  const font = readFont(context.file, dictionary);
  let widths: ((code: number) => number) | undefined;
  let composer: Composer | null | undefined;
  const use: FontUse = {
    font,
    page,
    composed: new Map(),
    composer() {
      if (composer === undefined) composer = createComposer(context.file, value) ?? null;
      return composer ?? undefined;
    },
    widthOf(code) {
      widths ??= readWidths(context.file, font);
      return use.composed.get(code)?.width ?? widths(code);
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
