import type { ElementContent } from 'hast';
import type { RenderContext } from '../../report/format.ts';
import type { Report } from '../../report/report.ts';
import { drawCover } from './cover-drawing.ts';
import { element } from './nodes.ts';
import type { Resource } from './publication.ts';

/**
 * The picture of the cover: the one that the PDF's cover is printed from, or,
 * where no browser is there to take it, a drawing of the title in the house
 * colours. Shops and libraries ask for one in any case.
 */
export async function makeCoverImage(report: Report, context: RenderContext): Promise<Resource> {
  const picture = await context.coverImage?.();
  if (picture === undefined) {
    return {
      id: 'cover-image',
      href: 'images/cover.svg',
      mediaType: 'image/svg+xml',
      bytes: new TextEncoder().encode(drawCover(report)),
      properties: 'cover-image',
    };
  }
  return {
    id: 'cover-image',
    href: picture.mediaType === 'image/png' ? 'images/cover.png' : 'images/cover.jpg',
    mediaType: picture.mediaType,
    bytes: picture.bytes,
    properties: 'cover-image',
  };
}

/** The page that shows the cover. Its alternative text says what is written on the picture. */
export function renderCoverPage(report: Report, image: Resource): ElementContent[] {
  const { metadata, language } = report;
  const written = [metadata.title, metadata.subtitle, metadata.publisher?.name].filter(
    (part) => part !== undefined && part !== '',
  );
  const alt = `${language.labels.coverImage}${language.labels.colon}${written.join(language.labels.listSeparator)}`;
  return [
    element('div', { epubType: 'cover', className: ['cover-page'] }, [
      element('img', { src: image.href, alt, role: 'doc-cover' }),
    ]),
  ];
}
