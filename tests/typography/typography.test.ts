import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { listLanguages, loadLanguage } from '../../src/languages/index.ts';
import {
  polishText,
  type TypographyOptions,
  typographyRules,
} from '../../src/markdown/typography/index.ts';
import type { Language } from '../../src/report/language.ts';

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

/** Which rules do something in a language. */
function rulesOf({ typography, script, honorificPosition }: Language): string[] {
  return [
    'quotes',
    'dashes',
    'ellipses',
    'numbers',
    ...(script === 'Latn' ? ['apostrophes'] : []),
    ...(honorificPosition === 'after' ? [] : ['names']),
    ...(typography.spaceBefore === undefined ? [] : ['spacing']),
    ...(typography.bindingWords === undefined ? [] : ['binding-words']),
    ...(typography.punctuation === undefined ? [] : ['punctuation']),
    ...(script === 'Hans' ? ['lines'] : []),
  ];
}

test('every language has cases of each rule that does something in it', async () => {
  const lacking: string[] = [];
  for (const tag of await listLanguages()) {
    const { language } = await loadLanguage(tag);
    const short = new Intl.Locale(tag).minimize().baseName;
    // A regional file shows where it differs.
    const rules = short.includes('-') ? [] : rulesOf(language);
    const name = `${short}.txt`;
    if (!files.includes(name)) lacking.push(name);
    else {
      const text = readFileSync(new URL(name, folder), 'utf8');
      for (const rule of rules) if (!text.includes(`## ${rule}\n`)) lacking.push(`${name} ${rule}`);
    }
  }
  expect(lacking).toEqual([]);
});

test('every rule has its cases', () => {
  expect(typographyRules.map((rule) => rule.name).filter((name) => !sections.has(name))).toEqual(
    [],
  );
});
