import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { decompress } from 'wawoff2';
import type { Report } from '../../report/report.ts';

let started: Promise<void> | undefined;
const fonts = new WeakMap<Report['fonts'], Promise<Uint8Array[]>>();

/**
 * Draw an SVG image with words in it, in the report's fonts.
 *
 * @param width in pixels
 */
export async function drawWithFonts(
  svg: string,
  width: number,
  report: Report,
): Promise<Uint8Array> {
  // The program is a file of its package, as a module is; it can be started once only.
  started ??= readFile(
    createRequire(import.meta.filename).resolve('@resvg/resvg-wasm/index_bg.wasm'),
  ).then(initWasm);
  await started;
  const known = fonts.get(report.fonts) ?? readFonts(report);
  fonts.set(report.fonts, known);
  const { body, heading, code } = report.template.theme.fonts;
  const resvg = new Resvg(svg, {
    fitTo: { mode: 'width', value: width },
    font: {
      fontBuffers: await known,
      defaultFontFamily: heading.family,
      sansSerifFamily: heading.family,
      serifFamily: body.family,
      monospaceFamily: code.family,
    },
  });
  return resvg.render().asPng();
}

/** resvg reads TrueType, so the files of the web are unpacked (WOFF File Format 2.0). */
async function readFonts(report: Report): Promise<Uint8Array[]> {
  const faces = (await report.fonts.load()).filter((face) => face.format === 'woff2');
  return Promise.all(faces.map((face) => decompress(face.bytes)));
}
