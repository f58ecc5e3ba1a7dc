import { expect, test } from 'vitest';
import { nearest } from '../../src/report/nearest.ts';

const words = ['title', 'subtitle', 'short-title', 'licence', 'isbn', 'issn', 'doi'];

test.each([
  ['titel', 'title'],
  ['subtitel', 'subtitle'],
  ['license', 'licence'],
  ['Title', 'title'],
  ['ibsn', 'isbn'],
  ['short-titel', 'short-title'],
])('%s is near %s', (written, meant) => {
  expect(nearest(written, words)).toBe(meant);
});

test.each(['colour', 'x', 'attribution'])('%s is near none', (written) => {
  expect(nearest(written, words)).toBeUndefined();
});

test('a swap of neighbours is one change', () => {
  expect(nearest('odi', ['doi'])).toBe('doi');
});
