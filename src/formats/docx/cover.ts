import { formatEvent, formatSeries } from '../../languages/credits.ts';
import { formatDate, joinItems } from '../../languages/format.ts';
import { paragraph } from './elements/paragraph.ts';
import { writeStyled } from './elements/text.ts';
import type { Scope, State } from './state.ts';
import type { Xml } from './xml.ts';

/**
 * The cover: what the template's `cover.html` shows, in its order. Word has no
 * HTML, so the layout is that of styles; what stands at the foot of the page is
 * in a frame there.
 */
export function writeCover(state: State, scope: Scope): Xml[] {
  const { report } = state;
  const { metadata, language } = report;
  const { listSeparator } = language.labels;
  const names = metadata.authors.map((person) => person.name);
  const line = (style: string, text: string | undefined): Xml[] =>
    text === undefined || text === ''
      ? []
      : [paragraph(style, writeStyled(text, undefined, scope))];
  return [
    paragraph('CoverPublisher', writeStyled(metadata.publisher?.name ?? '', undefined, scope)),
    ...line('CoverSeries', formatSeries(metadata, listSeparator)),
    paragraph('Title', writeStyled(metadata.title, undefined, scope)),
    ...line('Subtitle', metadata.subtitle),
    ...line('CoverAuthors', joinItems(names, language)),
    ...line('CoverFoot', metadata.event && formatEvent(metadata.event, report)),
    ...line('CoverFoot', metadata.date && formatDate(metadata.date, language, metadata.digits)),
    // A frame belongs to the paragraph after it, which has to be on its page.
    paragraph('SectionEnd', []),
  ];
}
