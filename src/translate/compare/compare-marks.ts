import { dropImageLanguage } from '../../project/localized-image.ts';
import type { Mark, Segment } from '../segment.ts';
import type { Complain } from './complain.ts';

/** Compare the notes, links and pictures in two texts; each must lead where it leads in the source. */
export function compareMarks(source: Segment, target: Segment, complain: Complain): void {
  const lists = { note: 'translation-note', link: 'translation-link', image: 'translation-link' };
  for (const [kind, rule] of Object.entries(lists)) {
    const own = target.marks.filter((mark) => familyOf(mark) === kind);
    const lost = source.marks.filter((mark) => familyOf(mark) === kind && !takeMark(own, mark));
    const isNote = kind === 'note';
    const nameOf = ({ target: to }: Mark) => `${isNote ? 'note' : `${kind} to`} “${to}”`;
    for (const mark of lost) {
      const name = nameOf(mark);
      complain(
        rule,
        target.place,
        `The ${name} of the source is missing here`,
        isNote
          ? `Put “[^${mark.target}]” where it belongs.`
          : 'Put it where it belongs, with the target of the source.',
        { place: source.place, message: `The ${name} stands here` },
      );
    }
    for (const mark of own) {
      complain(
        rule,
        target.place,
        `The source has no ${nameOf(mark)} here`,
        'Take it out, or put it into the source.',
        {
          place: source.place,
          message: 'The text of the source',
        },
      );
    }
  }
}

const familyOf = (mark: Mark) => (mark.kind === 'address' ? 'link' : mark.kind);

function takeMark(marks: Mark[], wanted: Mark): boolean {
  const index = marks.findIndex((mark) => leadsTo(mark) === leadsTo(wanted));
  if (index >= 0) marks.splice(index, 1);
  return index >= 0;
}

/**
 * An address without the language that a site has in it: `/en/`, `fr.`, `lang=ar`;
 * a picture without the one in its name.
 */
function leadsTo({ kind, target }: Mark): string {
  if (kind === 'image') return dropImageLanguage(target);
  return target
    .replace(/(?<=[/.=])(?:[a-z]{2}(?:-[a-z]{2,4})?)(?=[/&#]|$)/giu, '*')
    .replace(/^(https?:\/\/)(?:[a-z]{2})(?=\.)/iu, '$1*')
    .replace(/\/$/u, '');
}
