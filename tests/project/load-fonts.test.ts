import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { loadFonts } from '../../src/project/load-fonts.ts';
import { loadTemplate } from '../../src/project/load-template.ts';
import { openProject } from '../../src/project/open-project.ts';
import { makeFolder } from '../support/temporary-project.ts';

async function fontsOf(script: string, text: string, code = '') {
  const project = await openProject(makeFolder());
  const { template } = await loadTemplate(project, { name: 'roundtable', file: new VFile() });
  if (template === undefined) throw new Error('There is no theme');
  const { faces, missing } = await loadFonts(template.theme, { script }, { text, code });
  return { faces, missing, names: faces.map(({ name }) => name.replace(/\.woff2$/, '')) };
}

test('English asks for Latin letters only, and for code only where there is some', async () => {
  const { names, faces, missing } = await fontsOf('Latn', 'Peace & “order” – £5');
  expect(missing).toEqual([]);
  expect(
    names.every((name) => /^source-(serif-4|sans-3)-latin-\d00-(normal|italic)$/.test(name)),
  ).toBe(true);
  expect(names).toContain('source-serif-4-latin-600-italic');
  expect(faces[0]).toMatchObject({ family: 'Source Serif 4', format: 'woff2', licence: 'OFL-1.1' });
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

test('Chinese brings a few files of its hundred, and its own quotation marks', async () => {
  const { faces, names, missing } = await fontsOf('Hans', '“和平行动”，二〇二二年');
  expect(missing).toEqual([]);
  expect(names.some((name) => /^noto-serif-sc-\d+-400-normal$/.test(name))).toBe(true);
  expect(faces.length).toBeLessThan(80);
});

test('a character that no font has is told', async () => {
  const { missing } = await fontsOf('Latn', 'a\u{1F600}\u{E000}b\u200d\ufe0f\u00ad');
  expect(missing).toEqual([0xe000, 0x1f600]);
});

test('a font package that is missing is the machine’s fault', async () => {
  const project = await openProject(makeFolder());
  const { template } = await loadTemplate(project, { name: 'roundtable', file: new VFile() });
  const theme = structuredClone(template?.theme);
  if (theme === undefined) throw new Error('There is no theme');
  theme.fonts.body.package = '@fontsource/none-of-that-name';
  await expect(loadFonts(theme, { script: 'Latn' }, { text: 'a', code: '' })).rejects.toMatchObject(
    {
      name: 'EnvironmentError',
      hint: 'Run: npm install @fontsource/none-of-that-name',
    },
  );
});
