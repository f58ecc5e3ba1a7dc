/** Whatever a translator writes comes out as it went in, or is refused with its segment. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Content,
  normalizeContent,
  type Piece,
  readTags,
  sameContent,
  writeTags,
} from '../../src/translate/content.ts';
import { docxTable } from '../../src/translate/exchange/docx.ts';
import { poFormat } from '../../src/translate/exchange/po.ts';
import { isPairedIn } from '../../src/translate/exchange/tags.ts';
import { xliff1 } from '../../src/translate/exchange/xliff-1.ts';
import { xliff2 } from '../../src/translate/exchange/xliff-2.ts';
import { canonicalize } from '../../src/translate/match-marks.ts';
import { mergeUnits } from '../../src/translate/merge-units.ts';
import type { Mark } from '../../src/translate/segment.ts';
import { checkContent } from '../../src/translate/validate.ts';
import { makeExchange, makeSource, makeTranslation } from './support.ts';

const markdown = `---
title: A report
description: >-
  Two lines of
  description.
keywords: [one, two]
---

## A heading

A paragraph with *emphasis*, **strong [link](https://example.org) words**, \`code\`, a note[^a] and
a second line of \\* text.

> A quotation, *long
> enough* for two lines.

- An item
  1. inside another[^a]

| Head | **Other** |
| --- | --- |
| Cell | [Link](#a-heading) |

:::figure[A *caption*]{#fig source="A source"}
![A picture](a.svg "A title")
:::

[^a]: A note with *words*.
`;

/** What means something in Markdown, YAML, XML or to gettext, words of several scripts, and spaces. */
const fragment = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'mot',
      'слово',
      'كلمة',
      '概念',
      'a',
      '1',
      ' ',
      ', ',
      '. ',
      '。',
      '，',
    ),
  },
  fc.constantFrom(
    ...[
      '*',
      '**',
      '_',
      '__',
      '`',
      '``',
      '~',
      '~~',
      '[',
      ']',
      '(',
      ')',
      '![',
      '](',
      '<',
      '>',
      '<b>',
      '</b>',
      '<!--',
      '-->',
    ],
    ...[
      '&',
      '&amp;',
      '&#35;',
      '\\',
      '\\\\',
      '|',
      '#',
      '##',
      '- ',
      '+ ',
      '1. ',
      '2) ',
      '> ',
      ':::',
      ':::note',
      '---',
      '===',
      '{',
      '}',
    ],
    ...[
      '{{',
      '{1}',
      '{/1}',
      '[^a]',
      '[^b]',
      '[x]: y',
      ': ',
      '"',
      "'",
      ' #',
      '%',
      '%s',
      '"}',
      '{#id}',
      'https://example.org',
      'www.example.org',
      'a@example.org',
    ],
    ...['\u00a0', '\u202f', '\u2009', '…', '–', '«\u00a0', '\u00a0»', '$', '!', '?', '@', '^', '='],
  ),
);
const words = fc
  .array(fragment, { minLength: 1, maxLength: 12 })
  .map((parts) => parts.join(''))
  .filter((text) => /[\p{L}\p{N}]/u.test(text.trim()));

/** A translation of a text: other words, the same marks, perhaps in another order of the words. */
const translationOf = (content: Content) =>
  fc
    .array(words, { minLength: content.length + 1, maxLength: content.length + 1 })
    .map((texts) =>
      normalizeContent(
        content.flatMap((piece, index): Piece[] =>
          piece.type === 'text' ? [{ type: 'text', value: texts[index] ?? '' }] : [piece],
        ),
      ),
    );

const source = makeSource(markdown);
const translation = makeTranslation(source);
const file = makeExchange(translation);

const translations = fc
  .tuple(...file.units.map((unit) => translationOf(unit.source)))
  .map((contents) =>
    contents.map((target, index) => ({
      id: file.units[index]?.id ?? '',
      target,
      state: 'translated' as const,
    })),
  );

const runs = { numRuns: 25, endOnFailure: process.env['SHRINK'] === undefined };

describe('a translation of any words', () => {
  test('is written so that it reads as it was meant, in the structure of the source', () => {
    fc.assert(
      fc.property(translations, (units) => {
        const about = makeSource(markdown);
        const merged = mergeUnits(about, makeTranslation(about), units);
        const errors = about.file.messages.filter(({ fatal }) => fatal === true);
        // What Markdown has no form for is refused by name, not written wrongly.
        if (errors.length > 0) {
          expect(
            errors.every(
              ({ ruleId }) => ruleId === 'translation-markdown' || ruleId === 'translation-mark',
            ),
          ).toBe(true);
          return;
        }
        const written = makeSource(merged.text).segments;
        expect(written.map(({ kind }) => kind)).toEqual(source.segments.map(({ kind }) => kind));
        expect(written.map(({ content, marks }) => say(content, marks))).toEqual(
          source.segments.map(({ marks }, index) => say(units[index]?.target ?? [], marks)),
        );
      }),
      runs,
    );
  });

  test('comes back from every format as it was written', () => {
    fc.assert(
      fc.property(translations, (units) => {
        const sent = {
          ...file,
          units: file.units.map((unit, index) => ({ ...unit, ...units[index] })),
        };
        for (const format of [xliff1, xliff2, poFormat, docxTable]) {
          const [returned] = format.read(format.write(sent));
          const expected = units.map((unit) => ({
            ...unit,
            target: normalizeContent(unit.target),
          }));
          expect(returned?.units, format.name).toEqual(expected);
        }
      }),
      { ...runs, numRuns: 12 },
    );
  });
});

/** What a reader reads, without marks; an address is what it is whether it is marked or not. */
const say = (content: Content, marks: readonly Mark[]) =>
  canonicalize(content, marks).replace(/\u0001[^\u0002]*\u0002/gu, '');

test('tags are read as they are written', () => {
  const piece = fc.oneof(
    words.map((value): Piece => ({ type: 'text', value })),
    fc.constantFrom<Piece>(
      { type: 'single', id: '2' },
      { type: 'open', id: '1' },
      { type: 'close', id: '1' },
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const text = writeTags(pieces);
      const read = readTags(text, (id) => id === '1');
      expect(sameContent(read, pieces)).toBe(true);
    }),
  );
});

test('marks that are dropped, doubled or moved across each other never get through', () => {
  const marked = source.segments.find(({ marks }) => marks.length >= 5);
  if (marked === undefined) throw new Error('There is no text with marks');
  const whole = marked.content;
  const places = whole.flatMap((piece, index) => (piece.type === 'text' ? [] : [index]));
  fc.assert(
    fc.property(
      fc.constantFrom(...places),
      fc.constantFrom('drop', 'double', 'rename'),
      (index, damage) => {
        const pieces = [...whole];
        const piece = pieces[index];
        if (piece === undefined || piece.type === 'text') return;
        if (damage === 'drop') pieces.splice(index, 1);
        else if (damage === 'double') pieces.splice(index, 0, piece);
        else pieces[index] = { ...piece, id: '99' };
        expect(checkContent(marked, pieces)).not.toEqual([]);
      },
    ),
  );
  expect(checkContent(marked, whole)).toEqual([]);
});

test('a tag is a pair where the source has its end', () => {
  expect(isPairedIn('{1}a{/1} {2}', 'b')('1')).toBe(true);
  expect(isPairedIn('{1}a{/1} {2}', 'b{/2}')('2')).toBe(false);
});
