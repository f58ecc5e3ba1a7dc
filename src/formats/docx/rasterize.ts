import type { RenderContext } from '../../report/format.ts';
import type { Asset, Report } from '../../report/report.ts';

/** Pixels a CSS pixel: a drawing's stand-in is sharp in print at twice the screen's. */
const DENSITY = 2;
const WIDEST = 2400;

/** A drawing with words needs fonts. */
const HAS_TEXT = /<(?:\w+:)?text[\s>]/u;

/**
 * Draw SVG images as PNG, for readers that know no SVG.
 *
 * Drawings without words are drawn by resvg's native build. Those with words
 * are drawn by its WebAssembly build, which takes fonts as bytes: the report's
 * own, so that the same picture comes out on a machine with other fonts, or
 * with none. It takes twenty times as long to begin.
 *
 * @param drawings by the path that the PNG gets, with the width in CSS pixels that it is shown in
 * @param warn told of a drawing that resvg can't draw
 * @returns the PNG files, by path
 */
export async function rasterize(
  drawings: ReadonlyMap<string, { asset: Asset; width: number }>,
  report: Report,
  warn: RenderContext['warn'],
): Promise<Map<string, Uint8Array>> {
  const result = new Map<string, Uint8Array>();
  for (const [path, { asset, width }] of drawings) {
    const pixels = Math.min(Math.round(width * DENSITY), WIDEST);
    const svg = new TextDecoder().decode(asset.bytes);
    try {
      result.set(path, await (HAS_TEXT.test(svg) ? drawText : draw)(svg, pixels, report));
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      warn(
        'docx-drawing',
        `${asset.url} has no picture for readers without SVG: ${reason}`,
        asset.nodes[0],
      );
      result.set(path, NOTHING);
    }
  }
  return result;
}

/** A transparent PNG of one pixel: Word refuses a drawing that nothing stands in for. */
const NOTHING = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR42mNgAAIAAAUAAen63NgAAAAASUVORK5CYII=',
  'base64',
);

async function draw(svg: string, width: number): Promise<Uint8Array> {
  const { renderAsync } = await import('@resvg/resvg-js');
  const options = {
    fitTo: { mode: 'width', value: width },
    font: { loadSystemFonts: false },
  } as const;
  return (await renderAsync(svg, options)).asPng();
}

async function drawText(svg: string, width: number, report: Report): Promise<Uint8Array> {
  const { drawWithFonts } = await import('./rasterize-text.ts');
  return drawWithFonts(svg, width, report);
}
