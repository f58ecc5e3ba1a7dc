import type { Report } from '../../report/report.ts';
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
 * Give the pictures of a report their place in the container.
 *
 * @param report its assets are read; those that nothing shows are left out
 *   (EPUBCheck OPF-097 calls them unused)
 * @returns the resources, and their addresses by the asset's name
 */
export function placeImages(report: Report): { resources: Resource[]; hrefs: Map<string, string> } {
  const resources: Resource[] = [];
  const hrefs = new Map<string, string>();
  const taken = new Set(['cover.svg', 'cover.png', 'cover.jpg']);
  for (const asset of report.assets.values()) {
    if (asset.nodes.length === 0) continue;
    const number = resources.length + 1;
    const extension = EXTENSIONS[asset.mediaType] ?? 'bin';
    const own = asset.name.split('/').at(-1) ?? '';
    const named = SAFE.test(own) && own.toLowerCase().endsWith(`.${extension}`);
    let name = named ? own : `image-${number}.${extension}`;
    if (taken.has(name.toLowerCase())) name = `image-${number}-${name}`;
    taken.add(name.toLowerCase());
    const href = `images/${name}`;
    hrefs.set(asset.name, href);
    resources.push({ id: `image-${number}`, href, mediaType: asset.mediaType, bytes: asset.bytes });
  }
  return { resources, hrefs };
}
