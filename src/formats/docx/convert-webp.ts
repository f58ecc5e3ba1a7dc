import type { RenderContext } from '../../report/format.ts';
import type { Asset, Report } from '../../report/report.ts';
import { writePng } from './write-png.ts';

/**
 * A report's assets as Word can show them: WebP, which Word 2019 does not know,
 * becomes PNG. libwebp decodes it, in WebAssembly; it is loaded only where
 * there is such an image.
 *
 * @param warn told of an image that can't be decoded; it is left out
 * @returns assets by the url that the source writes
 */
export async function convertAssets(
  report: Report,
  warn: RenderContext['warn'],
): Promise<ReadonlyMap<string, Asset>> {
  const pictures = [...report.assets.values()].filter(isWebp);
  if (pictures.length === 0) return report.assets;
  const { decode } = await import('@cwasm/webp');
  const assets = new Map(report.assets);
  for (const asset of pictures) {
    try {
      const bytes = writePng(decode(asset.bytes));
      assets.set(asset.url, { ...asset, bytes, mediaType: 'image/png' });
    } catch {
      // libwebp's decoder takes still pictures only.
      assets.delete(asset.url);
      warn(
        'docx-webp',
        `Word can’t show this WebP image, which is damaged or moves: “${asset.url}” is replaced by its description; use PNG, JPEG or GIF`,
        asset.nodes[0],
      );
    }
  }
  return assets;
}

function isWebp({ mediaType, nodes }: Asset): boolean {
  return mediaType === 'image/webp' && nodes.length > 0;
}
