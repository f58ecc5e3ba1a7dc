import { VFile } from 'vfile';
import { composeFrontMatter } from './compose-front-matter.ts';
import { type Content, normalizeContent, sameContent } from './content.ts';
import { cutSource } from './cut.ts';
import { findFrontMatter } from './front-matter.ts';
import { canonicalize } from './match-marks.ts';
import { findLanguageSpans } from './phrasing.ts';
import type { Mark, Range, Segment } from './segment.ts';
import { writeContent } from './write-content.ts';

/** A translated segment, ready to be written. */
export interface Translated {
  segment: Segment;
  content: Content;
  /** Marks of the content that the segment has not. */
  extras: ReadonlyMap<string, Mark>;
  /** The segment of the translation that is there, where it says the same. */
  existing?: Segment | undefined;
}

/** Everything that a translation is written from. */
export interface Composition {
  source: VFile;
  shared?: VFile | undefined;
  /** One for each segment of the source, in its order. */
  translated: readonly Translated[];
  /** The translation that is there, where there is one. */
  existing?: VFile | undefined;
}

/** A translation's text, and the segments whose text Markdown can't say. */
export interface Composed {
  text: string;
  unwritable: Segment[];
}

/** How much a text is escaped: as usual, its edges too, all of it. */
type Care = 0 | 1 | 2;

/**
 * Write a translation: the source with the text of every segment replaced, and
 * all else byte for byte. What is written is read again; a text that comes out
 * otherwise is written with more care.
 */
export function composeTranslation(composition: Composition): Composed {
  const wanted = composition.translated.map(settleSpans);
  const care = new Map<number, Care>();
  for (;;) {
    const text = write({ ...composition, translated: wanted }, care);
    const wrong = compare(wanted, text, composition);
    if (wrong.length === 0) return { text, unwritable: [] };
    const improvable = wrong.filter((index) => (care.get(index) ?? 0) < 2);
    if (improvable.length === 0) {
      const unwritable = wrong.flatMap((index) => wanted[index]?.segment ?? []);
      return { text, unwritable };
    }
    for (const index of improvable) care.set(index, ((care.get(index) ?? 0) + 1) as Care);
  }
}

/** Runs in another language that were typed as Markdown are marks as others are. */
function settleSpans(translated: Translated): Translated {
  if (!['paragraph', 'heading', 'label', 'cell'].includes(translated.segment.form)) {
    return translated;
  }
  const extras = new Map(translated.extras);
  const content = findLanguageSpans(translated.content, (mark) => {
    const id = `s${extras.size + 1}`;
    const written = [String(mark.open), String(mark.close)] as const;
    extras.set(id, { id, ...mark, written });
    return id;
  });
  return { ...translated, content: normalizeContent(content), extras };
}

/** What of the translation does not read as it was meant, by index. */
function compare(wanted: readonly Translated[], text: string, about: Composition): number[] {
  const file = new VFile({ path: about.source.path, value: text });
  const found = cutSource(file, about.shared);
  const own = wanted.map((each, index) => ({ each, index }));
  const wrong: number[] = [];
  const byPath = new Map(
    found.filter((segment) => isMetadata(segment)).map((segment) => [segment.path, segment]),
  );
  const texts = found.filter((segment) => !isMetadata(segment));
  let at = 0;
  for (const { each, index } of own) {
    const { segment, content, extras } = each;
    const read = isMetadata(segment) ? byPath.get(segment.path) : texts[at];
    if (!isMetadata(segment)) at += 1;
    const marks = [...segment.marks, ...extras.values()];
    const isSame =
      read !== undefined &&
      (isMetadata(segment) || read.kind === segment.kind) &&
      canonicalize(read.content, read.marks) === canonicalize(content, marks);
    if (isSame) continue;
    wrong.push(index);
    // Where the structure has changed, what follows only follows from it.
    if (texts.length !== own.filter((other) => !isMetadata(other.each.segment)).length) break;
  }
  return wrong;
}

export function isMetadata(segment: Pick<Segment, 'form'>): boolean {
  return segment.form === 'yaml' || segment.form === 'shared';
}

function write(composition: Composition, care: ReadonlyMap<number, Care>): string {
  const source = String(composition.source.value);
  const replacements: { range: Range; text: () => string }[] = [];
  const unchanged = new Set<Segment>();
  for (const { segment, existing, content } of composition.translated) {
    if (existing !== undefined || sameContent(content, segment.content)) unchanged.add(segment);
  }
  const render = ({ start, end }: Range): string => {
    let at = start;
    let text = '';
    for (const replacement of replacements) {
      const { range } = replacement;
      if (range.start < at || range.end > end) continue;
      text += source.slice(at, range.start) + replacement.text();
      at = range.end;
    }
    return text + source.slice(at, end);
  };
  for (const [index, each] of composition.translated.entries()) {
    const { segment, content, extras } = each;
    if (segment.file === 'shared' || sameContent(content, segment.content)) continue;
    const kept = keepText(each, composition, unchanged);
    const text = () =>
      kept ??
      writeContent(segment, content, { source, render, extras, care: care.get(index) ?? 0 });
    replacements.push({ range: segment.range, text });
  }
  replacements.sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
  const front = findFrontMatter(composition.source);
  const head = composeFrontMatter(composition, render);
  const text = head + render({ start: front?.end ?? 0, end: source.length });
  // A translation ends its lines as the source does.
  return source.includes('\r\n') ? text.replace(/\r?\n/gu, '\r\n') : text;
}

/** The translation's own writing of a text that has not changed, with its line breaks. */
function keepText(
  { segment, existing }: Translated,
  composition: Composition,
  unchanged: ReadonlySet<Segment>,
): string | undefined {
  if (existing === undefined || existing.form !== segment.form) return undefined;
  if (existing.prefix !== segment.prefix && existing.form === 'paragraph') return undefined;
  const inside = composition.translated.filter(
    (other) =>
      other.segment !== segment &&
      other.segment.file === 'own' &&
      other.segment.range.start >= segment.range.start &&
      other.segment.range.end <= segment.range.end,
  );
  if (inside.some((other) => !unchanged.has(other.segment))) return undefined;
  const { start, end } = existing.range;
  return String(composition.existing?.value ?? '').slice(start, end);
}
