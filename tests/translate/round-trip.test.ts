/** What goes to a translator and comes back unchanged is the source, byte for byte. */
import { expect, test } from 'vitest';
import { writeTags } from '../../src/translate/content.ts';
import { type ExchangeFormatName, exchangeFormats } from '../../src/translate/exchange/formats.ts';
import { mergeUnits } from '../../src/translate/merge-units.ts';
import { listMarkdown, makeExchange, makeSource, makeTranslation, returnUnits } from './support.ts';

const formats = await Promise.all(
  (Object.keys(exchangeFormats) as ExchangeFormatName[]).map((name) => exchangeFormats[name]()),
);

test.each(listMarkdown())('%s comes back as it was sent, in every format', (_path, markdown) => {
  const source = makeSource(markdown);
  const translation = makeTranslation(source);
  const file = makeExchange(translation);
  const units = file.units.map((unit) => ({
    ...unit,
    target: unit.source,
    state: 'translated' as const,
  }));
  const sent = units.map(({ id, target, state }) => ({ id, target, state }));
  for (const format of formats) {
    const [returned] = format.read(format.write({ ...file, units }));
    expect(returned?.units, format.name).toEqual(sent);
  }
  const merged = mergeUnits(source, translation, sent);
  expect(source.file.messages.map(String)).toEqual([]);
  expect(merged.open).toBe(0);
  expect(merged.text).toBe(markdown);
});

/** Every letter another, as a translation has it; spaces, marks and punctuation as they are. */
const pseudonym = (text: string) =>
  text.replace(/\p{L}/gu, (letter) => ({ a: 'ä', e: 'é', o: 'ø' })[letter] ?? letter);

test.each(listMarkdown())('a translation of %s has its structure', (_path, markdown) => {
  const source = makeSource(markdown);
  const translation = makeTranslation(source);
  const units = returnUnits(translation, (unit) => ({
    ...unit,
    target: (unit.target ?? []).map((piece) =>
      piece.type === 'text' ? { ...piece, value: `${pseudonym(piece.value)}` } : piece,
    ),
  }));
  const merged = mergeUnits(source, translation, units);
  expect(source.file.messages.map(String)).toEqual([]);
  const written = makeSource(merged.text).segments;
  expect(written.map(({ kind, marks }) => [kind, marks.length])).toEqual(
    source.segments.map(({ kind, marks }) => [kind, marks.length]),
  );
  expect(written.map(({ content }) => writeTags(content))).toEqual(
    source.segments.map(({ content }) => pseudonym(writeTags(content))),
  );
});

test('a source with the line ends of Windows keeps them', () => {
  const markdown =
    '---\ntitle: A report\n---\n\nTwo lines\nof text.\n\n> More\n> of it.\n'.replaceAll(
      '\n',
      '\r\n',
    );
  const source = makeSource(markdown);
  const translation = makeTranslation(source);
  expect(
    mergeUnits(
      source,
      translation,
      returnUnits(translation, (unit) => unit),
    ).text,
  ).toBe(markdown);
  const units = returnUnits(translation, (unit) => ({
    ...unit,
    target: [{ type: 'text', value: 'mot '.repeat(30).trim() }],
  }));
  const { text } = mergeUnits(source, translation, units);
  expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  expect(text).toContain('\r\n> mot');
});
