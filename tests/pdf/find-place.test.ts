import { expect, test } from 'vitest';
import { createDecorationTest, findPlace } from '../../src/formats/pdf/find-place.ts';
import { resolveMarkdown } from '../support/resolve.ts';

const source = `## Talks

::::panel[Working *with* hosts]
Consent cuts both ways.

| Year | Missions |
| ---- | -------- |
| 2021 | 12 |
::::
`;

test('a problem of the file is found in the source by what the file says there', async () => {
  const report = await resolveMarkdown(source);
  const lineOf = (text: string) => findPlace(report, text)?.position?.start.line;
  expect(lineOf('Panel 1: Working with hosts')).toBe(3);
  expect(lineOf('Con\u00adsent cuts')).toBe(4);
  expect(lineOf('2021 12')).toBe(8);
  expect(lineOf('Contents')).toBeUndefined();
  expect(findPlace(report, undefined)).toBeUndefined();
});

test('the text of a report is told from its running heads', async () => {
  const report = await resolveMarkdown(source);
  const isDecoration = createDecorationTest(report, ['A Report', 'Talks about consent']);
  for (const text of ['A Report', 'consent', 'xiv', '12', '٣', 'Words of a drawing', ' ']) {
    expect([text, isDecoration(text)]).toEqual([text, true]);
  }
  for (const text of ['Consent cuts', 'both ways.', 'Missions', 'Working with hosts']) {
    expect([text, isDecoration(text)]).toEqual([text, false]);
  }
});
