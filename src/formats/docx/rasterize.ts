import type { Asset } from '../../report/report.ts';

/** Pixels a CSS pixel: a drawing's stand-in is sharp in print at twice the screen's. */
const DENSITY = 2;
const WIDEST = 2400;

/**
 * Draw SVG images as PNG, for readers that know no SVG.
 *
 * @param drawings by the path that the PNG gets, with the width in CSS pixels that it is shown in
 * @returns the PNG files, by path
 */
export async function rasterize(
  drawings: ReadonlyMap<string, { asset: Asset; width: number }>,
): Promise<Map<string, Uint8Array>> {
  const result = new Map<string, Uint8Array>();
  if (drawings.size === 0) return result;
  const { Resvg } = await import('@resvg/resvg-js');
  for (const [path, { asset, width }] of drawings) {
    const resvg = new Resvg(Buffer.from(asset.bytes), {
      fitTo: { mode: 'width', value: Math.min(Math.round(width * DENSITY), WIDEST) },
      font: { loadSystemFonts: false },
    });
    result.set(path, resvg.render().asPng());
  }
  return result;
}
