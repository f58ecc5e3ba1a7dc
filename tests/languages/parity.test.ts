import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { language as english } from '../../src/languages/en.ts';
import { listLanguages, loadLanguage } from '../../src/languages/index.ts';
import { registry } from '../../src/languages/registry.ts';
import type { Labels, Language } from '../../src/report/language.ts';
import { languageSchema } from './schema.ts';

/** A language's file is named after its tag; the others help. */
const TAG = /^[a-z]{2,3}(-[A-Z]\w+)*\.ts$/u;
/** Labels that wait for what will print them. */
const WAITING = ['draft'];
const require = createRequire(import.meta.url);

const folder = new URL('../../src/languages/', import.meta.url);
const files = (await readdir(folder)).filter((name) => TAG.test(name));
const languages = await Promise.all(
  (await listLanguages()).map(async (tag) => (await loadLanguage(tag)).language),
);

/** Every label of a language as a path and its texts. */
function flatten(labels: Labels): Map<string, string[]> {
  const flat = new Map<string, string[]>();
  for (const [key, value] of Object.entries(labels)) {
    if (typeof value === 'string') flat.set(key, [value]);
    else if ('other' in value) flat.set(key, Object.values(value));
    else
      for (const [kind, text] of Object.entries<string>(value)) flat.set(`${key}.${kind}`, [text]);
  }
  return flat;
}

const placeholdersOf = (text: string) => [...text.matchAll(/\{\w+\}/gu)].map(String).sort();

test('every file is in the registry, under its own tag', async () => {
  expect(Object.keys(registry)).toEqual(
    files.map((name) => name.replace(/\.ts$/u, '').toLowerCase()).sort(),
  );
  for (const name of Object.keys(registry)) {
    const { language } = await loadLanguage(name);
    expect(new Intl.Locale(language.tag).minimize().baseName.toLowerCase()).toBe(
      new Intl.Locale(name).minimize().baseName.toLowerCase(),
    );
  }
});

describe.each(languages.map((language) => [language.tag, language] as const))(
  '%s',
  (tag, language) => {
    test('fits the schema', () => {
      expect(v.safeParse(languageSchema, language).issues ?? []).toEqual([]);
    });

    test('misses no label', async () => {
      expect((await loadLanguage(tag)).missing).toEqual([]);
    });

    test('has the placeholders that English has', () => {
      const own = flatten(language.labels);
      for (const [path, [text]] of flatten(english.labels)) {
        if (path === 'participantCount') continue;
        expect([path, placeholdersOf(own.get(path)?.[0] ?? '')]).toEqual([
          path,
          placeholdersOf(text ?? ''),
        ]);
      }
    });

    test('has a form for every plural category of the language', () => {
      const { pluralCategories } = new Intl.PluralRules(language.locale ?? tag).resolvedOptions();
      expect(Object.keys(language.labels.participantCount).sort()).toEqual(
        [...pluralCategories].sort(),
      );
    });

    test('recognises the words that it prints', () => {
      const { kinds } = language.labels;
      for (const kind of Object.keys(kinds) as (keyof typeof kinds)[]) {
        const words = Object.values(language.plainForms.kinds).flat();
        expect(words).toContain(kinds[kind].toLocaleLowerCase(tag));
      }
      expect(language.plainForms.participants).toContain(
        language.labels.participants.toLocaleLowerCase(tag),
      );
    });

    test('lists plain words in lower case, once, one kind a word', () => {
      const words = Object.values(language.plainForms.kinds).flat();
      for (const list of [words, language.plainForms.participants]) {
        expect(list).toEqual(
          list.map((word) => word.toLocaleLowerCase(tag).normalize('NFC').trim()),
        );
        expect(new Set(list).size).toBe(list.length);
      }
    });

    test('lists each honorific once, and none that is an initial', () => {
      const folded = language.honorifics.map((word) => word.toLocaleLowerCase(tag));
      expect(folded.filter((word, index) => folded.indexOf(word) !== index)).toEqual([]);
      expect(folded).not.toContain('');
      expect(folded).not.toContain('he');
    });

    test('names a pattern file that there is, or is a script without hyphens', () => {
      if (language.hyphenation === undefined) expect(['Arab', 'Hans']).toContain(language.script);
      else
        expect(() => require.resolve(`hyphen/patterns/${language.hyphenation}.js`)).not.toThrow();
    });

    test('is written in its own script', () => {
      const script = {
        Latn: /\p{sc=Latn}/u,
        Cyrl: /\p{sc=Cyrl}/u,
        Arab: /\p{sc=Arab}/u,
        Hans: /\p{sc=Han}/u,
      };
      const own = script[language.script as keyof typeof script];
      for (const [path, texts] of flatten(language.labels)) {
        const words = texts.map((text) => text.replace(/\{\w+\}/gu, '')).join('');
        if (/\p{L}/u.test(words)) expect([path, own.test(words)]).toEqual([path, true]);
      }
    });
  },
);

test('every label is printed somewhere', async () => {
  const source = new URL('../../src/', import.meta.url);
  const paths = (await readdir(source, { recursive: true }))
    .filter((path) => path.endsWith('.ts') && !TAG.test(path.replace(/^languages\//u, '')))
    .filter((path) => path !== 'report/language.ts');
  const code = (
    await Promise.all(paths.map((path) => readFile(new URL(path, source), 'utf8')))
  ).join();
  const printed = (label: string) =>
    new RegExp(`labels\\??\\.${label}\\b|'${label}'|\\b${label}\\b[^}]*\\}\\s*=[^;]*labels`, 'u');
  const unused = Object.keys(english.labels).filter((label) => !printed(label).test(code));
  expect(WAITING).toEqual(expect.arrayContaining(unused));
});

test.each(files.filter((name) => name.includes('-')))('%s only says what differs', async (name) => {
  const region = (await registry[name.replace(/\.ts$/u, '').toLowerCase()]?.())?.language;
  if (region === undefined || !('base' in region)) throw new Error(`${name} has no base`);
  const base: Language = (await loadLanguage(region.base)).language;
  const repeated = (own: object, other: object, path: string): string[] =>
    Object.entries(own).flatMap(([key, value]) => {
      const theirs: unknown = other[key as keyof typeof other];
      if (JSON.stringify(value) === JSON.stringify(theirs)) return [`${path}${key}`];
      const nested = typeof value === 'object' && value !== null && !Array.isArray(value);
      return nested && typeof theirs === 'object' && theirs !== null
        ? repeated(value, theirs, `${path}${key}.`)
        : [];
    });
  const { spaceBefore: _, ...typography } = region.typography ?? {};
  expect(repeated({ ...region, typography }, base, '')).toEqual([]);
});
