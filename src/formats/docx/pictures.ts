import type { Asset } from '../../report/report.ts';

/** The files of a document's images, under the names that they get in the package. */
export interface Pictures {
  /**
   * The targets of an image's relationships.
   *
   * @param width at which it is shown, in CSS pixels: a drawing's raster image is made for it
   */
  add(asset: Asset, width: number): { raster: string; svg?: string };
  /** The next number for a picture. */
  nextId(): number;
  /** The files as they are in the report, by their path in the package. */
  files(): Map<string, Uint8Array>;
  /** The drawings that need a raster image, by its path. */
  drawings(): Map<string, { asset: Asset; width: number }>;
}

const EXTENSIONS: Record<Asset['mediaType'], string> = {
  'image/svg+xml': 'svg',
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/gif': 'gif',
  'image/webp': 'webp',
};

/** Begin a document's pictures. */
export function createPictures(): Pictures {
  const targets = new Map<string, { raster: string; svg?: string }>();
  const files = new Map<string, Uint8Array>();
  const drawings = new Map<string, { asset: Asset; width: number }>();
  let count = 0;
  return {
    add(asset, width) {
      const known = targets.get(asset.url);
      if (known !== undefined) {
        const drawing = drawings.get(`word/${known.raster}`);
        if (drawing !== undefined) drawing.width = Math.max(drawing.width, width);
        return known;
      }
      const name = `media/image${targets.size + 1}`;
      const path = `${name}.${EXTENSIONS[asset.mediaType]}`;
      files.set(`word/${path}`, asset.bytes);
      const isDrawing = asset.mediaType === 'image/svg+xml';
      const target = isDrawing ? { raster: `${name}.png`, svg: path } : { raster: path };
      if (isDrawing) drawings.set(`word/${name}.png`, { asset, width });
      targets.set(asset.url, target);
      return target;
    },
    nextId() {
      count += 1;
      return count;
    },
    files: () => files,
    drawings: () => drawings,
  };
}
