/** How a source is cut into segments, and what translators are told of each. */
import { expect, test } from 'vitest';
import { writeTags } from '../../src/translate/content.ts';
import { makeExchange, makeSource, makeTranslation } from './support.ts';

const cut = (markdown: string, shared?: string) =>
  makeSource(markdown, shared).segments.map(
    ({ path, kind, content }) => `${path} | ${kind} | ${writeTags(content)}`,
  );

test('every text is in one segment, and nothing else is', () => {
  const markdown = `---
title: A report
language: en
keywords: [one, two]
pdf: { profile: ua }
---

<!-- A comment. -->

## A heading {of braces}

A *paragraph* on
two lines.[^a]

\`\`\`sh
make
\`\`\`

- An item
  - [x] a task

| Head | 1 |
| --- | --- |
| | ![Picture](a.svg "Title") |

::::panel[A panel]{#first kind=session}
:::quote{by="Somebody"}
Words.
:::
::::

:::participants
- Dr Ada Example, Lecturer {sort="Example, Ada"}
:::

[^a]: A note.
`.replaceAll('\\`', '`');
  expect(cut(markdown)).toEqual([
    'meta.title | Title of the report | A report',
    'meta.keywords.1 | Keyword | one',
    'meta.keywords.2 | Keyword | two',
    'a-heading-of-braces.h1 | Heading | A heading {{of braces}',
    'a-heading-of-braces.p1 | Paragraph | A {1}paragraph{/1} on two lines.{2}',
    'a-heading-of-braces.li1 | List item | An item',
    'a-heading-of-braces.li2 | List item | a task',
    'a-heading-of-braces.th1 | Head of a column | Head',
    'a-heading-of-braces.th2 | Head of a column | 1',
    'a-heading-of-braces.alt1 | Description of a picture, for those who cannot see it | Picture',
    'a-heading-of-braces.title1 | Title of a picture or link | Title',
    'first.label1 | Title | A panel',
    'quote.attribute1 | Line under a block | Somebody',
    'quote.p1 | Paragraph | Words.',
    'participants.person1 | Person: name, role, affiliation | Dr Ada Example, Lecturer {1}Example, Ada{/1}',
    'note-a.p1 | Paragraph | A note.',
  ]);
});

test('what all languages share is cut too, unless the text says it itself', () => {
  const shared =
    'date: 2026\npublisher:\n  name: Institute\n  url: https://example.org\nseries: Reports\n';
  expect(cut('---\ntitle: A\nseries: Other reports\n---\n', shared)).toEqual([
    'meta.title | Title of the report | A',
    'meta.series | Series of the report | Other reports',
    'meta.publisher.name | Publisher | Institute',
  ]);
});

test('people without a list are a line each', () => {
  expect(cut(':::participants\nAda Example, Lecturer\nBo Sample, Lecturer\n:::\n')).toEqual([
    'participants.person1 | Person: name, role, affiliation | Ada Example, Lecturer{1}Bo Sample, Lecturer',
  ]);
});

test('a comment to translators goes with its block, and with no other', () => {
  const source = makeSource(
    'One.\n\n<!-- translator: keep it short -->\n- Two.\n- Three.\n\n<!-- another comment -->\n\nFour.\n\n<!-- translators: a pun -->\n## Five\n\nSix.\n',
  );
  const units = makeExchange(makeTranslation(source)).units;
  expect(units.map(({ notes }) => notes)).toEqual([
    [],
    ['keep it short'],
    ['keep it short'],
    [],
    ['a pun'],
    [],
  ]);
});

test('a unit says where it stands', () => {
  const source = makeSource('## Chapter\n\nBefore.\n\n:::box[A box]\nInside.\n:::\n');
  const unit = makeExchange(makeTranslation(source)).units.at(-1);
  expect(unit).toMatchObject({
    kind: 'Paragraph',
    context: ['Chapter', 'box: A box'],
    previous: 'A box',
    place: 'source/report/en.md:6',
  });
});

test('a cell that only goes on another one is no text', () => {
  expect(cut('| A | < | B |\n| - | - | - |\n| one | two | x |\n| three | < | ^ |\n')).toEqual([
    'text.th1 | Head of a column | A',
    'text.th2 | Head of a column | B',
    'text.td1 | Table cell | one',
    'text.td2 | Table cell | two',
    'text.td3 | Table cell | x',
    'text.td4 | Table cell | three',
  ]);
});
