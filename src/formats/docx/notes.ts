import { formatOrdinal } from '../../languages/format.ts';
import { findNestedReferences } from '../../report/nested-notes.ts';
import type { Note } from '../../report/report.ts';
import { noteBookmark } from './bookmarks.ts';
import { paragraph } from './elements/paragraph.ts';
import { run, runOf } from './elements/text.ts';
import { handleAll } from './handlers/handle.ts';
import { separateTables } from './separate-tables.ts';
import type { Scope, State } from './state.ts';
import { element, nameOf, stringifyAll, type Xml } from './xml.ts';

/** What notes are called where they stand: at the foot of the page, or at the end. */
const KINDS = {
  footnotes: { name: 'w:footnote', mark: 'w:footnoteRef', style: 'FootnoteReference' },
  endnotes: { name: 'w:endnote', mark: 'w:endnoteRef', style: 'EndnoteReference' },
};

/** A part of notes. */
export type NotesPart = keyof typeof KINDS;

/**
 * The report's notes, each with the number that its references have. One that
 * only other notes refer to follows in the note that does so first, with its
 * number before it: Word has no reference to a note in a note (ECMA-376-1,
 * 17.11.14), and does not show a note without one. These come last in the
 * report's order, so that Word's count of the others is the report's.
 *
 * @param scope of the part that the notes are in
 */
export function writeNotes(state: State, scope: Scope, part: NotesPart): Xml[] {
  const { notes, metadata, language } = state.report;
  const { name, mark, style } = KINDS[part];
  const written = new Set(state.notesReferred);
  const writeNested = (outer: Note): Xml[] =>
    findNestedReferences(outer).flatMap(({ number }) => {
      const note = notes[number - 1];
      if (note === undefined || written.has(number)) return [];
      written.add(number);
      const shown = run(formatOrdinal(number, language, metadata.digits), { style });
      const marked = state.bookmarks.wrap(noteBookmark(number), [shown]);
      return [...writeNote(state, note, scope, marked), ...writeNested(note)];
    });
  return notes
    .filter(({ number }) => state.notesReferred.has(number))
    .map((note) =>
      element(name, { 'w:id': note.number }, [
        ...writeNote(state, note, scope, [runOf({ [mark]: {} }, { style })]),
        ...writeNested(note),
      ]),
    );
}

/** A note begins with its number, and a space after it. */
function writeNote(state: State, note: Note, scope: Scope, mark: readonly Xml[]): Xml[] {
  const number = [...mark, run(' ')];
  const content = separateTables(handleAll(state, note.node.children, scope));
  const name = state.bookmarks.nameOf(note.id);
  const [first, ...others] = content;
  if (first === undefined || nameOf(first) !== 'w:p') {
    return [paragraph(scope.paragraphStyle, number), ...content];
  }
  const [properties, ...runs] = first['w:p'] as Xml[];
  const named = name === undefined ? runs : state.bookmarks.wrap(name, runs);
  return [{ 'w:p': [properties, ...number, ...named] }, ...others];
}

/** Put notes into docx's part, after its separators. */
export function addNotes(partXml: string, part: NotesPart, notes: readonly Xml[]): string {
  const end = `</w:${part}>`;
  return partXml.replace(end, () => `${stringifyAll(notes)}${end}`);
}
