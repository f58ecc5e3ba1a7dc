import type { ElementContent } from 'hast';
import { coverContent } from '../html/cover-slots.ts';
import { renderImprint } from '../html/render-imprint.ts';
import type { Scope } from '../html/scope.ts';
import { element } from './nodes.ts';

/** The title page, and the imprint, which stands on the back of it in print. */
export function renderTitlePage(scope: Scope): ElementContent[] {
  const slots = coverContent(scope);
  const line = (name: string, content: ElementContent[]) =>
    content.length === 0 ? [] : [element('p', { className: [name] }, content)];
  return [
    element('section', { epubType: 'titlepage', className: ['title-page'] }, [
      ...line('series', slots.series),
      element('h1', { id: 'report-title' }, slots.title),
      ...line('subtitle', slots.subtitle),
      ...line('authors', slots.authors),
      ...line('event', slots.event),
      ...line('publisher', slots.publisher),
      ...line('date', slots.date),
    ]),
    renderImprint(scope),
  ];
}
