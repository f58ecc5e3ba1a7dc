/**
 * How wide text is, in sizes of its font: the mean of Calibri and Cambria (from
 * the metrics of Carlito and Caladea, which are theirs), Cyrillic from Carlito.
 * A machine's fonts may be others; nothing but an estimate rests on it.
 */
const LATIN: readonly (readonly [width: number, letters: string])[] = [
  [0.24, " \u00a0',.:;ijl|`"],
  [0.3, '!-IJf\u2010\u2011'],
  [0.35, '()[]rt{}'],
  [0.4, '"csz\u2018\u2019\u201c\u201d'],
  [0.46, '*/1?LS\\_aegvxy\u00ab\u00bb'],
  [0.5, '$023456789EFPTYZbdkopq\u2013'],
  [0.55, '#+<=>BCKX^hnu'],
  [0.6, 'ADGRV~'],
  [0.65, 'HNOQU'],
  [0.71, '&w'],
  [0.8, '%m'],
  [0.87, 'M'],
  [0.9, '@W\u2014\u2026'],
];
const CYRILLIC: typeof LATIN = [
  [0.35, 'г'],
  [0.4, 'зст'],
  [0.45, 'ГЗкухчьэя'],
  [0.5, 'ЕЁРТХавеёлп'],
  [0.55, 'БВКСУЧЬЭЯбдийнорцъ'],
  [0.6, 'АЛНПЪф'],
  [0.65, 'ДИЙОЦы'],
  [0.7, 'Фжмю'],
  [0.76, 'ЫшщЖ'],
  [0.87, 'МШЩЮ'],
];
/** Letters that are not above. */
const OTHER = 0.5;
/** Letters of Arabic, their marks apart, which take no room. */
const ARABIC = 0.42;
const EAST_ASIAN = 1;

const LAST = 0x6ff;
const widths = new Float32Array(LAST + 1).fill(OTHER);
for (const [width, letters] of [...LATIN, ...CYRILLIC]) {
  for (const letter of letters) {
    const code = letter.charCodeAt(0);
    if (code <= LAST) widths[code] = width;
  }
}
for (let code = 0xc0; code <= 0x24f; code += 1) {
  const base = String.fromCharCode(code).normalize('NFD').charCodeAt(0);
  if (base < 0x80) widths[code] = widths[base] ?? OTHER;
}
widths.fill(ARABIC, 0x600, LAST + 1);
for (const [from, to] of [
  [0x0ad, 0x0ad],
  [0x300, 0x36f],
  [0x610, 0x61a],
  [0x64b, 0x65f],
] as const) {
  widths.fill(0, from, to + 1);
}
const punctuation = new Map(
  LATIN.flatMap(([width, letters]) =>
    [...letters].map((letter) => [letter.charCodeAt(0), width] as const),
  ),
);

function widthOf(code: number): number {
  if (code <= LAST) return widths[code] ?? OTHER;
  return isEastAsian(code) ? EAST_ASIAN : (punctuation.get(code) ?? OTHER);
}

/** Letters between any two of which a line may break. */
export function isEastAsian(code: number): boolean {
  return (
    (code >= 0x2e80 && code <= 0x9fff) ||
    (code >= 0xac00 && code <= 0xd7af) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xff00 && code <= 0xffef)
  );
}

/** The width of text on one line, in sizes of its font. */
export function measureText(text: string): number {
  let width = 0;
  for (let index = 0; index < text.length; index += 1) width += widthOf(text.charCodeAt(index));
  return width;
}

/**
 * Count the lines of a text that is broken between words, after hyphens and
 * between East Asian letters.
 *
 * @param available the width of a line, in sizes of its font
 * @param pitch the width of every letter, where all have the same
 * @returns one for an empty text
 */
export function countLines(text: string, available: number, pitch?: number): number {
  let lines = 1;
  let line = 0;
  let word = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const width = pitch ?? widthOf(code);
    if (code === SPACE || code === HYPHEN || isEastAsian(code)) {
      // A space may hang over the end of its line.
      const needed = code === SPACE ? word : word + width;
      if (line + needed > available && line > 0) {
        lines += 1;
        line = 0;
      }
      line += word + width;
      word = 0;
    } else word += width;
  }
  return line + word > available && line > 0 ? lines + 1 : lines;
}

const SPACE = 0x20;
const HYPHEN = 0x2d;
