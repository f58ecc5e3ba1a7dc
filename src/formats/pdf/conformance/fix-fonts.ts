import { createFlateStream } from '../objects/flate.ts';
import { formatToUnicode } from '../objects/fonts.ts';
import { EXPLAINED, type FontUse, type PageContext } from './context.ts';
import { toPlainCharacters } from './text-decoder.ts';

/**
 * Make every glyph that is shown say which characters it stands for
 * (ISO 14289-1, 7.21.7; ISO 19005-2, 6.2.11.7). Chromium maps the letter forms
 * of Arabic and the ligatures of Latin to compatibility characters, and the
 * dots and bodies of letters that a font composes to U+0000, which is no
 * character. The text of such a cluster is in `ActualText`; the map is for
 * programs that read no more than that. A glyph of number 0 is a character
 * that no font has.
 */
export function fixFonts(context: PageContext): void {
  for (const use of context.fonts.values()) {
    reportMissingGlyphs(context, use);
    const { font } = use;
    const map = new Map<number, string>();
    const twins = findTwins(use);
    let changed = use.composed.size > 0;
    const unmapped: number[] = [];
    for (let code = 1; code < use.used.length; code++) {
      if (use.used[code] === 0) continue;
      const text = twins.get(code) ?? font.toUnicode.get(code);
      if (text === undefined || isInvalid(text)) {
        unmapped.push(code);
        continue;
      }
      const normal = toPlainCharacters(text);
      if (normal !== font.toUnicode.get(code)) changed = true;
      map.set(code, normal);
    }
    if (use.missing.length > 0) map.set(0, '\ufffd');
    if (unmapped.length > 0) {
      changed = true;
      mapByClusters(context, use, unmapped, map);
    }
    if (!changed && font.toUnicode.size > 0) continue;
    const stream = createFlateStream(
      Buffer.from(formatToUnicode(map, font.bytesPerCode), 'latin1'),
    );
    if (font.toUnicodeReference === undefined) {
      font.dictionary.set('ToUnicode', context.file.add(stream));
    } else context.file.replace(font.toUnicodeReference, stream);
  }
}

/**
 * Glyphs that stand for two characters, as that of U+2019 and U+02BC does in many
 * fonts: Skia's map names the one with the lower number, whichever the text has,
 * and an `ActualText` says what it is. Viewers that go by the map alone (pdf.js)
 * find and copy the other. Where the text never has that, the map can say what it
 * has.
 *
 * @returns the character by the code of the glyph
 */
function findTwins({ used, clusters }: FontUse): Map<number, string> {
  const twins = new Map<number, Map<string, number>>();
  for (const { codes, text, count } of clusters.values()) {
    const [code] = codes;
    if (code === undefined || codes.length !== 1 || used[code] !== EXPLAINED) continue;
    if ([...text].length !== 1 || isInvalid(text)) continue;
    const counts = twins.get(code) ?? new Map<string, number>();
    twins.set(code, counts.set(text, (counts.get(text) ?? 0) + count));
  }
  return new Map(
    [...twins].map(([code, counts]) => {
      const [[text] = ['']] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
      return [code, text];
    }),
  );
}

/** ISO 19005-2, 6.2.11.7.2: these are not characters. */
function isInvalid(text: string): boolean {
  return text === '' || /[\0\ufeff\ufffe]/.test(text);
}

/**
 * A glyph that has no character of its own: the widest one of a cluster stands
 * for the cluster's text, dots and marks beside it for a joiner, which no
 * reader shows; what a glyph is most often is what it is.
 */
function mapByClusters(
  context: PageContext,
  use: FontUse,
  unmapped: readonly number[],
  map: Map<number, string>,
): void {
  const votes = new Map<number, Map<string, number>>();
  for (const { codes, text, count } of use.clusters.values()) {
    const base = codes.reduce(
      (best, code) => (use.widthOf(code) > use.widthOf(best) ? code : best),
      codes[0] ?? 0,
    );
    for (const code of codes) {
      if (!unmapped.includes(code)) continue;
      const ballot = votes.get(code) ?? new Map<string, number>();
      votes.set(code, ballot);
      const vote = code === base ? text : '\u200d';
      ballot.set(vote, (ballot.get(vote) ?? 0) + count);
    }
  }
  for (const code of unmapped) {
    const ballot = [...(votes.get(code) ?? [])];
    const [best] = ballot.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    if (best !== undefined) {
      map.set(code, isInvalid(best[0]) ? '\u200d' : best[0]);
      continue;
    }
    map.set(code, '\ufffd');
    context.problems.push({
      rule: 'glyph-without-character',
      message: `the font ${use.font.name} shows a sign that stands for no character`,
      page: use.page + 1,
    });
  }
}

function reportMissingGlyphs(context: PageContext, use: FontUse): void {
  const reported = new Set<string>();
  for (const { page, text } of use.missing) {
    if (reported.has(text)) continue;
    reported.add(text);
    context.problems.push({
      rule: 'missing-glyph',
      message: `no font has “${text}”; add a font that has it, or write it differently`,
      page: page + 1,
      text,
    });
  }
}
