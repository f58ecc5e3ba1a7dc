/** What Skia's map says of a glyph of which it knows no character. */
const NONE = '\0';

/**
 * What glyphs stand for, of several subsets of a font.
 *
 * @param subsets the first of which that knows a glyph's character is believed
 * @returns text by the glyph's code
 */
export function uniteCharacters(
  subsets: readonly { toUnicode: ReadonlyMap<number, string> }[],
): Map<number, string> {
  const united = new Map<number, string>();
  for (const { toUnicode } of subsets) {
    for (const [code, text] of toUnicode) {
      if ((united.get(code) ?? NONE) === NONE) united.set(code, text);
    }
  }
  return united;
}
