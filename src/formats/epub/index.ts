import type { Format, PrintedPage, RenderContext } from '../../report/format.ts';
import type { Report } from '../../report/report.ts';
import { createScope } from '../html/scope.ts';
import { stateAccessibility } from './accessibility.ts';
import { renderText, type TextDocument } from './chapters.ts';
import { makeCoverImage, renderCoverPage } from './cover.ts';
import { modificationTime } from './dates.ts';
import { makeIdentifier } from './identifiers.ts';
import { placeImages } from './images.ts';
import { locateIds, resolveLinks } from './links.ts';
import { type PlacedPage, planNavigation } from './navigation.ts';
import { writeNavigation } from './navigation-document.ts';
import { writeNcx } from './ncx.ts';
import { findObstacles } from './obstacles.ts';
import { writePackageDocument } from './package-document.ts';
import { makePackageMetadata, pageSourceOf } from './package-metadata.ts';
import { insertPageBreaks } from './page-breaks.ts';
import { type ContentDocument, files } from './publication.ts';
import { packEpub } from './report-epub.ts';
import { makeBookStyle } from './style.ts';
import { writeDocument } from './templates.ts';
import { renderTitlePage } from './title-page.ts';
import { serializeXhtml } from './xhtml.ts';

/** An EPUB 3.3 publication, a file a chapter. */
export const format: Format = {
  name: 'epub',
  extension: '.epub',
  render: renderEpub,
};

async function renderEpub(report: Report, context: RenderContext): Promise<Uint8Array> {
  // The browser draws the cover and counts the pages while the text is made here.
  const coming = Promise.all([makeCoverImage(report, context), context.pageMap?.()]);
  // Awaited below: until then its failure must not count as one that nobody handles.
  coming.catch(() => undefined);
  const images = await placeImages(report);
  const scope = createScope(report, {
    imageUrl: (image) => images.hrefs.get(image.name) ?? image.name,
    epubTypes: true,
  });
  const style = await makeBookStyle(report);
  const text = renderText(scope);
  const locations = locateIds(text);
  const titlePage = { href: files.titlePage, content: renderTitlePage(scope) };
  for (const document of [titlePage, ...text]) {
    resolveLinks(document, locations, (link, href) => {
      context.warn(
        'epub-link',
        `The link to “${href}” leads to nothing that is in the book; its text is kept`,
        link.position,
      );
    });
  }
  const [cover, printed] = await coming;
  const pages = placePages(report, text, printed ?? [], context);
  const navigation = planNavigation(report, text, locations, pages);
  const obstacles = findObstacles(report);
  for (const { place, message } of obstacles) {
    context.warn(
      'epub-accessibility',
      `The EPUB does not claim to be accessible, because ${message}`,
      place,
    );
  }
  const identifier = makeIdentifier(report);
  const resources = [cover, ...images.resources, ...style.resources];
  const documents: ContentDocument[] = [
    {
      id: 'cover',
      href: files.cover,
      title: report.language.labels.cover,
      body: renderCoverPage(report, cover).map(serializeXhtml).join('\n'),
    },
    {
      id: 'title-page',
      href: files.titlePage,
      title: report.metadata.title,
      bodyType: 'frontmatter',
      body: titlePage.content.map(serializeXhtml).join('\n'),
    },
    ...text.map(({ id, href, title, bodyType, content }) => ({
      id,
      href,
      title,
      bodyType,
      body: content.map(serializeXhtml).join('\n'),
    })),
  ];
  const { metadata } = report;
  return packEpub({
    title: metadata.title,
    language: metadata.language,
    direction: metadata.direction,
    style: style.css,
    identifier,
    documents,
    resources,
    navigation: writeDocument({
      language: metadata.language,
      direction: metadata.direction,
      title: report.language.labels.contents,
      bodyType: 'frontmatter',
      body: writeNavigation(report, navigation),
    }),
    ncx: writeNcx(report, identifier, navigation.contents),
    packageDocument: writePackageDocument(report, {
      metadata: makePackageMetadata(report, {
        identifier,
        modified: modificationTime(metadata, context.sourceDateEpoch),
        accessibility: stateAccessibility(report, obstacles, pages.length > 0),
        coverId: cover.id,
        ...(pages.length > 0 ? { pageSource: pageSourceOf(report) } : {}),
      }),
      documents,
      resources,
    }),
  });
}

/** Mark the places where the PDF's pages begin; a page whose place is not found is told of. */
function placePages(
  report: Report,
  text: readonly TextDocument[],
  printed: readonly PrintedPage[],
  context: RenderContext,
): PlacedPage[] {
  const left = [...printed];
  const { pageAbbreviation } = report.language.labels;
  const placed = text.flatMap(({ href, content }) =>
    insertPageBreaks(content, left, (label) => `${pageAbbreviation} ${label}`).map((page) => ({
      ...page,
      href,
    })),
  );
  if (left.length > 0) {
    const labels = left.map(({ label }) => label).join(', ');
    context.warn('epub-pages', `The EPUB’s page list lacks the PDF’s pages ${labels}`);
  }
  return placed;
}
