/** How far a translation is, by what was recorded when it was taken over. */

import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { acceptTranslation } from '../../src/translate/accept.ts';
import { type LockFile, readLock, writeLock } from '../../src/translate/lock-file.ts';
import { describeDifference } from '../../src/translate/word-diff.ts';
import { makeSource, makeTranslation } from './support.ts';

const english = `---
title: A report
keywords: [one, two]
---

## First

One paragraph.

Another paragraph, with 12 words in it.[^a]

## Second

- Item
- Other item

[^a]: A note.
`;

const french = `---
title: Un rapport
keywords: [un]
---

## Premièrement

Un paragraphe.

Un autre paragraphe, de 12 mots.[^a]

## Deuxièmement

- Élément
- Autre élément

[^a]: Une note.
`;

/** What was recorded of the translation as it stands above. */
function record(isReviewed = false): LockFile {
  const source = makeSource(english);
  return acceptTranslation(source, makeTranslation(source, french), { isReviewed }).lock;
}

/** The segments that are not translated, as \`state path\`. */
function listOpen(before: string, after: string, lock = record()): string[] {
  const { status } = makeTranslation(makeSource(before), after, lock);
  return [
    ...status.segments
      .filter(({ state }) => state !== 'translated')
      .map(({ state, segment }) => `${state} ${segment.path}`),
    ...status.surplus.map(({ path }) => `surplus ${path}`),
  ];
}

test('a translation that was taken over is translated', () => {
  expect(listOpen(english, french)).toEqual([]);
});

test('one that was looked at is reviewed, until it is changed', () => {
  const lock = record(true);
  const { status } = makeTranslation(makeSource(english), french, lock);
  expect(status.segments.filter(({ state }) => state === 'reviewed')).toHaveLength(9);
  const changed = french.replace('Un paragraphe.', 'Un alinéa.');
  const after = makeTranslation(makeSource(english), changed, lock).status;
  const states = after.segments.filter(({ segment }) => segment.path === 'first.p1');
  expect(states.map(({ state, isRecorded }) => [state, isRecorded])).toEqual([
    ['translated', false],
  ]);
});

test('a corrected paragraph is stale', () => {
  expect(listOpen(english.replace('12 words', '13 words'), french)).toEqual(['stale first.p2']);
});

test('a note that leads elsewhere is stale too', () => {
  const moved = english.replaceAll('[^a]', '[^b]');
  expect(listOpen(moved, french)).toContain('stale first.p2');
});

test('a new paragraph is missing, and makes nothing else stale', () => {
  const more = english.replace('Another', 'A new paragraph between the others.\n\nAnother');
  expect(listOpen(more, french)).toEqual(['missing first.p2']);
});

test('a paragraph that was taken away leaves its translation over', () => {
  expect(listOpen(english.replace('One paragraph.\n\n', ''), french)).toEqual([
    'surplus premièrement.p1',
  ]);
});

test('a chapter with another title is stale in its title only', () => {
  expect(listOpen(english.replace('## First', '## At first'), french)).toEqual([
    'stale at-first.h1',
  ]);
});

test('chapters that change places are not stale', () => {
  const turn = (text: string, first: string, second: string) => {
    const [head = '', one = '', two = ''] = text.split(
      new RegExp(`(?=## (?:${first}|${second}))`, 'u'),
    );
    const [chapter = '', notes = ''] = two.split(/(?=\[\^a\]:)/u);
    return `${head}${chapter}${one}${notes}`;
  };
  const turned = turn(english, 'First', 'Second');
  expect(listOpen(turned, turn(french, 'Premièrement', 'Deuxièmement'))).toEqual([]);
});

test('a stale translation that is changed stays stale until it is accepted', () => {
  const corrected = english.replace('12 words', '13 words');
  const lock = record();
  const mended = french.replace('12 mots', '13 mots');
  expect(listOpen(corrected, mended, lock)).toEqual(['stale first.p2']);
  const source = makeSource(corrected);
  const accepted = acceptTranslation(source, makeTranslation(source, mended, lock), {
    isReviewed: false,
    only: new Set(['first.p2']),
  });
  expect(accepted.open).toBe(0);
  expect(listOpen(corrected, mended, accepted.lock)).toEqual([]);
});

test('without a lock file, what is there is translated but for sentences left as they were', () => {
  const none: LockFile = { source: 'en', entries: new Map() };
  expect(listOpen(english, french, none)).toEqual([]);
  const half = french.replace(
    'Un autre paragraphe, de 12 mots.',
    'Another paragraph, with 12 words in it.',
  );
  expect(listOpen(english, half, none)).toEqual(['missing first.p2']);
});

describe('a lock file', () => {
  test('has a line a text, and reads as it was written', () => {
    const lock = record();
    const text = writeLock(lock, { source: 'en.md', target: 'fr.md' });
    expect(text).toMatch(/^ {2}first\.p1: [0-9a-f]{12} [0-9a-f]{12} translated$/mu);
    expect(readLock(new VFile({ value: text }))).toEqual(lock);
  });

  test('with both sides of a merge in it is read', () => {
    const text = writeLock(record(), { source: 'en.md', target: 'fr.md' });
    const line = /^ {2}first\.p1: .*\n/mu.exec(text)?.[0] ?? '';
    const file = new VFile({
      value: text.replace(line, `${line}${line.replace('translated', 'reviewed')}`),
    });
    expect(readLock(file).entries.get('first.p1')?.state).toBe('reviewed');
    expect(file.messages).toEqual([]);
  });

  test.each([
    ['segments:\n  a.p1: nothing\n', '2:3 The line of “a.p1” can’t be read'],
    ['segments: [\n', 'This lock file can’t be read'],
  ])('that says nothing is reported: %j', (text, message) => {
    const file = new VFile({ value: text });
    expect(readLock(file).entries.size).toBe(0);
    expect(
      file.messages.map(({ line, column, reason }) => `${line}:${column} ${reason}`).join(),
    ).toContain(message);
  });
});

test.each([
  ['One two three.', 'One three.', 'One [-two -]three.'],
  ['Have 1,000 men.', 'Have 1,200 men.', 'Have [-1,000-]{+1,200+} men.'],
  ['维持和平', '维护和平', '维[-持-]{+护+}和平'],
  ['a', 'a', 'a'],
])('the difference of %j and %j', (before, after, shown) => {
  expect(describeDifference(before, after)).toBe(shown);
});
