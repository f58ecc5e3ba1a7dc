import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadLanguage } from '../../src/languages/index.ts';
import {
  polishText,
  type TypographyOptions,
  typographyRules,
} from '../../src/markdown/typography/index.ts';

const folder = new URL('cases/', import.meta.url);
/** `~` is U+00A0, `^` U+202F, `|` the end of a line of the source. */
const decode = (text: string) =>
  text.replaceAll('~', '\u00a0').replaceAll('^', '\u202f').replaceAll('|', '\n');
const encode = (text: string) =>
  text.replaceAll('\u00a0', '~').replaceAll('\u202f', '^').replaceAll('\n', '|');

/** `fr.txt`; `ar.arab.txt` for a choice of digits. */
const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));
const sections = new Set<string>();

describe.each(files)('%s', (name) => {
  const [tag = '', digits] = name.split('.');
  const options: TypographyOptions = digits === 'arab' ? { digits } : {};
  let section = '';
  for (const line of readFileSync(new URL(name, folder), 'utf8').split('\n')) {
    if (line.startsWith('## ')) section = line.slice(3);
    if (line.startsWith('#') || line.trim() === '') continue;
    const [source = '', expected = ''] = line.split(' => ');
    sections.add(section);
    test(`${section}: ${source}`, async () => {
      const { language } = await loadLanguage(tag);
      const polished = polishText(decode(source), language, options);
      expect(encode(polished)).toBe(expected);
      expect(encode(polishText(polished, language, options))).toBe(expected);
    });
  }
});

test('every rule has its cases', () => {
  expect(typographyRules.map((rule) => rule.name).filter((name) => !sections.has(name))).toEqual(
    [],
  );
});
