import type { Element, ElementContent } from 'hast';
import type { Direction } from '../../report/metadata.ts';
import type { Chapter, Matter } from '../../report/report.ts';
import { element, visitElements } from './nodes.ts';

/**
 * What a section is, by the block that it is made of: `epub:type` of the EPUB
 * Structural Semantics Vocabulary and the DPUB-ARIA role that matches it.
 * Blocks that neither vocabulary has a word for get none.
 */
const SECTIONS: Record<string, { type: string; role?: string }> = {
  summary: { type: 'abstract', role: 'doc-abstract' },
  acknowledgements: { type: 'acknowledgments', role: 'doc-acknowledgments' },
};

const BODY_TYPES: Record<Matter, string> = {
  front: 'frontmatter',
  body: 'bodymatter',
  back: 'backmatter',
};

/** `epub:type` of the `body` of a chapter's document. */
export function bodyType(chapter: Chapter): string {
  return BODY_TYPES[chapter.matter];
}

/**
 * Make a chapter's content fit a book: typed sections, no containers that
 * scroll, since a page of a book does not, and code from left to right in a
 * text from right to left, which a style sheet must not say here.
 *
 * @param chapter the chapter
 * @param content its hast, changed in place
 * @param direction the report's
 * @returns the content, in one section
 */
export function wrapChapter(
  chapter: Chapter,
  content: ElementContent[],
  direction: Direction,
): ElementContent[] {
  unwrapScrolling(content);
  if (direction === 'rtl') {
    visitElements(content, (child) => {
      if (child.tagName === 'pre') child.properties['dir'] ??= 'ltr';
    });
  }
  const only = content.filter((child) => child.type === 'element');
  const [first] = only;
  if (first !== undefined && only.length === 1 && first.tagName === 'section') {
    typeSection(first, chapter);
    return content;
  }
  const { entry } = chapter;
  return [
    element(
      'section',
      {
        ...(chapter.matter === 'body' ? { epubType: 'chapter', role: 'doc-chapter' } : {}),
        ...(entry === undefined ? {} : { ariaLabelledBy: [entry.id] }),
      },
      content,
    ),
  ];
}

function typeSection(section: Element, chapter: Chapter): void {
  const names = section.properties['className'];
  const known = (Array.isArray(names) ? names : [])
    .map((name) => SECTIONS[String(name)])
    .find((entry) => entry !== undefined);
  const { type, role } =
    known ?? (chapter.matter === 'body' ? { type: 'chapter', role: 'doc-chapter' } : {});
  if (type !== undefined) section.properties['epubType'] = type;
  if (role !== undefined) section.properties['role'] = role;
}

function unwrapScrolling(content: ElementContent[]): void {
  for (let index = 0; index < content.length; index += 1) {
    const child = content[index];
    if (child?.type !== 'element') continue;
    unwrapScrolling(child.children);
    const names = child.properties['className'];
    if (child.tagName === 'div' && Array.isArray(names) && names.includes('table-scroll')) {
      content.splice(index, 1, ...child.children);
    }
  }
}
