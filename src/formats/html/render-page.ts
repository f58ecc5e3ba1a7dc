import type { ElementContent, Root } from 'hast';
import type { RenderContext } from '../../report/format.ts';
import type { Report } from '../../report/report.ts';
import type { FontFace } from '../../report/template.ts';
import { dressDrawing } from './dress-drawing.ts';
import { element, text } from './handlers/handler.ts';
import { renderHead } from './head.ts';
import { markPeople } from './mark-people.ts';
import { dataUri } from './media-type.ts';
import { renderChapter } from './render-chapter.ts';
import { renderContents, renderFigureList } from './render-contents.ts';
import { renderCover } from './render-cover.ts';
import { renderImprint } from './render-imprint.ts';
import { renderNotes } from './render-notes.ts';
import { createScope } from './scope.ts';
import { renderScreenStyles } from './styles.ts';

/** Id of the text, where the skip link goes. */
const MAIN_ID = 'main';

/**
 * A report as one web page that needs nothing else: cover, contents, text,
 * notes and imprint, each in a landmark of its own.
 *
 * @param report the resolved report
 * @param fonts the faces that it is set in
 * @param warn where problems of the template go
 */
export function renderPage(
  report: Report,
  fonts: readonly FontFace[],
  warn: RenderContext['warn'],
): Root {
  const { metadata, language } = report;
  const scope = createScope(report, {
    imageUrl: (image) => {
      const { mediaType, bytes } = dressDrawing(image, report, fonts);
      return dataUri(mediaType, bytes);
    },
  });
  const navigation = [
    renderContents(scope),
    renderFigureList(scope, 'figure'),
    renderFigureList(scope, 'table'),
  ].filter((part) => part !== undefined);
  const notes = renderNotes(scope, report.notes);
  const body: ElementContent[] = [
    element('a', { className: ['skip'], href: `#${MAIN_ID}` }, [
      text(language.labels.skipToContent),
    ]),
    element('header', { className: ['cover'] }, renderCover(scope, warn)),
    element('div', { className: ['layout'] }, [
      ...(navigation.length === 0
        ? []
        : [element('div', { className: ['navigation'] }, navigation)]),
      // A link only moves the focus to what can have it.
      element('main', { id: MAIN_ID, tabIndex: -1 }, [
        ...report.chapters.flatMap((chapter) => separate(renderChapter(scope, chapter))),
        ...(notes === undefined ? [] : separate([notes])),
      ]),
    ]),
    element('footer', {}, [renderImprint(scope)]),
  ];
  const page: Root = {
    type: 'root',
    children: [
      { type: 'doctype' },
      element('html', { lang: metadata.language, dir: metadata.direction }, [
        element('head', {}, separate(renderHead(report, renderScreenStyles(report, fonts)))),
        element('body', {}, separate(body)),
      ]),
    ],
  };
  markPeople(page);
  return page;
}

/** Nodes with line endings between them, so that the file can be read and compared. */
function separate(nodes: ElementContent[]): ElementContent[] {
  return nodes.flatMap((node) => [text('\n'), node]).concat(text('\n'));
}
