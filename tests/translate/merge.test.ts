/** What a translator may do to a file, and what becomes an error at its segment. */
import { describe, expect, test } from 'vitest';
import { readTags, writeTags } from '../../src/translate/content.ts';
import { mergeUnits } from '../../src/translate/merge-units.ts';
import { makeSource, makeTranslation, returnUnits } from './support.ts';

const markdown = `---
title: A report
---

## A chapter

See **the [annex](#annex)** for it.[^note]

:::quote{by="A minister"}
You need the \`state\`.
:::

[^note]: A note.
`;

/** What is said of a translation of the paragraph, which is \`See {1}the {2}annex{/2}{/1} for it.{3}\`. */
function complainAbout(translated: string): string[] {
  const source = makeSource(markdown);
  const translation = makeTranslation(source);
  const units = returnUnits(translation, (unit, id) =>
    id.startsWith('a-chapter.p1')
      ? { ...unit, target: readTags(translated, (mark) => mark !== '3') }
      : unit,
  );
  mergeUnits(source, translation, units);
  return source.file.messages.map(
    ({ line, column, reason, ruleId }) => `${line}:${column} ${reason} (${ruleId})`,
  );
}

test('the paragraph is what these tests take it for', () => {
  const { segments } = makeSource(markdown);
  const paragraph = segments.find(({ path }) => path === 'a-chapter.p1');
  expect(writeTags(paragraph?.content ?? [])).toBe('See {1}the {2}annex{/2}{/1} for it.{3}');
});

test.each([
  ['Voir {1}l’{2}annexe{/2}{/1}.', '{3} (note “note”) is missing'],
  ['Voir {1}l’annexe{/1}.{3}', '{2} (link to a heading) is missing'],
  ['Voir {1}l’{2}annexe{/2}{/1}.{3}{3}', '{3} (note “note”) is there 2 times'],
  ['Voir {1}l’{2}annexe{/2}{/1}.{3}{4}', 'The placeholder {4} is not in the source'],
  ['Voir {1}l’{2}annexe{/1}{/2}.{3}', '{1} (strong emphasis) and {2} (link to a heading) cross'],
  ['Voir {1}l’{2}annexe{/2}.{3}', '{1} (strong emphasis) has no end'],
  ['Voir {1}l’{2}{/2}{/1}.{3}', '{2} (link to a heading) has no text inside'],
  ['Voir l’{2}annexe{/2}{/1}.{3}', 'The end {/1} has no beginning'],
])('%j: %s', (translated, message) => {
  const [first] = complainAbout(translated);
  expect(first).toMatch(
    /^7:1 “See the annex for it\.”: .* \[a-chapter\.p1-[0-9a-f]{8}\] \(translation-mark\)$/u,
  );
  expect(first).toContain(message);
});

test.each(['Voir {3}{2}l’{1}annexe{/1}{/2}.', '{1}{2}Annexe{/2}{/1}{3}'])(
  '%j: marks may stand in another order',
  (translated) => {
    expect(complainAbout(translated)).toEqual([]);
  },
);

test('an empty text is an error at its place', () => {
  expect(complainAbout(' ')).toEqual([
    expect.stringMatching(
      /^7:1 “See the annex for it\.”: The translation is empty .*\(translation-empty\)$/u,
    ),
  ]);
});

describe('a unit that', () => {
  const merge = (change: Parameters<typeof returnUnits>[1]) => {
    const source = makeSource(markdown);
    const translation = makeTranslation(source);
    const merged = mergeUnits(source, translation, returnUnits(translation, change));
    return { merged, messages: source.file.messages.map(({ reason }) => reason) };
  };
  const only = (id: string) => id.startsWith('a-chapter.h1');

  test('has no translation', () => {
    const { merged, messages } = merge((unit, id) => (only(id) ? { id, state: 'initial' } : unit));
    expect(messages).toEqual([expect.stringContaining('“A chapter” has no translation')]);
    expect(merged.open).toBe(1);
    expect(merged.lock.entries.get('a-chapter.h1')?.state).toBe('open');
  });

  test('waits for a look', () => {
    const { messages } = merge((unit, id) =>
      only(id) ? { ...unit, state: 'needs-review' } : unit,
    );
    expect(messages).toEqual([expect.stringContaining('is marked as not done')]);
  });

  test('is not in the file', () => {
    const { messages } = merge((unit, id) => (only(id) ? undefined : unit));
    expect(messages).toEqual([expect.stringContaining('“A chapter” is not in the file')]);
  });

  test('is of an earlier text', () => {
    const { messages } = merge((unit, id) =>
      only(id) ? { ...unit, id: 'a-chapter.h1-00000000' } : unit,
    );
    expect(messages).toEqual([expect.stringContaining('has changed since the file was made')]);
  });

  test('nobody asked for', () => {
    const source = makeSource(markdown);
    const translation = makeTranslation(source);
    const units = returnUnits(translation, (unit) => unit);
    mergeUnits(source, translation, [
      ...units,
      { id: 'elsewhere.p1-00000000', target: [], state: 'translated' },
    ]);
    expect(source.file.messages.map(({ reason, fatal }) => [reason, fatal])).toEqual([
      [expect.stringContaining('not, or no longer, in the source'), false],
    ]);
  });

  test('was signed off', () => {
    const { merged } = merge((unit, id) => (only(id) ? { ...unit, state: 'reviewed' } : unit));
    expect(merged.lock.entries.get('a-chapter.h1')?.state).toBe('reviewed');
    expect(merged.lock.entries.get('a-chapter.p1')?.state).toBe('translated');
  });
});

/** A translation of the heading, paragraph or cell, as it comes out in Markdown. */
function write(text: string, source = 'A paragraph.'): string {
  const about = makeSource(source);
  const translation = makeTranslation(about);
  const units = returnUnits(translation, (unit) => ({
    ...unit,
    target: [{ type: 'text', value: text }],
  }));
  const merged = mergeUnits(about, translation, units);
  expect(about.file.messages.map(String)).toEqual([]);
  return merged.text;
}

describe('what would be Markdown is escaped', () => {
  test.each([
    ['1. Un', '1\\. Un'],
    ['- un', '\\- un'],
    ['# un', '\\# un'],
    ['> un', '\\> un'],
    ['::: un', '\\::: un'],
    ['un *deux* trois', 'un \\*deux\\* trois'],
    ['un `deux`', 'un \\`deux\\`'],
    ['[un](deux)', '\\[un\\](deux)'],
    ['![un](deux)', '!\\[un\\](deux)'],
    ['un[^note]', 'un\\[^note\\]'],
    ['<b>un</b>', '\\<b>un\\</b>'],
    ['AT&T &amp; 3 < 4', 'AT&T \\&amp; 3 < 4'],
    ['mot_clé _un_', 'mot_clé \\_un\\_'],
    ['C:\\temp', 'C:\\\\temp'],
    ['~un~', '\\~un\\~'],
    ['a | b', 'a | b'],
    ['10:30, localhost:8080', '10:30, localhost:8080'],
  ])('%s', (text, markdown) => {
    expect(write(text)).toBe(markdown);
  });

  test('at the beginning of every line', () => {
    const source = `${'A word and '.repeat(5)}\n${'another word '.repeat(5)}.`;
    const text = 'un mot - encore + toujours 1. puis # fin '.repeat(8).trim();
    expect(
      write(text, source)
        .split('\n')
        .filter((line) => /^(?:[-+#]|\d\.) /u.test(line)),
    ).toEqual([]);
  });

  test('at the end of a heading', () => {
    expect(write('Le langage C #', '## A heading')).toBe('## Le langage C \\#');
  });

  test('in a cell', () => {
    expect(write('a | b', '| A |\n| - |\n| B |')).toBe('| a \\| b |\n| - |\n| a \\| b |');
  });

  test('in an attribute, a title, an alternative text and YAML', () => {
    expect(write('un "deux" & [trois]: # &amp;', ':::quote{by=one}\n![A](b.svg "C")\n:::')).toBe(
      ':::quote{by="un &quot;deux&quot; & [trois]: # &amp;amp;"}\n![un "deux" & \\[trois\\]: # \\&amp;](b.svg "un \\"deux\\" & [trois]: # \\&amp;")\n:::',
    );
    expect(write('un: "deux" # trois', "---\ntitle: One\nrights: 'Two'\n---\n")).toBe(
      '---\ntitle: "un: \\"deux\\" # trois"\nrights: \'un: "deux" # trois\'\n---\n',
    );
  });

  test('a mark that would not end beside a letter ends beside a reference', () => {
    const about = makeSource('**A concept.** Then.');
    const translation = makeTranslation(about);
    const units = returnUnits(translation, (unit) => ({
      ...unit,
      target: readTags('{1}概念。{/1}然后', () => true),
    }));
    expect(mergeUnits(about, translation, units).text).toBe('**&#x6982;念。**&#x7136;后');
    expect(about.file.messages).toEqual([]);
  });

  test('a run in another language is one', () => {
    expect(write('Le [Zeitgeist]{lang=de}.')).toBe('Le [Zeitgeist]{lang=de}.');
  });
});

test('a link to a heading leads to the heading in its new words', () => {
  const about = makeSource(
    '## First things\n\nSee [below](#second-things).\n\n## Second things\n\nSee [above](#first-things) and [the box](#a-box).\n\n:::box[A box]{#a-box}\nText.\n:::\n',
  );
  const translation = makeTranslation(about);
  const units = returnUnits(translation, (unit) => ({
    ...unit,
    target: (unit.target ?? []).map((piece) =>
      piece.type === 'text' ? { ...piece, value: piece.value.replace('things', 'choses') } : piece,
    ),
  }));
  const merged = mergeUnits(about, translation, units);
  expect(merged.text).toContain('See [below](#second-choses).');
  expect(merged.text).toContain('See [above](#first-choses) and [the box](#a-box).');
  expect(
    makeTranslation(about, merged.text, merged.lock).status.segments.map(({ state }) => state),
  ).toEqual(about.segments.map(() => 'translated'));
});
