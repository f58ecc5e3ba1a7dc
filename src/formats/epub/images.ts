import type { Report } from '../../report/report.ts';
import { dressDrawing, hasWords } from '../html/dress-drawing.ts';
import type { Resource } from './publication.ts';

/** Names that every unzip tool and reading system takes as they are. */
const SAFE = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

const EXTENSIONS: Record<string, string> = {
  'image/svg+xml': 'svg',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
};

/**
 * Give the pictures of a report their place in the container, and the words of
 * drawings the house font.
 *
 * @param report its assets are read; those that nothing shows are left out
 *   (EPUBCheck OPF-097 calls them unused)
 * @returns the resources, and their addresses by the asset's name
 */
export async function placeImages(
  report: Report,
): Promise<{ resources: Resource[]; hrefs: Map<string, string> }> {
  const resources: Resource[] = [];
  const hrefs = new Map<string, string>();
  const taken = new Set(['cover.svg', 'cover.png', 'cover.jpg']);
  const assets = [...report.assets.values()].filter(({ nodes }) => nodes.length > 0);
  // Words in the reader's font would be wider or narrower than the drawing has room for.
  const fonts = assets.some(hasWords) ? await report.fonts.load() : [];
  for (const asset of assets) {
    const number = resources.length + 1;
    const extension = EXTENSIONS[asset.mediaType] ?? 'bin';
    const own = asset.name.split('/').at(-1) ?? '';
    const named = SAFE.test(own) && own.toLowerCase().endsWith(`.${extension}`);
    let name = named ? own : `image-${number}.${extension}`;
    if (taken.has(name.toLowerCase())) name = `image-${number}-${name}`;
    taken.add(name.toLowerCase());
    const href = `images/${name}`;
    hrefs.set(asset.name, href);
    const { mediaType, bytes } = dressDrawing(asset, report, fonts);
    resources.push({ id: `image-${number}`, href, mediaType, bytes });
  }
  return { resources, hrefs };
}
