import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { readCoverage } from '../../src/project/fonts/coverage.ts';
import { type FontUsage, loadFonts } from '../../src/project/fonts/load-fonts.ts';
import { listTables, packWoff2, unpackWoff } from '../../src/project/fonts/sfnt.ts';
import { subsetFont } from '../../src/project/fonts/subset-font.ts';
import { formatUnicodeRange, parseUnicodeRange } from '../../src/project/fonts/unicode-range.ts';
import { loadTemplate } from '../../src/project/load-template.ts';
import { openProject } from '../../src/project/open-project.ts';
import { requireFromPackage } from '../../src/project/package-root.ts';
import type { Theme } from '../../src/report/template.ts';
import { makeFolder } from '../support/temporary-project.ts';
import { decodeWoff2 } from '../support/woff2.ts';

type Italics = FontUsage['italics'];

async function readTheme(): Promise<Theme> {
  const project = openProject(makeFolder());
  const { template } = loadTemplate(project, { name: 'roundtable', file: new VFile() });
  if (template === undefined) throw new Error('There is no theme');
  return template.theme;
}

async function fontsOf(script: string, text: string, code = '', italics: Italics = 'all') {
  const usage = { text, code, italics };
  const { fonts, missing } = loadFonts(await readTheme(), { script }, usage);
  const faces = await fonts.load();
  return { faces, missing, names: faces.map(({ name }) => name.replace(/\.woff2$/, '')) };
}

describe('which files', () => {
  test('English asks for Latin letters only, and for code only where there is some', async () => {
    const { names, faces, missing } = await fontsOf('Latn', 'Peace & “order” – £5');
    expect(missing).toEqual([]);
    expect(
      names.every((name) => /^source-(serif-4|sans-3)-latin-\d00-(normal|italic)$/.test(name)),
    ).toBe(true);
    expect(names).toContain('source-serif-4-latin-600-italic');
    expect(faces[0]).toMatchObject({
      family: 'Source Serif 4',
      format: 'woff2',
      licence: 'OFL-1.1',
    });
    expect(faces[0]?.unicodeRange).toMatch(/^U\+0000-00FF,/);
    expect(Buffer.from(faces[0]?.bytes.subarray(0, 4) ?? []).toString()).toBe('wOF2');
    expect((await fontsOf('Latn', 'a', 'b')).names).toContain('source-code-pro-latin-400-normal');
  });

  test('other letters bring their subsets', async () => {
    const { names } = await fontsOf('Latn', 'Łódź');
    expect(names).toContain('source-serif-4-latin-ext-400-normal');
    expect((await fontsOf('Cyrl', 'Мир')).names).toContain('source-serif-4-cyrillic-400-italic');
  });

  test('Arabic is shown by its own family, Latin words in it by the house font', async () => {
    const { names, missing } = await fontsOf('Arab', 'السلام (UN) ٢٠٢٢');
    expect(missing).toEqual([]);
    expect(names).toContain('noto-naskh-arabic-arabic-400-normal');
    expect(names).toContain('noto-sans-arabic-arabic-600-normal');
    expect(names).toContain('source-serif-4-latin-400-normal');
    expect(names.filter((name) => name.startsWith('noto') && name.includes('-latin'))).toEqual([]);
  });

  test('an English report that quotes Arabic has a font for it', async () => {
    const { names, missing } = await fontsOf('Latn', 'Peace: السلام');
    expect(missing).toEqual([]);
    expect(names).toContain('noto-naskh-arabic-arabic-400-normal');
  });

  test('italics come only where there are some', async () => {
    const italic = async (italics: Italics) =>
      (await fontsOf('Latn', 'a', '', italics)).names.filter((name) => name.endsWith('italic'));
    expect(await italic('none')).toEqual([]);
    expect(await italic('regular')).toEqual([
      'source-serif-4-latin-400-italic',
      'source-sans-3-latin-400-italic',
    ]);
    expect(await italic('all')).toHaveLength(4);
  });

  test('no file is read until a format asks', async () => {
    const theme = await readTheme();
    const { fonts } = loadFonts(theme, { script: 'Latn' }, { text: 'a', code: '', italics: 'all' });
    expect(await fonts.load()).toBe(await fonts.load());
  });

  test('a font package that is missing is the machine’s fault', async () => {
    const theme = structuredClone(await readTheme());
    theme.fonts.body.package = '@fontsource/none-of-that-name';
    expect(() =>
      loadFonts(theme, { script: 'Latn' }, { text: 'a', code: '', italics: 'all' }),
    ).toThrow(
      expect.objectContaining({
        name: 'EnvironmentError',
        hint: 'Run: npm install @fontsource/none-of-that-name',
      }),
    );
  });
});

describe('a character that no font has is told', () => {
  test.each([
    ['emoji', '\u{1F600}', [0x1f600]],
    ['private use', '\ue000', [0xe000]],
    ['Devanagari', 'शांति', [0x902, 0x924, 0x936, 0x93e, 0x93f]],
    ['a letter of the range of a subset that the family lacks', 'ѠҐ', [0x460]],
    ['what has no glyph of its own', 'b\u200d\ufe0f\u00ad\u2009\u202f\u00a0', []],
    ['Vietnamese', 'Việt Nam, Đắk Lắk', []],
    ['signs that only another script’s family has', '† ‡ ‰ ≥ ∑', []],
    ['marks that are put on letters', 'e\u0301 o\u0303', []],
  ])('%s', async (_, text, expected) => {
    expect((await fontsOf('Latn', text)).missing).toEqual(expected);
  });

  test('in code too', async () => {
    expect((await fontsOf('Latn', 'a', '\u{1F600} 中 ب')).missing).toEqual([0x1f600]);
  });
});

describe('only what is used', () => {
  const poem =
    '床前明月光疑是地上霜举头望明月低头思故乡白日依山尽黄河入海流欲穷千里目更上一层楼和平行动者，。“”';

  test('Chinese is one small file a style, of a family in a hundred parts', async () => {
    const { faces, names, missing } = await fontsOf('Hans', poem);
    expect(missing).toEqual([]);
    expect(names.filter((name) => name.startsWith('noto-serif'))).toEqual([
      'noto-serif-sc-chinese-simplified-400-normal',
      'noto-serif-sc-chinese-simplified-600-normal',
    ]);
    const [face] = faces.filter(({ family }) => family === 'Noto Serif SC');
    expect(face?.bytes.length).toBeLessThan(30_000);
    const points = new Set([...poem].map((character) => character.codePointAt(0)));
    const covered = await decodeWoff2(face?.bytes ?? new Uint8Array());
    expect(covered).toEqual([...points].sort((a, b) => Number(a) - Number(b)));
    expect(parseUnicodeRange(face?.unicodeRange ?? '').flat()).toContain(0x201c);
  });

  test('a rare character that is not in the one large file comes from its part', async () => {
    const { names, faces, missing } = await fontsOf('Hans', `${poem}龘‰`);
    expect(missing).toEqual([]);
    const parts = names.filter((name) => /^noto-serif-sc-\d+-400/.test(name));
    expect(parts.length).toBeGreaterThan(0);
    for (const face of faces.filter(({ name }) => /sc-\d+-/.test(name))) {
      expect(face.unicodeRange).toMatch(/^U\+(2030|9F98)(,U\+9F98)?$/);
    }
  });

  test('a few Chinese characters in another text are no reason to open the large file', async () => {
    const { names } = await fontsOf('Latn', 'Peace: 和平');
    expect(names.some((name) => /^noto-serif-sc-\d+-400-normal$/.test(name))).toBe(true);
    expect(names.join()).not.toContain('chinese-simplified');
  });

  test('Arabic letters keep their joined forms', async () => {
    const { faces } = await fontsOf('Arab', 'السلام والأمن');
    const face = faces.find(({ name }) => name === 'noto-naskh-arabic-arabic-400-normal.woff2');
    expect(face?.bytes.length).toBeGreaterThan(2000);
    expect(face?.bytes.length).toBeLessThan(15_000);
  });

  test('is the same each time', async () => {
    const [first, second] = await Promise.all([fontsOf('Hans', poem), fontsOf('Hans', poem)]);
    expect(first.faces).toEqual(second.faces);
  });
});

describe('font files', () => {
  const path = requireFromPackage.resolve(
    '@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff',
  );

  test('what a file holds is not what its range promises', async () => {
    const coverage = readCoverage(path);
    expect(coverage?.has(0x41)).toBe(true);
    expect(coverage?.has(0x2020)).toBe(false);
    expect(readCoverage(`${path}.none`)).toBeUndefined();
  });

  test('are unpacked, cut, and packed again', async () => {
    const { readFile } = await import('node:fs/promises');
    const sfnt = await unpackWoff(await readFile(path));
    expect(listTables(sfnt).map(({ tag }) => tag)).toContain('glyf');
    const cut = await subsetFont(sfnt, [0x41, 0x42]);
    if (cut === undefined) throw new Error('HarfBuzz did not take the font');
    expect(await decodeWoff2(await packWoff2(cut))).toEqual([0x41, 0x42]);
  });

  test('a file that is no font is left alone', async () => {
    expect(await subsetFont(new TextEncoder().encode('no font'), [0x41])).toBeUndefined();
  });

  test('ranges are as short as they can be', () => {
    expect(formatUnicodeRange([0x43, 0x41, 0x42, 0x4e00])).toBe('U+41-43,U+4E00');
  });
});
