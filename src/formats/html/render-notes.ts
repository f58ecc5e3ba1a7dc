import type { Element, ElementContent } from 'hast';
import { fillLabel, formatOrdinal } from '../../languages/format.ts';
import type { Note } from '../../report/report.ts';
import { element, semantics, text } from './handlers/handler.ts';
import type { Scope } from './scope.ts';
import { toHast } from './to-hast.ts';

/** How a section of notes is made. */
export interface NotesOptions {
  /** Rank of its heading; 2 unless said otherwise. */
  rank?: number;
  /** Id of its heading; `notes` unless said otherwise. */
  id?: string;
}

/**
 * Notes as a section of their own, each with links back to where it is
 * referred to.
 *
 * @param notes those of the report, or of one chapter
 * @returns the section, or `undefined` where there is no note
 */
export function renderNotes(
  scope: Scope,
  notes: readonly Note[],
  options: NotesOptions = {},
): Element | undefined {
  const [first] = notes;
  if (first === undefined) return undefined;
  const id = options.id ?? 'notes';
  return element(
    'section',
    {
      className: ['notes'],
      ariaLabelledBy: [id],
      ...semantics(scope, 'doc-endnotes', 'endnotes'),
    },
    [
      element(`h${options.rank ?? 2}`, { id }, [text(scope.report.language.labels.notes)]),
      element(
        'ol',
        first.number === 1 ? {} : { start: first.number },
        notes.map((note) =>
          // A list in `doc-endnotes` needs no more: `endnote` is deprecated in both vocabularies.
          element(
            'li',
            { id: note.id },
            appendBackLinks(renderNoteContent(scope, note), renderBackLinks(scope, note)),
          ),
        ),
      ),
    ],
  );
}

/** What a note says, without its number and without links back. */
export function renderNoteContent(scope: Scope, note: Note): ElementContent[] {
  return toHast(note.node.children, scope);
}

/** The links from a note back to where it is referred to, each with a name of its own. */
export function renderBackLinks(scope: Scope, note: Note): ElementContent[] {
  const { language, metadata } = scope.report;
  const many = note.references.length > 1;
  return note.references.flatMap((reference, index) => {
    const number = formatOrdinal(note.number, language, metadata.digits);
    const occurrence = formatOrdinal(index + 1, language, metadata.digits);
    const shown = many ? `${number}.${occurrence}` : number;
    return [
      text('\u00a0'),
      element(
        'a',
        {
          className: ['backlink'],
          href: scope.options.idUrl(reference),
          ariaLabel: fillLabel(language.labels.backToReference, { number: shown }),
          ...semantics(scope, 'doc-backlink', 'backlink'),
        },
        // The house fonts have this arrow; a hooked one would come from anywhere.
        [text('↑'), ...(many ? [element('sup', {}, [text(occurrence)])] : [])],
      ),
    ];
  });
}

/** Put links at the end of the last paragraph, or after all that is no paragraph. */
function appendBackLinks(content: ElementContent[], links: ElementContent[]): ElementContent[] {
  const last = content.findLast((child) => child.type === 'element');
  if (last?.type === 'element' && last.tagName === 'p') {
    last.children.push(...links);
    return content;
  }
  return [...content, element('p', {}, links)];
}
