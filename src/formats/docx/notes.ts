import type { Note } from '../../report/report.ts';
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
 * The report's notes, each with the number that its references have.
 *
 * @param scope of the part that the notes are in
 */
export function writeNotes(state: State, scope: Scope, part: NotesPart): Xml[] {
  return state.report.notes.map((note) =>
    element(KINDS[part].name, { 'w:id': note.number }, writeNote(state, note, scope, part)),
  );
}

/** A note begins with its number, and a space after it. */
function writeNote(state: State, note: Note, scope: Scope, part: NotesPart): Xml[] {
  const { mark, style } = KINDS[part];
  const number = [runOf({ [mark]: {} }, { style }), run(' ')];
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
