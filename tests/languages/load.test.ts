import { expect, test } from 'vitest';
import { language as english } from '../../src/languages/en.ts';
import { language as french } from '../../src/languages/fr.ts';
import { loadLanguage } from '../../src/languages/index.ts';
import { completeLabels, mergeRegion } from '../../src/languages/merge.ts';

test.each([
  ['en', 'en'],
  ['en-GB', 'en'],
  ['en-us', 'en-US'],
  ['EN_us', 'en-US'],
  ['fr', 'fr'],
  ['fr-CA', 'fr-CA'],
  ['fr-CH', 'fr'],
  ['fr-CA-x-house', 'fr-CA'],
  ['pt-BR', 'pt-BR'],
  ['pt-AO', 'pt'],
  ['ar-EG', 'ar'],
  ['zh', 'zh-Hans'],
  ['zh-CN', 'zh-Hans'],
  ['zh-Hans-SG', 'zh-Hans'],
])('%s is answered by %s', async (tag, found) => {
  const { language, fallback } = await loadLanguage(tag);
  expect({ tag: language.tag, fallback }).toEqual({ tag: found, fallback: false });
});

test.each(['tlh', 'zh-Hant', 'zh-TW', 'ru-Latn', 'not a tag', ''])(
  '%j has no language, and English stands in',
  async (tag) => {
    const { language, fallback } = await loadLanguage(tag);
    expect({ tag: language.tag, fallback }).toEqual({ tag: 'en', fallback: true });
  },
);

test('gives the tag in canonical form', async () => {
  expect((await loadLanguage('FR_ca')).requested).toBe('fr-CA');
});

test('a region has all of its base but for what it says', async () => {
  const { language } = await loadLanguage('fr-CA');
  expect(language.labels.contents).toBe(french.labels.contents);
  expect(language.honorifics).toEqual(french.honorifics);
  expect(language.labels.disclaimer).not.toBe(french.labels.disclaimer);
  expect(language.typography.spaceBefore).toMatchObject({ ':': '\u00a0', '!': '' });
  expect(language.typography.insideQuotes).toBe(french.typography.insideQuotes);
});

test('a label of one kind does not lose the other kinds', () => {
  const merged = mergeRegion(french, {
    tag: 'fr-XX',
    base: 'fr',
    labels: { kinds: { table: 'Tabelle' } },
  });
  expect(merged.labels.kinds).toEqual({ ...french.labels.kinds, table: 'Tabelle' });
  expect('base' in merged).toBe(false);
});

test('missing and empty labels are English, and are told', () => {
  const { contents: _, ...labels } = french.labels;
  const { figure: __, ...kinds } = labels.kinds;
  const partial = { ...french, labels: { ...labels, cover: ' ', kinds } };
  const { language, missing } = completeLabels(partial as typeof french, english);
  expect(missing).toEqual(['labels.contents', 'labels.cover', 'labels.kinds.figure']);
  expect(language.labels.contents).toBe('Contents');
  expect(language.labels.cover).toBe('Cover');
  expect(language.labels.kinds).toEqual({ ...french.labels.kinds, figure: 'Figure' });
  expect(language.labels.notes).toBe(french.labels.notes);
});
