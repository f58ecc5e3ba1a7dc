import { expect, test } from 'vitest';
import { checkWebAddress } from '../../src/project/identifiers.ts';
import { checkDoi, checkIsbn, checkIssn, checkOrcid } from '../../src/report/identifiers.ts';

// Examples of the standards' own and of real publications.
test.each([
  [checkIsbn, '978-0-306-40615-7'],
  [checkIsbn, '979-10-90636-07-1'],
  [checkIsbn, '0-306-40615-2'],
  [checkIsbn, '0-8044-2957-X'],
  [checkIssn, '0378-5955'],
  [checkIssn, '2434-561X'],
  [checkDoi, '10.1000/182'],
  [checkDoi, '10.1002/(SICI)1096-8644(199601)99:1'],
  [checkOrcid, '0000-0002-1825-0097'],
  [checkOrcid, '0000-0002-1694-233X'],
  [checkWebAddress, 'https://example.org/a?b=c#d'],
])('%o takes %s', (check, text) => {
  expect(check(text)).toEqual({ value: text });
});

test('one wrong digit is always found', () => {
  for (const [check, text] of [
    [checkIsbn, '978-0-306-40615-7'],
    [checkIssn, '0378-5955'],
    [checkOrcid, '0000-0002-1825-0097'],
  ] as const) {
    for (const [index, digit] of [...text].entries()) {
      if (digit === '-') continue;
      const wrong = text.slice(0, index) + String((Number(digit) + 1) % 10) + text.slice(index + 1);
      expect(check(wrong), wrong).toHaveProperty('problem');
    }
  }
});

test.each([
  ['file:///etc/passwd'],
  ['data:text/html,x'],
  ['//example.org'],
  ['example.org'],
  ['https://example.org/"><script>'],
])('%s is no address on the web', (text) => {
  expect(checkWebAddress(text)).toHaveProperty('problem');
});
