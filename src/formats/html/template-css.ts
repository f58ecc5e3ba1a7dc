import type { Template } from '../../report/template.ts';
import { mediaTypeOf } from './media-type.ts';
import type { ImageFile } from './scope.ts';

/**
 * An address: none of its parts can match what the next one does, so that it is
 * tried once at each place.
 */
const ADDRESS = /url\((?:\s*"([^"]*)"\s*|\s*'([^']*)'\s*|([^()"']*))\)/gi;

/**
 * A template's style sheet with the addresses of its images replaced.
 * Addresses of anything but the template's own images become empty: no output
 * reaches out to another place.
 *
 * @param css `common.css`, `print.css` …
 * @param template whose images the sheet may name
 * @param imageUrl the address of an image in the output
 */
export function resolveCssUrls(
  css: string,
  template: Template,
  imageUrl: (image: ImageFile) => string,
): string {
  return css.replace(ADDRESS, (_whole, double?: string, single?: string, bare?: string) => {
    const name = (double ?? single ?? bare ?? '').trim().replace(/^\.\//, '');
    const bytes = template.images.get(name);
    const mediaType = mediaTypeOf(name);
    if (bytes === undefined || mediaType === undefined) return 'url("")';
    return `url(${JSON.stringify(imageUrl({ name, mediaType, bytes }))})`;
  });
}
