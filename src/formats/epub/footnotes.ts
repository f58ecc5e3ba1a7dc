import type { Element, ElementContent } from 'hast';
import { formatOrdinal } from '../../languages/format.ts';
import type { Note } from '../../report/report.ts';
import { renderBackLinks, renderNoteContent } from '../html/render-notes.ts';
import type { Scope } from '../html/scope.ts';
import { element, text } from './nodes.ts';

/**
 * The notes of a chapter, at its end: reading systems that know
 * `epub:type="footnote"` show each in a pop-up at its reference and may leave
 * it out here; others show it here, with links both ways.
 *
 * @param scope what the parts read
 * @param notes those first referred to in the chapter
 * @returns the section, or nothing where there is no note
 */
export function renderFootnotes(scope: Scope, notes: readonly Note[]): Element[] {
  if (notes.length === 0) return [];
  return [
    element('div', { className: ['footnotes'] }, [
      ...notes.flatMap((note) => [text('\n'), renderFootnote(scope, note)]),
      text('\n'),
    ]),
  ];
}

function renderFootnote(scope: Scope, note: Note): Element {
  const { language, metadata } = scope.report;
  const number = element('span', { className: ['note-number'] }, [
    text(`${formatOrdinal(note.number, language, metadata.digits)}. `),
  ]);
  const content: ElementContent[] = renderNoteContent(scope, note);
  const first = content.find((child) => child.type === 'element');
  if (first?.tagName === 'p') first.children.unshift(number);
  else content.unshift(element('p', {}, [number]));
  const last = content.findLast((child) => child.type === 'element');
  const links = renderBackLinks(scope, note);
  if (last?.tagName === 'p') last.children.push(...links);
  else content.push(element('p', {}, links));
  return element(
    'aside',
    { id: note.id, className: ['footnote'], epubType: 'footnote', role: 'doc-footnote' },
    content,
  );
}
