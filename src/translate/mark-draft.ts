import type { Parents, PhrasingContent, Root, RootContent } from 'mdast';
import type { Note } from '../blocks/note.ts';
import type { Language } from '../report/language.ts';
import type { Metadata } from '../report/metadata.ts';
import { plainText } from './content.ts';
import type { Segment } from './segment.ts';
import type { TranslationStatus } from './status.ts';

/** Metadata whose cover says that the document is a draft. */
export function markDraftMetadata(metadata: Metadata, language: Language): Metadata {
  const { draft } = language.labels;
  const subtitle =
    metadata.subtitle === undefined
      ? draft
      : `${metadata.subtitle}${language.typography.clauseDash}${draft}`;
  return { ...metadata, subtitle };
}

/**
 * Mark what a translation lacks: a note before each passage that is of an
 * earlier text, and one in the place of each that is missing, with the words of
 * the source. Notes are what every format has, and what a screen reader reads.
 *
 * @param tree of the translation, before it is resolved; it is changed
 * @param status how far the translation is
 * @param language of the translation, whose words are used
 * @param sourceLanguage BCP 47 tag
 */
export function markDraft(
  tree: Root,
  status: TranslationStatus,
  language: Language,
  sourceLanguage: string,
): void {
  const places = new Map<RootContent, { parent: Parents; isStale: boolean; missing: Segment[] }>();
  const find = (offset: number) => findBlock(tree, offset);
  const note = (offset: number) => {
    const found = find(offset);
    if (found === undefined) return undefined;
    const { node, parent } = found;
    const entry = places.get(node) ?? { parent, isStale: false, missing: [] };
    places.set(node, entry);
    return entry;
  };
  const atStart: Segment[] = [];
  let before: number | undefined;
  for (const { segment, target, state } of status.segments) {
    const isText = segment.form !== 'yaml' && segment.form !== 'shared';
    if (!isText) continue;
    if (state === 'stale' && target !== undefined) {
      const entry = note(target.range.start);
      if (entry !== undefined) entry.isStale = true;
    } else if (state === 'missing' && target === undefined) {
      const entry = before === undefined ? undefined : note(before);
      (entry?.missing ?? atStart).push(segment);
    } else if (state === 'missing' && target !== undefined) {
      const entry = note(target.range.start);
      if (entry !== undefined) entry.isStale = true;
    }
    before = target?.range.start ?? before;
  }
  for (const [node, { parent, isStale, missing }] of places) {
    const children = parent.children as RootContent[];
    const index = children.indexOf(node);
    if (missing.length > 0) {
      children.splice(index + 1, 0, makeMissing(missing, language, sourceLanguage));
    }
    if (!isStale) continue;
    const mark = makeNote([paragraph([text(language.labels.draftStale)])], language);
    mark.data = { leadsIn: true };
    // A heading opens the passage that it is the title of; before one that begins
    // a page the mark would end the page before.
    if ('children' in node && node.children[0]?.type === 'heading') {
      (node.children as RootContent[]).splice(1, 0, mark);
    } else children.splice(node.type === 'heading' ? index + 1 : index, 0, mark);
  }
  if (atStart.length > 0) tree.children.unshift(makeMissing(atStart, language, sourceLanguage));
}

/** Blocks that are passages of the report; a mark for what is in another stands before it. */
const passages = new Set([
  'root',
  'panel',
  'summary',
  'recommendations',
  'about',
  'acknowledgements',
  'disclaimer',
]);

/** The innermost block at an offset that a note can stand beside. */
function findBlock(
  parent: Parents | Root,
  offset: number,
): { node: RootContent; parent: Parents } | undefined {
  const children = parent.children as RootContent[];
  // The heading that a block's label becomes stands where the whole block does.
  const own = parent.position?.start.offset;
  const node = children.find(
    ({ type, position }) =>
      position?.start.offset !== undefined &&
      position.end.offset !== undefined &&
      !(type === 'heading' && position.start.offset === own) &&
      position.start.offset <= offset &&
      offset < position.end.offset,
  );
  if (node === undefined) {
    const first = children[0];
    if (parent.type === 'root' || first === undefined) return undefined;
    return { node: first, parent: parent as Parents };
  }
  if ('children' in node && passages.has(node.type)) {
    return findBlock(node as Parents, offset) ?? { node, parent: parent as Parents };
  }
  return { node, parent: parent as Parents };
}

function makeMissing(
  missing: readonly Segment[],
  language: Language,
  sourceLanguage: string,
): RootContent {
  const originals = missing.map((segment) =>
    paragraph([
      {
        type: 'languageSpan',
        lang: sourceLanguage,
        children: [text(plainText(segment.content))],
      },
    ]),
  );
  return makeNote([paragraph([text(language.labels.draftMissing)]), ...originals], language);
}

function makeNote(children: RootContent[], language: Language): Note {
  const title: RootContent = {
    type: 'blockTitle',
    children: [text(language.labels.draft)],
    data: { generated: true },
  };
  return { type: 'note', children: [title, ...children] };
}

const text = (value: string): PhrasingContent => ({ type: 'text', value });

const paragraph = (children: PhrasingContent[]): RootContent => ({ type: 'paragraph', children });
