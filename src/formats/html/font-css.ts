import type { FontFace } from '../../report/template.ts';
import { dataUri } from './media-type.ts';

/**
 * `@font-face` rules for the fonts of a report, with each family's licence as a
 * header: the SIL Open Font License asks for it (condition 2).
 *
 * @param faces those that the report needs
 * @param url the address of a font file; a `data:` URI unless said otherwise
 */
export function renderFontCss(
  faces: readonly FontFace[],
  url: (face: FontFace) => string = (face) => dataUri(`font/${mediaSubtype(face)}`, face.bytes),
): string {
  const licences = new Map(faces.map((face) => [face.family, face.licence]));
  const header = [...licences].map(
    ([family, licence]) =>
      `/* ${family}: ${licence}, https://spdx.org/licenses/${licence}.html */\n`,
  );
  const rules = faces.map((face) =>
    [
      '@font-face {',
      `  font-family: ${JSON.stringify(face.family)};`,
      `  font-style: ${face.style};`,
      `  font-weight: ${face.weight};`,
      '  font-display: block;',
      `  src: url(${JSON.stringify(url(face))}) format(${JSON.stringify(face.format)});`,
      ...(face.unicodeRange === undefined ? [] : [`  unicode-range: ${face.unicodeRange};`]),
      '}\n',
    ].join('\n'),
  );
  return [...header, ...rules].join('');
}

/** The media type of a font is `font/ttf` for what CSS calls `truetype` (RFC 8081, 4.4.2). */
function mediaSubtype(face: FontFace): string {
  return face.format === 'truetype' ? 'ttf' : face.format;
}
