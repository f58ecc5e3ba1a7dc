import type { FootnoteDefinition, FootnoteReference } from 'mdast';
import { formatOrdinal } from '../../../languages/format.ts';
import { noteBookmark } from '../bookmarks.ts';
import { textField } from '../elements/field.ts';
import { runOf } from '../elements/text.ts';
import type { Handler } from '../state.ts';
import { element } from '../xml.ts';

/**
 * A reference to a note, as Word's own. Word has one reference a note: a
 * further one is a NOTEREF field that repeats the number of the first. In a
 * note it is such a field too, or, where the note referred to stands among the
 * paragraphs of a note (see `notes.ts`), a REF field that repeats its number.
 */
export const footnoteReference: Handler<FootnoteReference> = (state, node, scope) => {
  const number = node.data?.number;
  if (number === undefined) return [];
  const end = state.report.metadata.notes === 'end';
  const style = end ? 'EndnoteReference' : 'FootnoteReference';
  const name = noteBookmark(number);
  const isFirst = !state.notesReferred.has(number);
  if (scope.part !== 'document' || !isFirst) {
    const { metadata, language } = state.report;
    const text = formatOrdinal(number, language, metadata.digits);
    return textField(isFirst ? `REF ${name} \\h` : `NOTEREF ${name} \\f \\h`, text, style);
  }
  state.notesReferred.add(number);
  const mark = runOf(
    element(end ? 'w:endnoteReference' : 'w:footnoteReference', { 'w:id': number }),
    { style },
  );
  const note = state.report.notes[number - 1];
  const repeated = (note?.references.length ?? 0) > 1;
  const id = node.data?.id;
  const named = id === undefined ? undefined : state.bookmarks.nameOf(id);
  const content = repeated ? state.bookmarks.wrap(name, [mark]) : [mark];
  return named === undefined ? content : state.bookmarks.wrap(named, content);
};

/** Notes have a part of their own, and are written from `report.notes`. */
export const footnoteDefinition: Handler<FootnoteDefinition> = () => [];
