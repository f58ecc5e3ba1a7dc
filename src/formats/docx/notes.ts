import type { Note } from '../../report/report.ts';
import { ParagraphComponent } from './component.ts';
import { paragraph } from './elements/paragraph.ts';
import { run } from './elements/text.ts';
import { handleAll } from './handlers/handle.ts';
import { separateTables } from './separate-tables.ts';
import type { Scope, State } from './state.ts';
import { nameOf, type Xml } from './xml.ts';

/**
 * The content of the report's notes, by the number that their references have.
 * docx puts the mark before the first paragraph's text.
 *
 * @param scope of the part that the notes are in
 */
export function writeNotes(state: State, scope: Scope): Map<number, Xml[]> {
  return new Map(state.report.notes.map((note) => [note.number, writeNote(state, note, scope)]));
}

function writeNote(state: State, note: Note, scope: Scope): Xml[] {
  const content = separateTables(handleAll(state, note.node.children, scope));
  const name = state.bookmarks.nameOf(note.id);
  const [first, ...others] = content;
  const space = run(' ');
  if (first === undefined || nameOf(first) !== 'w:p') {
    return [paragraph(scope.paragraphStyle, [space]), ...content];
  }
  const [properties, ...runs] = first['w:p'] as Xml[];
  const named = name === undefined ? runs : state.bookmarks.wrap(name, runs);
  return [{ 'w:p': [properties, space, ...named] }, ...others];
}

/** Notes as docx takes them. */
export function toNoteOptions(notes: ReadonlyMap<number, readonly Xml[]>) {
  return Object.fromEntries(
    [...notes].map(([number, content]) => [
      number,
      { children: content.map((piece) => new ParagraphComponent(piece)) },
    ]),
  );
}
