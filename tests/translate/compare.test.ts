/** What a translation has lost or changed is reported at its place, with the place in the source. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { loadLanguage } from '../../src/languages/index.ts';
import { compareTexts, readComparedText } from '../../src/translate/compare/compare.ts';
import { compareNumbers } from '../../src/translate/compare/numbers.ts';
import { projectFolder } from '../support/paths.ts';

const english = `## First

One paragraph with a note.[^a] It has 1,200 words and [a link](https://example.org/en/page).

::::panel[A panel]{#panel-one}
Talk.

:::participants
- Prof Ada Example, Professor of Law, University of Example
- Dr Bo Sample, Lecturer, University of Example
:::
::::

:::figure[A table]{#tab-one}
| A | B |
| - | - |
| c | d |
| e | f |
:::

:::recommendations
1. Do this.
2. Do that.
:::

### Under it

The last paragraph.

[^a]: A note.
`;

const french = `## Premièrement

Un paragraphe avec une note.[^a] Il compte 1 200 mots et [un lien](https://example.org/fr/page).

::::panel[Un panel]{#panel-one}
Débat.

:::participants
- Prof. Ada Example, professeure de droit, Université d’Exemple
- Dr Bo Sample, maître de conférences, Université d’Exemple
:::
::::

:::figure[Un tableau]{#tab-one}
| A | B |
| - | - |
| c | d |
| e | f |
:::

:::recommendations
1. Faire ceci.
2. Faire cela.
:::

### En dessous

Le dernier paragraphe.

[^a]: Une note.
`;

async function compare(source: string, target: string, tag = 'fr') {
  const read = async (path: string, value: string, language: string) => {
    const file = new VFile({ path, value });
    return {
      file,
      text: readComparedText(file, undefined, (await loadLanguage(language)).language),
    };
  };
  const one = await read('en.md', source, 'en');
  const other = await read(`${tag}.md`, target, tag);
  compareTexts(one.text, other.text, other.file);
  return other.file.messages.map(({ line, reason, ruleId, related }) => {
    const place = related?.place;
    const there = place === undefined ? undefined : 'start' in place ? place.start : place;
    return `${line} ${reason} (${ruleId}), ${related?.path}:${there?.line}`;
  });
}

const change = (from: string | RegExp, to: string) => french.replace(from, to);

test('a faithful translation is silent', async () => {
  expect(await compare(english, french)).toEqual([]);
});

test.each([
  [
    'a lost note',
    change('.[^a]', '.'),
    '3 The note “a” of the source is missing here (translation-note), en.md:3',
  ],
  [
    'a changed number',
    change('1 200', '1 300'),
    '3 The source says 1,200 where this says 1 300 (translation-number), en.md:3',
  ],
  [
    'a lost number',
    change('Il compte 1 200 mots', 'Il est long'),
    '3 The number 1,200 of the source is missing here (translation-number), en.md:3',
  ],
  [
    'another target',
    change('/fr/page', '/fr/other'),
    '3 The link to “https://example.org/en/page” of the source is missing here (translation-link), en.md:3',
  ],
  [
    'another id',
    change('#tab-one', '#tableau'),
    '14 This figure (table) has the id “tableau”, in the source the id “tab-one” (translation-id), en.md:14',
  ],
  [
    'a lost panel',
    change(/::::panel[\s\S]*?::::\n\n/u, ''),
    '1 The panel “A panel” of the source is missing after this place (translation-structure), en.md:5',
  ],
  [
    'a lost person',
    change(/- Dr Bo.*\n/u, ''),
    '8 There are 1 people here, in the source 2 (translation-people), en.md:8',
  ],
  [
    'a lost row',
    change('| e | f |\n', ''),
    '15 This table has 2 × 2 cells, in the source 3 × 2 (rows × columns) (translation-structure), en.md:15',
  ],
  [
    'a lost figure',
    change(/:::figure[\s\S]*?:::\n\n/u, ''),
    '8 The table “A table” of the source is missing after this place (translation-structure), en.md:14',
  ],
  [
    'a lost recommendation',
    change('2. Faire cela.\n', ''),
    '21 There are 1 recommendations here, in the source 2 (translation-structure), en.md:21',
  ],
  [
    'another level',
    change('### En', '#### En'),
    '26 This heading has the level 4, in the source 3 (translation-structure), en.md:26',
  ],
  [
    'a lost paragraph',
    change('Le dernier paragraphe.\n', ''),
    '26 The paragraph “The last paragraph.” of the source is missing after this place (translation-structure), en.md:28',
  ],
  [
    'a new paragraph',
    change('Le dernier', 'Un paragraphe de plus, bien plus long.\n\nLe dernier'),
    '28 The source has no such text: “Un paragraphe de plus, bien plus long.” (translation-structure), en.md:1',
  ],
])('%s', async (_name, target, message) => {
  expect(target).not.toBe(french);
  expect((await compare(english, target))[0]).toBe(message);
});

test('a panel in plain Markdown is the same as one in blocks', async () => {
  const plain = french
    .replace(/::::panel\[Un panel\]\{#panel-one\}/u, '### Panel 1 : Un panel')
    .replace('\n::::\n', '\n');
  const source = english.replace('{#panel-one}', '');
  const messages = await compare(source, plain);
  expect(messages.filter((message) => message.includes('panel'))).toEqual([]);
});

test('what is missing of half a text is told by its number', async () => {
  const long = `${'A paragraph like any other.\n\n'.repeat(40)}`;
  const messages = await compare(`${english}\n${long}`, french);
  expect(messages.filter((message) => message.includes('missing'))).toHaveLength(11);
  expect(messages.at(-1)).toMatch(/^\d+ 30 more texts of the source are missing/u);
});

describe('numbers', () => {
  test.each([
    ['1,000 men', '1 000 hommes'],
    ['1,000 men', '1\u202f000 hommes'],
    ['1,000 men', '1.000 hombres'],
    ['1,000 men', '١٬٠٠٠ رجل'],
    ['12,345.67', '12 345,67'],
    ['12,345.67', '١٢٬٣٤٥٫٦٧'],
    ['1.5 million', '150万'],
    ['1.5 million', '1,5 миллиона'],
    ['2 billion', '20亿'],
    ['12 scholars', 'douze universitaires'],
    ['the 19th century', 'XIXe siècle'],
    ['at 10:30', 'um 10.30 Uhr'],
    ['at 10:30', 'à 10 h 30'],
    ['resolution 1325 (2000)', 'القرار ١٣٢٥ (٢٠٠٠)'],
  ])('%j is %j', (source, target) => {
    expect(compareNumbers(source, target)).toEqual({ missing: [], surplus: [] });
  });

  test.each([
    ['12 men', '13 hommes', '12', '13'],
    ['3.14', '3,15', '3.14', '3,15'],
    ['40 men', 'quarante hommes', '40', ''],
    ['1.5 million', '15 millions', '1.5', '15'],
    ['men', '250 hommes', '', '250'],
  ])('%j is not %j', (source, target, missing, surplus) => {
    const found = compareNumbers(source, target);
    expect(found.missing.map(({ text }) => text).join()).toBe(missing);
    expect(found.surplus.map(({ text }) => text).join()).toBe(surplus);
  });
});

describe('the samples', () => {
  const folder = join(projectFolder, 'source/peacekeeping');
  const read = (tag: string) => readFileSync(join(folder, `${tag}.md`), 'utf8');
  const tags = readdirSync(folder).flatMap((name) => /^(?!en)(\w+)\.md$/u.exec(name)?.[1] ?? []);

  test.each(tags)('%s has nothing that en has not, and the other way round', async (tag) => {
    expect(await compare(read('en'), read(tag), tag)).toEqual([]);
  });
});
