import { findNestedReferences } from '../../report/nested-notes.ts';
import type { Chapter, Note, Report } from '../../report/report.ts';
import { renderChapter } from '../html/render-chapter.ts';
import { renderNotes } from '../html/render-notes.ts';
import type { Scope } from '../html/scope.ts';
import { bodyType, wrapChapter } from './chapter-content.ts';
import { nameChapterFiles } from './file-names.ts';
import { renderFootnotes } from './footnotes.ts';
import type { LinkedDocument } from './links.ts';
import { visitElements } from './nodes.ts';
import { files } from './publication.ts';

/** A part of the text that is a file of its own. */
export interface TextDocument extends LinkedDocument {
  id: string;
  /** Plain text. */
  title: string;
  bodyType: string;
  /** The chapter; the notes at the end have none. */
  chapter?: Chapter;
}

/**
 * Render the text: a document a chapter, notes at the end of the chapter that
 * first refers to them, or in a document of their own where the report asks for
 * endnotes.
 *
 * @param scope what the parts read; links are to bare ids (`#id`)
 */
export function renderText(scope: Scope): TextDocument[] {
  const { report } = scope;
  const names = nameChapterFiles(report.chapters);
  const documents = report.chapters.map(
    (chapter, index): TextDocument => ({
      id: `text-${index + 1}`,
      href: names[index] ?? `chapter-${index + 1}.xhtml`,
      title: titleOf(chapter, report),
      bodyType: bodyType(chapter),
      chapter,
      content: wrapChapter(chapter, renderChapter(scope, chapter), report.metadata.direction),
    }),
  );
  if (report.metadata.notes === 'end') {
    const notes = renderNotes(scope, report.notes);
    if (notes !== undefined) {
      documents.push({
        id: 'notes',
        href: files.notes,
        title: report.language.labels.notes,
        bodyType: 'backmatter',
        content: [notes],
      });
    }
    return documents;
  }
  const byChapter = assignNotes(documents, report.notes);
  for (const document of documents) {
    document.content.push(...renderFootnotes(scope, byChapter.get(document) ?? []));
  }
  return documents;
}

/** Each note to the document in which its first reference is; one that is referred to only in a note, to that note's. */
function assignNotes(
  documents: readonly TextDocument[],
  notes: readonly Note[],
): Map<TextDocument, Note[]> {
  const references = new Map<string, TextDocument>();
  for (const document of documents) {
    visitElements(document.content, ({ properties: { id } }) => {
      if (typeof id === 'string') references.set(id, document);
    });
  }
  const byDocument = new Map<TextDocument, Note[]>();
  for (const note of notes) {
    const document = references.get(note.references[0] ?? '') ?? documents.at(-1);
    if (document === undefined) continue;
    // Notes that only notes refer to come after these.
    for (const { id } of findNestedReferences(note)) {
      if (id !== undefined && !references.has(id)) references.set(id, document);
    }
    const list = byDocument.get(document);
    if (list === undefined) byDocument.set(document, [note]);
    else list.push(note);
  }
  return byDocument;
}

function titleOf({ entry }: Chapter, report: Report): string {
  return entry === undefined ? report.metadata.title : `${entry.prefix}${entry.text}`;
}
