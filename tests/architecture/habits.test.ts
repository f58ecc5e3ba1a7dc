/** Habits that neither the compiler nor the linter holds. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder } from '../support/paths.ts';
import { listFiles, listSources, readSource } from './modules.ts';

/** 250 lines are the sign that a file is two; what passes this is. */
const LONGEST = 350;

const sources = listSources().map((path) => ({ path, text: readSource(path) }));

test('a file is about one thing', () => {
  const long = sources
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    // A language is one file of data, however long.
    .filter(({ path, lines }) => lines > LONGEST && !path.startsWith('languages/'));
  expect(long).toEqual([]);
});

test('the type checker is not silenced', () => {
  const silencers = /@ts-(?:ignore|nocheck|expect-error)|\bas any\b|noExplicitAny/;
  expect(matching(silencers)).toEqual([]);
});

test('a format reads no clock and draws no random number', () => {
  const sources = /\bDate\.now\(|new Date\(\)|Math\.random\(|randomUUID\(|randomBytes\(/;
  const inFormats = matching(sources).filter((line) => /^(?:formats|blocks|markdown)\//.test(line));
  expect(inFormats).toEqual([]);
});

test('nothing is left to do in a comment', () => {
  expect(matching(/\b(?:TODO|FIXME|XXX|HACK)\b/)).toEqual([]);
});

test('what is exported is used elsewhere', () => {
  const others = ['.ts', '.mjs', '.cjs'].flatMap((extension) =>
    ['tests', 'scripts', 'bench'].flatMap((folder) => listFiles(folder, extension)),
  );
  const words = new Map(
    [
      ...sources,
      ...others.map((path) => ({ path, text: readFileSync(join(projectFolder, path), 'utf8') })),
    ].map(({ path, text }) => [path, new Set(text.match(/[\w$]+/g))]),
  );
  const unused = sources.flatMap(({ path, text }) =>
    [...text.matchAll(/^export (?:async )?(?:function\*?|const|let|class) ([\w$]+)/gm)]
      .map(([, name = '']) => name)
      .filter((name) => ![...words].some(([other, set]) => other !== path && set.has(name)))
      .map((name) => `${path}: ${name}`),
  );
  expect(unused).toEqual([]);
});

/** The lines of `src` that match, as `path:line`. */
function matching(pattern: RegExp): string[] {
  return sources.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : [])),
  );
}
